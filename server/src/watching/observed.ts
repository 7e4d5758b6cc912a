import { uriKey } from '../documents/uri-key.ts';

/** A server that is kept connected. */
export interface Watch {
  /** The policy or folder that it was asked for. */
  readonly uri: string;
  readonly server: string;
  /** Of the configuration that a person agreed to. */
  readonly hash: string;
  stop(): Promise<void>;
}

/** What is going on with the server of one snapshot. */
export interface Observation {
  readonly asking: boolean;
  readonly watched: boolean;
  /** When it last listed its tools in this session, in milliseconds since the epoch. */
  readonly listedAt: number | undefined;
  /** Why it is not watched any more, when it ended by itself. */
  readonly ended: string | undefined;
}

interface Entry {
  asking: number;
  watch: Watch | undefined;
  listedAt: number | undefined;
  ended: string | undefined;
}

const nothing: Observation = { asking: false, watched: false, listedAt: undefined, ended: undefined };

/**
 * What servers are doing in this session, by the URI of the snapshot that each belongs to: which is being asked, which is
 * watched. Forgotten with the session; whoever is watched ends with it.
 */
export class Observed {
  readonly #entries = new Map<string, Entry>();
  readonly #changed: () => void;

  /** `changed` is called whenever something else is going on. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  of(snapshotUri: string | undefined): Observation {
    const entry = snapshotUri === undefined ? undefined : this.#entries.get(uriKey(snapshotUri));
    if (!entry) return nothing;
    const { asking, watch, listedAt, ended } = entry;
    return { asking: asking > 0, watched: watch !== undefined, listedAt, ended };
  }

  /** The server is asked from now on; call what is returned when it has answered: with the moment of its listing, if it listed. */
  ask(snapshotUri: string): (listedAt?: number) => void {
    const entry = this.#entry(snapshotUri);
    entry.asking++;
    entry.ended = undefined;
    this.#changed();
    let done = false;
    return (listedAt) => {
      if (done) return;
      done = true;
      entry.asking--;
      entry.listedAt = listedAt ?? entry.listedAt;
      this.#changed();
    };
  }

  watches(): readonly Watch[] {
    return [...this.#entries.values()].flatMap(({ watch }) => watch ?? []);
  }

  keep(snapshotUri: string, watch: Watch): void {
    this.#entry(snapshotUri).watch = watch;
    this.#changed();
  }

  /** The watch is over without anybody having asked for it. */
  ended(snapshotUri: string, reason: string): void {
    const entry = this.#entry(snapshotUri);
    entry.watch = undefined;
    entry.ended = reason;
    this.#changed();
  }

  /** Ends the watch, if there is one, and the server. */
  stop(snapshotUri: string): Promise<boolean> {
    return this.#stop(this.#entry(snapshotUri));
  }

  /** Ends every server, and resolves when they are gone. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => this.#stop(entry)));
  }

  /** Ends those for which there is a reason, and keeps the reason. */
  async stopWhere(reasonFor: (watch: Watch) => Promise<string | undefined>): Promise<void> {
    const entries = [...this.#entries.values()];
    await Promise.all(
      entries.map(async (entry) => {
        const { watch } = entry;
        const reason = watch && (await reasonFor(watch));
        // Another may have taken its place meanwhile.
        if (reason !== undefined && entry.watch === watch) await this.#stop(entry, reason);
      }),
    );
  }

  async #stop(entry: Entry, reason?: string): Promise<boolean> {
    const { watch } = entry;
    if (!watch) return false;
    entry.watch = undefined;
    entry.ended = reason;
    this.#changed();
    await watch.stop();
    return true;
  }

  #entry(snapshotUri: string): Entry {
    const key = uriKey(snapshotUri);
    const existing = this.#entries.get(key);
    if (existing) return existing;
    const entry: Entry = { asking: 0, watch: undefined, listedAt: undefined, ended: undefined };
    this.#entries.set(key, entry);
    return entry;
  }
}
