import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { Snippet } from './snippet.ts';

/** Something that can be written at a place, before it is fitted to what stands around it. */
export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly insert: Snippet;
  /** What the typed beginning is compared with; default: the label. */
  readonly filter?: string;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Suggestions come in the order of their ranks, then in their own. */
  readonly rank?: number;
  /** The tool whose hover is the documentation, asked for when the item is looked at. */
  readonly tool?: string;
}
