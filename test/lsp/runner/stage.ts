import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic, Range } from 'vscode-languageserver-protocol/node';
import { TextDocument, type TextEdit } from 'vscode-languageserver-textdocument';
import type { ClientOptions, Kind, LspClient } from '../client.ts';
import { type WorkspaceFolder, workspaceFolder } from '../workspace-folder.ts';
import type { Clients } from './clients.ts';
import { describeDiagnostics } from './findings.ts';
import type { Json } from './json.ts';
import { readMark } from './marked.ts';
import type { Focus } from './params.ts';

/** What came of the last request: its answer, or the message with which it was refused. */
export type Answer = { readonly value: Json } | { readonly refusal: string };

/** One run of a scenario: a folder on the disk, an editor that works in it, and what was asked last. */
export class Stage {
  readonly folder: WorkspaceFolder;
  readonly #clients: Clients;
  readonly #open = new Map<string, string>();
  readonly #folders = new Set<string>();
  #options: ClientOptions;
  #client: LspClient | undefined;
  #focus: { readonly name: string; readonly selection: Range | undefined } | undefined;
  /** The workspace folders, by their names in the scenario's folder; `.` is that folder itself. */
  #wanted: readonly string[] = ['.'];
  answer: Answer | undefined;

  private constructor(kind: Kind, clients: Clients, folder: WorkspaceFolder) {
    this.#options = { kind };
    this.#clients = clients;
    this.folder = folder;
  }

  static async set(kind: Kind, clients: Clients): Promise<Stage> {
    return new Stage(kind, clients, await workspaceFolder());
  }

  /** Says what the editor is, before it does anything. */
  be(options: Partial<ClientOptions>): void {
    if (this.#client) throw new Error('The client is at work already.');
    this.#options = { ...this.#options, ...options };
  }

  /** Says which folders are open, before anything else is. */
  workIn(names: readonly string[]): void {
    if (this.#client) throw new Error('The client is at work already.');
    this.#wanted = names;
  }

  /** The editor, with the scenario's folder open from the first time on. */
  async client(): Promise<LspClient> {
    if (this.#client) return this.#client;
    this.#client = await this.#clients.get(this.#options);
    await this.changeFolders(this.#wanted, []);
    return this.#client;
  }

  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    const client = await this.client();
    for (const name of added) this.#folders.add(name);
    for (const name of removed) this.#folders.delete(name);
    const named = (name: string) => ({ uri: this.uri(name), name });
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: added.map(named), removed: removed.map(named) },
    });
  }

  uri(name: string): string {
    return name === '.' ? this.folder.uri : this.folder.at(name);
  }

  /** Opens a document with this text, which need not be the one on the disk, and goes to its mark. */
  async open(name: string, marked: string, languageId: string): Promise<void> {
    const client = await this.client();
    const text = this.look(name, marked);
    await client.open(this.uri(name), text, languageId);
  }

  /** Makes `marked`, without its mark, the text of an open document, and goes there. */
  async edit(name: string, marked: string): Promise<void> {
    const client = await this.client();
    await client.edit(this.uri(name), { text: this.look(name, marked) });
  }

  async close(name: string): Promise<void> {
    this.#open.delete(name);
    await (await this.client()).close(this.uri(name));
  }

  /** Goes to the mark of a text, and answers the text without it. */
  look(name: string, marked: string): string {
    const { text, selection } = readMark(marked);
    const document = TextDocument.create('', '', 0, text);
    this.#focus = {
      name,
      selection: selection && { start: document.positionAt(selection.start), end: document.positionAt(selection.end) },
    };
    this.#open.set(name, text);
    return text;
  }

  /** Goes to the first place of the open document where the text stands, and to its mark. */
  goTo(marked: string): void {
    const { name } = this;
    const { text, selection } = readMark(marked);
    const document = TextDocument.create('', '', 0, this.#open.get(name) ?? '');
    const at = document.getText().indexOf(text);
    if (at < 0 || !selection) throw new Error(`${JSON.stringify(marked)} is no place in ${name}.`);
    const [start, end] = [document.positionAt(at + selection.start), document.positionAt(at + selection.end)];
    this.#focus = { name, selection: { start, end } };
  }

  /** The document that the editor shows. */
  get name(): string {
    if (!this.#focus) throw new Error('No document is open.');
    return this.#focus.name;
  }

  get focus(): Focus {
    const { name } = this;
    const selection = this.#focus?.selection;
    const diagnostics = async () => (await this.diagnostics(name)).filter(touching(selection));
    return { uri: this.uri(name), selection, diagnostics };
  }

  async diagnostics(name: string): Promise<readonly Diagnostic[]> {
    return (await this.client()).diagnostics(this.uri(name));
  }

  /** What the server has said of a document that it may never speak of, when it has certainly read all that came before. */
  async said(name: string): Promise<string> {
    const client = await this.client();
    if (this.#options.kind === 'pull') return describeDiagnostics(await this.diagnostics(name), '');
    // What is pushed comes in the order of the documents: after an answer about a later one, nothing is to come.
    const later = 'later.mcp-policy.json';
    await client.open(this.uri(later), '', 'mcp-policy');
    await client.diagnosticsWhen(this.uri(later), (found) => found.length > 0);
    await client.close(this.uri(later));
    return client
      .pushed(this.uri(name))
      .map((found) => describeDiagnostics(found, ''))
      .join('');
  }

  /** The text of a file as the editor would show it. */
  async text(name: string): Promise<string> {
    return this.#open.get(name) ?? (await readFile(path.join(this.folder.path, name), 'utf8'));
  }

  /** Does to the files what an editor does with edits: open ones are changed unsaved, the others on the disk. */
  async apply(edits: ReadonlyMap<string, readonly TextEdit[]>): Promise<void> {
    for (const [uri, list] of edits) {
      const name = uri.slice(this.folder.uri.length + 1);
      const text = TextDocument.applyEdits(TextDocument.create(uri, '', 0, await this.text(name)), [...list]);
      if (!this.#open.has(name)) {
        await this.folder.write(name, text);
        continue;
      }
      this.#open.set(name, text);
      await (await this.client()).edit(uri, { text });
    }
  }

  /** Notes that what was asked last was refused, and why the author is told so. */
  refuse(refusal: string): void {
    this.answer = { refusal };
    this.#clients.refused(refusal);
  }

  /** What was answered last. */
  get answered(): Json {
    if (!this.answer) throw new Error('Nothing has been asked.');
    if ('refusal' in this.answer) throw new Error(`It was refused: ${this.answer.refusal}`);
    return this.answer.value;
  }

  /** Leaves the editor as it was found: others use it after this. */
  async clear(): Promise<void> {
    if (!this.#client) return;
    for (const name of [...this.#open.keys()]) await this.close(name);
    await this.changeFolders([], [...this.#folders]);
  }
}

/** Whether a diagnostic stands where the selection is. */
function touching(selection: Range | undefined): (diagnostic: Diagnostic) => boolean {
  if (!selection) return () => true;
  const at = ({ line, character }: Range['start']) => line * 1_000_000 + character;
  return ({ range }) => at(range.start) <= at(selection.end) && at(range.end) >= at(selection.start);
}
