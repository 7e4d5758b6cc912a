/**
 * The tree of a JSON text with places. Offsets count UTF-16 code units, as editors do.
 *
 * Outside the entries of `tools` they are absolute. Inside an entry they are relative to the entry's first character
 * (the opening quote of its key), so that an entry whose text is unchanged can be reused as it is, wherever it moved.
 */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

export interface StringNode extends Span {
  readonly type: 'string';
  readonly value: string;
}

export interface NumberNode extends Span {
  readonly type: 'number';
  /** Source text, digit for digit. `value` may have lost digits; decisions read `source`. */
  readonly source: string;
  readonly value: number;
}

export interface BooleanNode extends Span {
  readonly type: 'boolean';
  readonly value: boolean;
}

export interface NullNode extends Span {
  readonly type: 'null';
}

export interface ArrayNode extends Span {
  readonly type: 'array';
  readonly items: readonly JsonNode[];
}

export interface PropertyNode extends Span {
  readonly key: StringNode;
  /** Absent while the author is still typing. */
  readonly value: JsonNode | undefined;
}

export interface ObjectNode extends Span {
  readonly type: 'object';
  /** In source order, duplicates included. */
  readonly properties: readonly PropertyNode[];
}

export type JsonNode = StringNode | NumberNode | BooleanNode | NullNode | ArrayNode | ObjectNode;
