import { commands, type Disposable, EventEmitter, Uri, ViewColumn, window, workspace } from 'vscode';

const scheme = 'mcp-policy-report';

/** Pages of Markdown that the server wrote, shown in VS Code's own preview beside what they are about. */
export class MarkdownPages implements Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  private readonly registration: Disposable;

  constructor() {
    this.registration = workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.changed.event,
      provideTextDocumentContent: (uri) => this.texts.get(uri.path),
    });
  }

  /** Shows a page; one of the same title is written anew. */
  async show(title: string, markdown: string): Promise<void> {
    const uri = Uri.from({ scheme, path: `/${title.replaceAll('/', '∕')}.md` });
    this.texts.set(uri.path, markdown);
    this.changed.fire(uri);
    try {
      await commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch {
      // Without VS Code's Markdown extension the text itself is readable enough.
      await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preview: true });
    }
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
