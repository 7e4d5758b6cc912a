import { type Disposable, type TextDocument, Uri, window, workspace } from 'vscode';
import { policyLanguage, verdictOn } from './claims/candidates.ts';

const names = '**/{policy.json,*.policy.json,*.mcp-policy.json}';
/** A workspace has a few policies; more than this is not a list to pick from. */
const mostFiles = 200;

/** Which policy a command is about: the one in front, else the last that was, else one that is picked. */
export class TargetPolicy implements Disposable {
  private last: Uri | undefined;
  private readonly listener: Disposable;

  constructor() {
    this.listener = window.onDidChangeActiveTextEditor((editor) => this.remember(editor?.document));
    this.remember(window.activeTextEditor?.document);
  }

  /** The policy in front, or the last one. */
  current(): Uri | undefined {
    const active = window.activeTextEditor?.document;
    if (active?.languageId === policyLanguage) return active.uri;
    const open = workspace.textDocuments.filter((document) => document.languageId === policyLanguage);
    return open.find((document) => document.uri.toString() === this.last?.toString())?.uri ?? open[0]?.uri;
  }

  /** Resolves to undefined when nothing was picked; when there is no policy at all, that was said. */
  async pick(given: unknown, placeHolder: string): Promise<Uri | undefined> {
    if (given instanceof Uri && (await isPolicy(given))) return given;
    const current = this.current();
    if (current) return current;
    const found = await policiesInWorkspace();
    if (found.length === 0) {
      void window.showInformationMessage(
        'There is no policy in this workspace yet. "MCP Policy: New Policy" makes one.',
      );
      return undefined;
    }
    if (found.length === 1) return found[0];
    const items = found.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
    return (await window.showQuickPick(items, { placeHolder }))?.uri;
  }

  dispose(): void {
    this.listener.dispose();
  }

  private remember(document: TextDocument | undefined): void {
    if (document?.languageId === policyLanguage) this.last = document.uri;
  }
}

async function policiesInWorkspace(): Promise<readonly Uri[]> {
  const files = await workspace.findFiles(names, '**/node_modules/**', mostFiles);
  const policies = await Promise.all(files.map(async (uri) => ((await isPolicy(uri)) ? [uri] : [])));
  return policies.flat().sort((a, b) => a.path.localeCompare(b.path));
}

async function isPolicy(uri: Uri): Promise<boolean> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.languageId === policyLanguage;
  try {
    return verdictOn(new TextDecoder().decode(await workspace.fs.readFile(uri)), uri.path).isPolicy;
  } catch {
    // Gone or unreadable since it was found: nothing to offer.
    return false;
  }
}
