import { commands, type Disposable, Range, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import { goTo } from './go-to.ts';
import { ownPage } from './html.ts';

/** What a page sends: somebody followed a link to a line of the policy, from 1. */
interface LineAsked {
  readonly line: number;
}

/**
 * Pages of Markdown that the server wrote, shown beside the policy that they are about, one a title and policy. A link to a rule leads to
 * its line.
 */
export class MarkdownPages implements Disposable {
  private readonly panels = new Map<string, WebviewPanel>();
  private readonly extension: Uri;

  constructor(extension: Uri) {
    this.extension = extension;
  }

  async show(title: string, markdown: string, policy: Uri): Promise<void> {
    // A page knows no file: only lines of its policy can be asked for.
    const body = await rendered(markdown.replaceAll(`](<${policy.toString()}#L`, '](<#L'));
    if (body === undefined) {
      // Without VS Code's Markdown extension the text itself is readable enough.
      const document = await workspace.openTextDocument({ language: 'markdown', content: markdown });
      await window.showTextDocument(document, { viewColumn: ViewColumn.Beside });
      return;
    }
    const panel = this.panels.get(keyOf(title, policy)) ?? this.open(title, policy);
    panel.webview.html = ownPage(panel.webview, this.extension, 'page', `<main>${body}</main>`);
    panel.reveal(undefined, true);
  }

  dispose(): void {
    for (const panel of [...this.panels.values()]) panel.dispose();
  }

  private open(title: string, policy: Uri): WebviewPanel {
    const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const panel = window.createWebviewPanel('mcpPolicy.page', title, column, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [Uri.joinPath(this.extension, 'dist'), Uri.joinPath(this.extension, 'client', 'media')],
    });
    panel.webview.onDidReceiveMessage(({ line }: LineAsked) => void goTo(policy, new Range(line - 1, 0, line - 1, 0)));
    const key = keyOf(title, policy);
    panel.onDidDispose(() => this.panels.delete(key));
    this.panels.set(key, panel);
    return panel;
  }
}

const keyOf = (title: string, policy: Uri): string => `${title} ${policy.toString()}`;

/** HTML, as VS Code's own Markdown renderer makes it; undefined without it. */
async function rendered(markdown: string): Promise<string | undefined> {
  try {
    return await commands.executeCommand<string>('markdown.api.render', markdown);
  } catch {
    return undefined;
  }
}
