import type { OpenDocument } from '../documents/open-document.ts';

/** How the findings reach the client. One of the two ways is chosen when the client has said what it can do. */
export interface Publisher {
  opened(document: OpenDocument): void;
  changed(document: OpenDocument): void;
  /** The document may have become ours, or ceased to be. */
  saved(document: OpenDocument): void;
  closed(document: OpenDocument): void;
  /** Something around an open policy has changed, without an edit. */
  factsChanged(uri: string): void;
}
