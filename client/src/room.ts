import type { ExtensionContext } from 'vscode';
import type { LanguageServer } from './language-server.ts';
import type { MarkdownPages } from './report/markdown-pages.ts';
import type { ReportPanels } from './report/panels.ts';
import type { SnapshotReview } from './snapshot-review.ts';
import type { TargetPolicy } from './target-policy.ts';

/** What the commands of this room work with. */
export interface Room {
  readonly context: ExtensionContext;
  readonly server: LanguageServer;
  readonly target: TargetPolicy;
  readonly review: SnapshotReview;
  readonly reports: ReportPanels;
  readonly pages: MarkdownPages;
}
