export type Category = 'Read' | 'Write' | 'Execute' | 'Destructive' | 'Financial';

export type Level = 'Low' | 'Medium' | 'High' | 'Critical';

/** Where a piece of evidence comes from. `user`: the category set in `config.json`, which is final. */
export type SignalSource = 'user' | 'catalogue' | 'annotation' | 'name' | 'description' | 'argument';

/** One piece of evidence. */
export interface Signal {
  readonly source: SignalSource;
  /** What was seen, e.g. `delete` or `readOnlyHint: true`: the server's words, to be escaped when shown. */
  readonly seen: string;
  /** What it speaks for; undefined when it only weakens certainty. */
  readonly category: Category | undefined;
  /** 0 to 1. */
  readonly weight: number;
  /** In words, ours: "the name begins with the verb «delete»". */
  readonly why: string;
}

/** A judgement about names and words, with its grounds. Most severe applicable category first. */
export interface Risk {
  readonly category: Category;
  readonly level: Level;
  /** 0 to 1. */
  readonly confidence: number;
  /** One sentence. */
  readonly reason: string;
  /** Heaviest first. */
  readonly signals: readonly Signal[];
}
