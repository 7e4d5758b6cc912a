import type { PolicyContext } from '@mcp-policy/workspace';
import { same } from './same.ts';
import type { Settings } from './settings.ts';

/** What surrounds one policy: what lies in its workspace, and the user's settings for it. */
export interface Surrounding {
  readonly context: PolicyContext;
  readonly settings: Settings;
}

/** A surrounding with a number that changes whenever anything in it does; 0 while it is still being read. */
export interface Known {
  readonly revision: number;
  readonly surrounding: Surrounding | undefined;
}

interface Entry {
  known: Known;
  /** Which invalidation the last started load has seen. */
  generation: number;
  loading: Promise<void> | undefined;
}

const unknown: Known = { revision: 0, surrounding: undefined };

/**
 * Keeps the surroundings of the open policies, and reads them again when something may have changed. While that goes on
 * the old ones stand, so that no request waits for a disk twice; `changed` says when there is something new to tell.
 */
export class Surroundings {
  readonly #entries = new Map<string, Entry>();
  readonly #load: (uri: string) => Promise<Surrounding>;
  readonly #changed: (uri: string) => void;
  #generation = 1;
  #revisions = 0;

  /** `load` may reject: then what was known stays. */
  constructor(load: (uri: string) => Promise<Surrounding>, changed: (uri: string) => void) {
    this.#load = load;
    this.#changed = changed;
  }

  /** What is known now. Starts reading when nothing is. */
  peek(uri: string): Known {
    return this.#entry(uri).known;
  }

  /** What is known once the first reading is done. */
  async ready(uri: string): Promise<Known> {
    const entry = this.#entry(uri);
    if (entry.known.revision === 0) await entry.loading;
    return entry.known;
  }

  /** What is true now, however long it takes to read. */
  async fresh(uri: string): Promise<Known> {
    const entry = this.#entry(uri);
    while (entry.loading) await entry.loading;
    return entry.known;
  }

  /** Something on the disk, in the settings or in another document may have changed. */
  invalidate(): void {
    this.#generation++;
    for (const [uri, entry] of this.#entries) this.#start(uri, entry);
  }

  forget(uri: string): void {
    this.#entries.delete(uri);
  }

  #entry(uri: string): Entry {
    const existing = this.#entries.get(uri);
    if (existing) return existing;
    const entry: Entry = { known: unknown, generation: 0, loading: undefined };
    this.#entries.set(uri, entry);
    this.#start(uri, entry);
    return entry;
  }

  /** One load at a time for each policy; a change during a load makes it load once more. */
  #start(uri: string, entry: Entry): void {
    entry.loading ??= this.#run(uri, entry);
  }

  /** Reads until nothing has changed since. At the same moment `loading` is over: a change a moment later must start it anew. */
  async #run(uri: string, entry: Entry): Promise<void> {
    try {
      while (entry.generation !== this.#generation) await this.#readOnce(uri, entry);
    } finally {
      entry.loading = undefined;
    }
  }

  async #readOnce(uri: string, entry: Entry): Promise<void> {
    entry.generation = this.#generation;
    const before = entry.known.surrounding;
    const read = await this.#load(uri).catch(() => undefined);
    if (!read || this.#entries.get(uri) !== entry) return;
    const next = before ? keepIdentity(before, read) : read;
    if (next === before) return;
    entry.known = { revision: ++this.#revisions, surrounding: next };
    this.#changed(uri);
  }
}

/** Parts that say the same stay the same objects, so that what was computed from them can be kept. */
function keepIdentity(before: Surrounding, after: Surrounding): Surrounding {
  const settings = same(before.settings, after.settings) ? before.settings : after.settings;
  if (same(before.context, after.context)) return settings === before.settings ? before : { ...before, settings };
  const snapshot = same(before.context.snapshot, after.context.snapshot)
    ? before.context.snapshot
    : after.context.snapshot;
  return { context: { ...after.context, snapshot }, settings };
}
