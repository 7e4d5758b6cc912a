export type Category = 'Read' | 'Write' | 'Execute' | 'Destructive' | 'Financial';

export type Level = 'Low' | 'Medium' | 'High' | 'Critical';

/** Where a piece of evidence comes from. `user`: the category set in `config.json`, which is final. */
export type SignalSource = 'user' | 'catalogue' | 'annotation' | 'name' | 'description' | 'argument';

/** Where in the tool a piece of evidence stands. Offsets are UTF-16 units of the text as listed, end exclusive. */
export type SignalPlace =
  | { readonly in: 'name' | 'description'; readonly start: number; readonly end: number }
  /** A JSON Pointer into `inputSchema` or `annotations`. */
  | { readonly in: 'inputSchema' | 'annotations'; readonly pointer: string };

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
  /** Absent when the evidence stands nowhere in the tool (the user's word, a server's name). */
  readonly place?: SignalPlace;
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

/** What is known of a tool beside its listing. */
export interface RiskContext {
  /** The server's key in the configuration. */
  readonly server?: string | undefined;
  readonly serverInfo?: { readonly name: string; readonly version?: string } | undefined;
  /** The *user* (never the repository) trusts what this server says of itself. */
  readonly trusted?: boolean | undefined;
  /** The category that the user set in `config.json`: final. */
  readonly override?: { readonly category: Category; readonly reason: string } | undefined;
}
