import { detectPolicy } from '@mcp-policy/language';
import { nameOfUri } from '@mcp-policy/workspace';
import { type Connection, TextDocuments } from 'vscode-languageserver';
import type { Disposable } from '../runtime.ts';
import { OpenDocument } from './open-document.ts';
import { uriKey } from './uri-key.ts';

/** What happens to open documents, told once each, after the documents are up to date. */
export interface DocumentEvents {
  opened(document: OpenDocument): void;
  changed(document: OpenDocument): void;
  saved(document: OpenDocument): void;
  closed(document: OpenDocument): void;
}

/** The documents that are open in the editor, policies and others, in step with it. */
export class Documents {
  readonly #documents = new TextDocuments<OpenDocument>({
    create: (uri, languageId, version, content) => new OpenDocument(uri, languageId, version, content),
    update: (document, changes, version) => {
      document.apply(changes, version);
      return document;
    },
  });
  readonly #byKey = new Map<string, OpenDocument>();

  listen(connection: Connection, events: DocumentEvents): Disposable {
    this.#documents.onDidOpen(({ document }) => {
      this.#byKey.set(uriKey(document.uri), document);
      claim(document);
      events.opened(document);
    });
    this.#documents.onDidChangeContent(({ document }) => {
      // Opening fires this too; then there is nothing to do that `opened` has not done.
      if (document.changed) events.changed(document);
    });
    this.#documents.onDidSave(({ document }) => {
      claim(document);
      events.saved(document);
    });
    this.#documents.onDidClose(({ document }) => {
      const key = uriKey(document.uri);
      if (this.#byKey.get(key) === document) this.#byKey.delete(key);
      events.closed(document);
    });
    return this.#documents.listen(connection);
  }

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri) ?? this.#byKey.get(uriKey(uri));
  }

  /** By a key of `uriKey`, for whoever has the URI in another spelling. */
  at(key: string): OpenDocument | undefined {
    return this.#byKey.get(key);
  }

  /** The open document when it is a policy of ours. */
  policy(uri: string): OpenDocument | undefined {
    const document = this.get(uri);
    return document?.claim.isPolicy ? document : undefined;
  }

  policies(): readonly OpenDocument[] {
    return this.#documents.all().filter((document) => document.claim.isPolicy);
  }
}

/**
 * Decides whether a document is ours. A language `mcp-policy` is the user's or the client's word and final; from editors
 * that know only JSON the content decides, when it is opened and saved, never while somebody types.
 */
function claim(document: OpenDocument): void {
  if (document.languageId === 'mcp-policy') {
    document.claim = { isPolicy: true, reason: 'its language is mcp-policy' };
  } else if (document.languageId === 'json' || document.languageId === 'jsonc') {
    document.claim = detectPolicy(document.text, nameOfUri(document.uri));
  } else {
    document.claim = { isPolicy: false, reason: `its language is ${JSON.stringify(document.languageId)}` };
  }
}
