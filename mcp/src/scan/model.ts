import type { Span } from '@mcp-policy/engine';

/**
 * What was found in a server's raw text. `hidden-message`: text written in characters that nobody sees, decoded.
 * `invisible`: other characters that nobody sees. `bidirectional`: marks that show text in another order than it is read
 * in. `look-alike`: a name that can be taken for another
 * tool's. `foreign-letters`: a name with letters that are not what they look like. `instruction`: words that are aimed at the model and not at
 * whoever reads what the tool does. `concealment`: the model is told to keep something from the user. `chat-markup`: tags
 * that pretend to end the description. `secret-file`: the model is told to read or hand over a file that holds secrets.
 * `other-tool`: it is told what to do with tools of other servers.
 */
export type PoisonKind =
  | 'hidden-message'
  | 'invisible'
  | 'bidirectional'
  | 'look-alike'
  | 'foreign-letters'
  | 'instruction'
  | 'concealment'
  | 'chat-markup'
  | 'secret-file'
  | 'other-tool';

/** One place of a tool that somebody should look at. It says what stands there, never what it was meant for. */
export interface PoisonFinding {
  readonly tool: string;
  readonly kind: PoisonKind;
  /** Where in the tool: `["description"]`, `["inputSchema", "properties", "path", "description"]`. */
  readonly path: readonly (string | number)[];
  /** True when it stands in the last key of `path` and not in the value there. */
  readonly inKey: boolean;
  /** UTF-16 code units of the raw text there. */
  readonly span: Span;
  /** What the text does, ready to be shown behind its place ("holds …", "tells the model …"): what it quotes is escaped. */
  readonly why: string;
}
