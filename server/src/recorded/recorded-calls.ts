import { createHitCounter, mostToolsWithLens, type PolicyHits, type RecordedFacts } from '@mcp-policy/language';
import type { Files } from '@mcp-policy/workspace';
import type { OpenDocument } from '../documents/open-document.ts';
import { type Log, messageOf, yieldOnce } from '../run-safe.ts';
import type { Disposable, Runtime } from '../runtime.ts';
import type { Known } from '../surroundings/surroundings.ts';
import { readable } from './readable.ts';
import type { Replay } from './replay.ts';
import { type Summary, summarize } from './summary.ts';

/** How long after the last change recordings are looked at again, in milliseconds: longer than between two letters. */
const delay = 700;

/** What recordings are read with. */
export interface RecordedGround {
  readonly runtime: Runtime;
  readonly log: Log;
  files(uri: string): Files;
  policy(uri: string): OpenDocument | undefined;
  known(uri: string): Known;
  /** Whether anybody looks at hits. */
  wantsHits(): boolean;
  /** There are other hits to look at. */
  hitsChanged(): void;
}

/** Hits with the recordings that they were counted in. */
export interface CountedHits extends PolicyHits {
  readonly recordings: readonly string[];
}

interface Entry {
  waiting: Disposable | undefined;
  running: AbortController | undefined;
  /** What somebody simulated last; else it is the newest recording that counts. */
  chosen: readonly string[] | undefined;
  summary: { readonly stamp: string; readonly summary: Summary } | undefined;
  counted: { readonly stamp: string; readonly document: string; readonly hits: CountedHits } | undefined;
}

/**
 * What the recordings of the open policies show, read in the background: no request ever waits for it. One recording is read at a
 * time, anew when it or the policy has changed; those of many megabytes only when somebody simulates them.
 */
export class RecordedCalls {
  readonly #ground: RecordedGround;
  readonly #entries = new Map<string, Entry>();
  #queue: Promise<void> = Promise.resolve();

  constructor(ground: RecordedGround) {
    this.#ground = ground;
  }

  /** What completions can use. */
  facts(uri: string): RecordedFacts | undefined {
    return this.#entries.get(uri)?.summary?.summary.facts;
  }

  /** Where the latest calls of a tool stand, by recording, latest first. */
  calls(uri: string, tool: string): readonly { readonly recording: string; readonly line: number }[] {
    const summary = this.#entries.get(uri)?.summary?.summary;
    return (summary?.lines.get(tool) ?? []).flatMap(({ source, line }) => {
      const recording = summary?.recordings[source];
      return recording === undefined ? [] : [{ recording, line }];
    });
  }

  hits(uri: string): CountedHits | undefined {
    return this.#entries.get(uri)?.counted?.hits;
  }

  /** The policy, or what surrounds it, is new or has changed. */
  changed(uri: string): void {
    if (!this.#ground.runtime.simulate) return;
    const entry = this.#entry(uri);
    entry.waiting?.dispose();
    entry.running?.abort();
    entry.waiting = this.#ground.runtime.timer.after(delay, () => {
      this.#queue = this.#queue.then(() => this.#read(uri, entry));
    });
  }

  /** Files have changed, recordings perhaps among them. */
  filesChanged(): void {
    for (const uri of this.#entries.keys()) this.changed(uri);
  }

  /** Somebody has simulated these recordings: from now on they are the ones that count. */
  simulated(document: OpenDocument, hits: CountedHits): void {
    const entry = this.#entry(document.uri);
    entry.chosen = hits.recordings;
    entry.counted = { stamp: '', document: stampOf(document), hits };
    this.#ground.hitsChanged();
  }

  forget(uri: string): void {
    const entry = this.#entries.get(uri);
    entry?.waiting?.dispose();
    entry?.running?.abort();
    this.#entries.delete(uri);
  }

  #entry(uri: string): Entry {
    const known = this.#entries.get(uri);
    if (known) return known;
    const entry: Entry = {
      waiting: undefined,
      running: undefined,
      chosen: undefined,
      summary: undefined,
      counted: undefined,
    };
    this.#entries.set(uri, entry);
    return entry;
  }

  /** Never rejects: what cannot be read is said in the log, and not tried again before something has changed. */
  async #read(uri: string, entry: Entry): Promise<void> {
    const document = this.#ground.policy(uri);
    const context = this.#ground.known(uri).surrounding?.context;
    // Once what surrounds the policy has been read, this is called again.
    if (!document || !context || this.#entries.get(uri) !== entry) return;
    const running = new AbortController();
    entry.running = running;
    const replay = {
      server: context.server,
      signal: running.signal,
      pause: () => yieldOnce(this.#ground.runtime.timer),
      workers: 1,
    };
    try {
      await this.#summarize(uri, entry, context.recordings, replay);
      await this.#count(document, entry, entry.chosen ?? context.recordings.slice(0, 1), replay);
    } catch (error) {
      if (!running.signal.aborted) this.#ground.log.info(`Recordings were not read: ${messageOf(error)}`);
    } finally {
      if (entry.running === running) entry.running = undefined;
    }
  }

  async #summarize(
    uri: string,
    entry: Entry,
    all: readonly string[],
    replay: Omit<Replay, 'recordings'>,
  ): Promise<void> {
    const { simulate } = this.#ground.runtime;
    const { uris, stamp } = await readable(this.#ground.files(uri), all, 'some');
    if (uris.length === 0) entry.summary = undefined;
    if (!simulate || uris.length === 0 || entry.summary?.stamp === stamp) return;
    const summary = await summarize(simulate, { ...replay, recordings: uris });
    entry.summary = { stamp, summary };
  }

  async #count(
    document: OpenDocument,
    entry: Entry,
    chosen: readonly string[],
    replay: Omit<Replay, 'recordings'>,
  ): Promise<void> {
    const { simulate } = this.#ground.runtime;
    const { parsed } = document;
    if (!simulate || !this.#ground.wantsHits() || parsed.document.entries.length > mostToolsWithLens) return;
    const { uris: recordings, stamp } = await readable(this.#ground.files(document.uri), chosen, 'all');
    const version = stampOf(document);
    if (recordings.length === 0) {
      // Of recordings that are not read by themselves, what was counted holds until the policy is another.
      if (entry.counted && entry.counted.document !== version) this.#setHits(entry, undefined);
      return;
    }
    // While the policy has errors it decides nothing, and what it decided before is still the best there is to tell.
    const isCounted = entry.counted?.stamp === stamp && entry.counted.document === version;
    if (!parsed.policy || isCounted) return;
    const hits = createHitCounter();
    await simulate({
      ...replay,
      recordings,
      policy: parsed.policy,
      limits: false,
      onCall: (call) => hits.add(call),
      onProgress: () => undefined,
    });
    this.#setHits(entry, { stamp, document: version, hits: { hits: hits.finish(), parsed, recordings } });
  }

  #setHits(entry: Entry, counted: Entry['counted']): void {
    entry.counted = counted;
    this.#ground.hitsChanged();
  }
}

/** Differs whenever the text does; the version alone starts over when a document is opened again. */
const stampOf = ({ opening, version }: OpenDocument): string => `${opening}.${version}`;
