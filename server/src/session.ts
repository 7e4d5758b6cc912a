import { type Files, type FoundServers, findServers, parentUri } from '@mcp-policy/workspace';
import type { Connection } from 'vscode-languageserver';
import { type Client, readClient } from './client-capabilities.ts';
import { simulateCommand } from './client-commands.ts';
import { Documents } from './documents/documents.ts';
import type { OpenDocument } from './documents/open-document.ts';
import { overlayFiles } from './documents/overlay-files.ts';
import { RecordedCalls } from './recorded/recorded-calls.ts';
import { type Log, messageOf } from './run-safe.ts';
import type { Runtime } from './runtime.ts';
import { confineFiles } from './surroundings/confined-files.ts';
import { factsOf, type PolicyFacts } from './surroundings/facts.ts';
import { Listings } from './surroundings/listings.ts';
import { loadSurrounding } from './surroundings/load.ts';
import { withPatience } from './surroundings/patience.ts';
import { placeOf } from './surroundings/place.ts';
import { defaultSettings, readSettings, type Settings } from './surroundings/settings.ts';
import { Surroundings } from './surroundings/surroundings.ts';
import { Observed } from './watching/observed.ts';

/** How long a request waits for the first reading of a policy's surroundings; after that it answers without them. */
const readingPatience = 1000;
/** How long settings may take. A client that never answers must not keep a policy from being checked. */
const settingsPatience = 2000;

/** What every method and command of one connection works with. */
export class Session {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly log: Log;
  readonly documents = new Documents();
  readonly surroundings: Surroundings;
  readonly listings = new Listings();
  readonly observed = new Observed(() => {
    for (const document of this.documents.policies()) this.statusChanged(document.uri);
  });
  readonly recorded: RecordedCalls;
  /** The client's abilities: none until `initialize` has come. */
  client: Client = readClient({});
  /** True only after the client has declared the workspace trusted: nothing is started before. */
  trusted = false;
  /** Whether the client wants to hear when a server that is watched lists other tools. */
  hearsToolsChanged = false;
  /** Commands of its own that the client has announced, by name: only those are ever put into an answer. */
  clientCommands: ReadonlySet<string> = new Set();
  /** URIs of the open workspace folders. */
  folders: readonly string[] = [];
  /** The settings that a client without `workspace/configuration` has sent by itself. */
  sentSettings: unknown = undefined;
  /** Called when what is known around an open policy has changed without an edit. */
  factsChanged: (uri: string) => void = () => undefined;
  /** Called when `status` would say something else of an open policy, and nothing else has changed. */
  statusChanged: (uri: string) => void = () => undefined;
  /** Called when other hits in recordings were counted for an open policy. */
  hitsChanged: () => void = () => undefined;
  readonly #disk: Files;
  readonly #firstAsked = new WeakMap<OpenDocument, number>();

  constructor(connection: Connection, runtime: Runtime) {
    this.connection = connection;
    this.runtime = runtime;
    this.log = { error: (text) => connection.console.error(text), info: (text) => connection.console.info(text) };
    this.#disk = overlayFiles(runtime.files, (key) => this.documents.at(key), runtime.now);
    this.surroundings = new Surroundings(
      (uri) =>
        loadSurrounding(uri, {
          files: this.files(uri),
          folders: this.folders,
          trusted: this.trusted,
          settings: this.settings(uri),
        }),
      (uri) => this.factsChanged(uri),
    );
    this.recorded = new RecordedCalls({
      runtime,
      log: this.log,
      files: (uri) => this.files(uri),
      policy: (uri) => this.documents.policy(uri),
      known: (uri) => this.surroundings.peek(uri),
      wantsHits: () => this.clientCommands.has(simulateCommand),
      hitsChanged: () => this.hitsChanged(),
    });
  }

  /** The files as the author sees them: unsaved text first, and nothing outside the folders unless they are trusted. */
  files(uri: string): Files {
    if (this.trusted) return this.#disk;
    return confineFiles(this.#disk, [...this.folders, parentUri(uri) ?? uri]);
  }

  /** The MCP servers that are configured for a policy or a workspace folder. */
  servers(uri: string): Promise<FoundServers> {
    return findServers(placeOf(uri, this.folders) ?? uri, { files: this.files(uri), folders: this.folders });
  }

  /** The user's settings for a document. Defaults when the client does not answer. */
  async settings(scopeUri: string): Promise<Settings> {
    if (!this.client.configuration) return readSettings(this.sentSettings);
    const asked = this.connection.workspace.getConfiguration({ scopeUri, section: 'mcpPolicy' });
    try {
      return readSettings(await withPatience(this.runtime.timer, settingsPatience, asked));
    } catch (error) {
      this.log.error(`The settings could not be read: ${messageOf(error)}`);
      return defaultSettings;
    }
  }

  /**
   * All that is known of a policy; waits a moment for the first reading of its surroundings, and only for that: once a moment has
   * passed since somebody first asked, nobody waits any more, however slow the disk is.
   */
  async facts(document: OpenDocument): Promise<PolicyFacts> {
    const now = this.runtime.now();
    const first = this.#firstAsked.get(document) ?? now;
    this.#firstAsked.set(document, first);
    const patience = readingPatience - (now - first);
    if (patience > 0) {
      const ready = withPatience(this.runtime.timer, patience, this.surroundings.ready(document.uri));
      // While the disk and the client are asked.
      document.parse();
      await ready;
    }
    return this.factsNow(document);
  }

  /** All that is known of a policy now. For what does not depend on its surroundings: nothing is waited for. */
  factsNow(document: OpenDocument): PolicyFacts {
    return factsOf(document, {
      known: this.surroundings.peek(document.uri),
      listings: this.listings,
      recorded: this.recorded.facts(document.uri),
      trusted: this.trusted,
      now: this.runtime.now(),
    });
  }
}
