import { type Disposable, EventEmitter, languages, type Tab, type TextDocument, window, workspace } from 'vscode';
import { associate, associatedLanguage } from './associations.ts';
import { isCandidate, policyLanguage, type Verdict, verdictOn } from './candidates.ts';
import { atWork, isOnlyLeftOfDiff } from './diff.ts';

/**
 * Decides which documents are policies (docs/editors.md, "Which files are policies"): on open and on save, never while
 * somebody types. `files.associations` and a language picked by hand are final.
 */
export class Claims implements Disposable {
  private readonly changed = new EventEmitter<TextDocument>();
  /** Fires when a document became a policy, ceased to be one, or was looked at and left alone. */
  readonly onDidDecide = this.changed.event;
  private readonly verdicts = new WeakMap<TextDocument, Verdict>();
  /** Documents seen before: VS Code closes and opens the *same* object when its language is switched. */
  private readonly known = new WeakSet<TextDocument>();
  private readonly switchedByUs = new WeakSet<TextDocument>();
  private readonly pickedByHand = new WeakSet<TextDocument>();
  private readonly listeners: readonly Disposable[];

  constructor() {
    this.listeners = [
      workspace.onDidOpenTextDocument((document) => this.opened(document)),
      workspace.onDidSaveTextDocument((document) => this.saved(document)),
      window.tabGroups.onDidChangeTabs(({ opened }) => this.shown(opened)),
    ];
    for (const document of workspace.textDocuments) this.opened(document);
  }

  /** Why a document is, or is not, a policy: a clause that can be shown. */
  reasonFor(document: TextDocument): string {
    if (associatedLanguage(document) === document.languageId) return 'the setting files.associations says so';
    if (this.pickedByHand.has(document)) return 'you picked the language';
    const verdict = this.verdicts.get(document);
    if (verdict) return verdict.reason;
    return document.languageId === policyLanguage
      ? 'its name or the picked language says so'
      : 'nothing says that it is one';
  }

  /** A person says yes or no, for now and for the next time. */
  async decide(document: TextDocument, isPolicy: boolean): Promise<void> {
    const language = isPolicy ? policyLanguage : 'json';
    if (!document.isUntitled) await associate(document.uri, language);
    this.pickedByHand.delete(document);
    await this.switchTo(document, language);
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  private opened(document: TextDocument): void {
    if (this.known.has(document)) {
      if (!this.switchedByUs.has(document)) this.pickedByHand.add(document);
    } else {
      this.known.add(document);
      this.take(document);
    }
    this.changed.fire(document);
  }

  private saved(document: TextDocument): void {
    if (this.pickedByHand.has(document)) return;
    if (this.verdicts.get(document)?.provisional === true) this.confirm(document);
    else this.take(document);
  }

  private shown(tabs: readonly Tab[]): void {
    const uris = new Set(tabs.map((tab) => atWork(tab.input)?.toString()));
    for (const document of workspace.textDocuments) if (uris.has(document.uri.toString())) this.take(document);
  }

  private take(document: TextDocument): void {
    const { scheme, path } = document.uri;
    if (!isCandidate({ scheme, path, languageId: document.languageId })) return;
    if (this.pickedByHand.has(document) || associatedLanguage(document) !== undefined) return;
    if (isOnlyLeftOfDiff(document.uri)) return;
    const verdict = verdictOn(document.getText(), path);
    this.verdicts.set(document, verdict);
    if (verdict.isPolicy) void this.switchTo(document, policyLanguage);
    else this.changed.fire(document);
  }

  /** An empty file was taken; now there is something in it. */
  private confirm(document: TextDocument): void {
    const verdict = verdictOn(document.getText(), document.uri.path);
    this.verdicts.set(document, verdict);
    if (!verdict.isPolicy) void this.switchTo(document, 'json');
    else this.changed.fire(document);
  }

  private async switchTo(document: TextDocument, language: string): Promise<void> {
    if (document.isClosed || document.languageId === language) return this.changed.fire(document);
    this.switchedByUs.add(document);
    try {
      await languages.setTextDocumentLanguage(document, language);
    } finally {
      this.switchedByUs.delete(document);
    }
  }
}
