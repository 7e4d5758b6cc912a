import type { UnplacedProblem } from '../problem.ts';
import { exact } from './exact.ts';
import { duplicateKey, type SyntaxFault, syntaxProblem } from './faults.ts';
import type { JsonNode, ObjectNode, PropertyNode, StringNode } from './nodes.ts';
import { TokenReader, token } from './tokens.ts';

const maxDepth = 64;

/** What stood last among the members of an object or a list. */
class Commas {
  last: 'nothing' | 'whole' | 'broken' | 'comma' = 'nothing';
  offset = 0;
}

/** What encloses the place where reading goes on: how many objects and lists are open around it. */
export interface Around {
  readonly objects: number;
  readonly lists: number;
}

/**
 * Makes the tree of a JSON text, tolerantly: half-typed text still gives the parts that can be told. Each level of
 * nesting is one call, and there are at most 64, so that no text can exhaust the stack.
 *
 * What is made of a property is a function of the property's own text (from its key to its last token): entries of
 * `tools` rely on it when they are reused.
 */
export class TreeParser {
  readonly tokens: TokenReader;
  /** What is wrong with the structure; what is wrong with single tokens is in `tokens.problems`. */
  protected readonly faults: UnplacedProblem[] = [];
  /** What the offsets of nodes and faults count from. */
  protected origin = 0;
  /** True after a problem until something is understood again: one fault, one problem. */
  private confused = false;

  constructor(text: string) {
    this.tokens = new TokenReader(text);
  }

  /** The whole text: one value and nothing after it. */
  readRoot(): JsonNode | undefined {
    const { tokens } = this;
    // Another notation: nothing that follows would be understood as it was meant.
    if (tokens.kind === token.unknown) {
      this.report('not-json', tokens.offset, tokens.end - tokens.offset);
      return undefined;
    }
    while (!startsValue(tokens.kind) && tokens.kind !== token.end) this.skipUnexpected();
    if (tokens.kind === token.end) {
      if (this.allProblems().length === 0) this.report('empty', tokens.offset, 0);
      return undefined;
    }
    const root = this.readValue({ objects: 0, lists: 0 });
    if (tokens.kind !== token.end) {
      this.confused = false;
      this.report('after-end', tokens.offset, tokens.end - tokens.offset);
    }
    return root;
  }

  /** Everything that is wrong with what was read, in no order. */
  allProblems(): UnplacedProblem[] {
    return this.tokens.problems.concat(this.faults);
  }

  /** A property, at its key. The position after it is that of the token after its last. */
  readProperty(around: Around): PropertyNode {
    const { tokens } = this;
    const key = this.readString();
    const value = this.readPropertyValue(key, around);
    return { key, value, offset: key.offset, length: tokens.lastEnd - this.origin - key.offset };
  }

  protected readPropertyValue(key: StringNode, around: Around): JsonNode | undefined {
    const { tokens } = this;
    if (tokens.kind === token.colon) {
      tokens.advance();
    } else if (tokens.kind === token.openBrace || tokens.kind === token.openBracket) {
      this.report('missing-colon', this.origin + key.offset, key.length);
      this.confused = false;
    } else {
      this.report('missing-colon-and-value', this.origin + key.offset, key.length);
      return undefined;
    }
    return this.readAfterColon(key, around);
  }

  private readAfterColon(key: StringNode, around: Around): JsonNode | undefined {
    const { tokens } = this;
    // A text before a colon is the next key: this one's value is still to be typed.
    if (startsValue(tokens.kind) && !(tokens.kind === token.string && tokens.isBeforeColon())) {
      return this.readMember(key, around);
    }
    if (tokens.kind === token.unknown) this.skipLiteral();
    else this.report('missing-value', tokens.lastEnd - 1, 1);
    return undefined;
  }

  /** The value of `key`. Here a reader of one format can treat some member in its own way. */
  protected readMember(_key: StringNode, around: Around): JsonNode {
    return this.readValue(around);
  }

  protected readValue(around: Around): JsonNode {
    const { tokens } = this;
    const { kind } = tokens;
    const offset = tokens.offset - this.origin;
    const length = tokens.end - tokens.offset;
    switch (kind) {
      case token.openBrace:
        return this.tooDeep(around) ? this.skipNested('object') : this.readObject(around);
      case token.openBracket:
        return this.tooDeep(around) ? this.skipNested('array') : this.readList(around);
      case token.string:
        return this.readString();
      case token.number: {
        const source = tokens.source();
        this.consume();
        return { type: 'number', source, value: Number(source), offset, length };
      }
      case token.null:
        this.consume();
        return { type: 'null', offset, length };
      default:
        this.consume();
        return { type: 'boolean', value: kind === token.true, offset, length };
    }
  }

  protected readObject(around: Around): ObjectNode {
    const { tokens } = this;
    const { offset } = tokens;
    const inside = { objects: around.objects + 1, lists: around.lists };
    const properties: PropertyNode[] = [];
    const commas = new Commas();
    this.consume();
    for (;;) {
      if (tokens.kind === token.string) {
        this.beforeMember(commas);
        commas.last = this.readMemberInto(properties, inside) ? 'whole' : 'broken';
      } else if (tokens.kind === token.comma) {
        this.readComma(commas);
      } else if (tokens.kind === token.closeBrace) {
        this.readClose(commas);
        break;
      } else if (tokens.kind === token.end || (tokens.kind === token.closeBracket && around.lists > 0)) {
        this.report('missing-brace', offset, 1);
        break;
      } else {
        this.skipNoKey();
        commas.last = 'broken';
      }
    }
    reportDuplicates(properties, this.faults);
    return {
      type: 'object',
      properties: exact(properties),
      offset: offset - this.origin,
      length: tokens.lastEnd - offset,
    };
  }

  /** Reads one member of an object; answers whether it is whole, so that a comma must stand before the next. */
  protected readMemberInto(properties: PropertyNode[], inside: Around): boolean {
    const property = this.readProperty(inside);
    properties.push(property);
    const whole = property.value !== undefined && !this.confused;
    this.confused = false;
    return whole;
  }

  private readList(around: Around): JsonNode {
    const { tokens } = this;
    const { offset } = tokens;
    const inside = { objects: around.objects, lists: around.lists + 1 };
    const items: JsonNode[] = [];
    const commas = new Commas();
    this.consume();
    for (;;) {
      if (tokens.kind === token.string && tokens.isBeforeColon()) {
        // A key at the start of a line, in a list: the list was not closed above it.
        if (around.objects > 0 && tokens.startsLine()) {
          this.report('missing-bracket', offset, 1);
          break;
        }
        this.beforeMember(commas);
        this.skipKey();
        commas.last = 'broken';
      } else if (startsValue(tokens.kind)) {
        this.beforeMember(commas);
        items.push(this.readValue(inside));
        commas.last = this.confused ? 'broken' : 'whole';
        this.confused = false;
      } else if (tokens.kind === token.comma) {
        this.readComma(commas);
      } else if (tokens.kind === token.closeBracket) {
        this.readClose(commas);
        break;
      } else if (tokens.kind === token.end || (tokens.kind === token.closeBrace && around.objects > 0)) {
        this.report('missing-bracket', offset, 1);
        break;
      } else {
        if (tokens.kind === token.unknown) this.skipLiteral();
        else this.skipUnexpected();
        commas.last = 'broken';
      }
    }
    return { type: 'array', items: exact(items), offset: offset - this.origin, length: tokens.lastEnd - offset };
  }

  private beforeMember(commas: Commas): void {
    if (commas.last === 'whole') this.report('missing-comma', this.tokens.lastEnd - 1, 1);
    this.confused = false;
  }

  private readComma(commas: Commas): void {
    const { offset } = this.tokens;
    if (commas.last === 'nothing' || commas.last === 'comma') this.report('extra-comma', offset, 1);
    commas.last = 'comma';
    commas.offset = offset;
    this.consume();
  }

  private readClose(commas: Commas): void {
    if (commas.last === 'comma') this.report('trailing-comma', commas.offset, 1);
    this.consume();
  }

  private readString(): StringNode {
    const { offset, end, value } = this.tokens;
    this.consume();
    return { type: 'string', value, offset: offset - this.origin, length: end - offset };
  }

  private consume(): void {
    this.confused = false;
    this.tokens.advance();
  }

  private tooDeep(around: Around): boolean {
    return around.objects + around.lists >= maxDepth;
  }

  private skipNested(type: 'object' | 'array'): JsonNode {
    const { tokens } = this;
    const { offset } = tokens;
    this.report('too-deep', offset, 1);
    this.skipBalanced();
    const place = { offset: offset - this.origin, length: tokens.lastEnd - offset };
    return type === 'object' ? { type, properties: [], ...place } : { type, items: [], ...place };
  }

  private skipKey(): void {
    const { tokens } = this;
    this.report('key-in-list', tokens.offset, tokens.end - tokens.offset);
    tokens.advance();
    // A comment may stand between them: then the colon is no longer where it was seen.
    if (tokens.kind === token.colon) tokens.advance();
  }

  private skipLiteral(): void {
    const { tokens } = this;
    const fault = tokens.source().startsWith("'") ? 'single-quotes' : 'bad-literal';
    while (tokens.kind === token.unknown) {
      this.report(fault, tokens.offset, tokens.end - tokens.offset);
      tokens.advance();
    }
  }

  private skipNoKey(): void {
    const { tokens } = this;
    const { offset, end } = tokens;
    if (tokens.kind === token.unknown) {
      this.report(tokens.isBeforeColon() ? 'unquoted-key' : 'key-expected', offset, end - offset);
    } else if (startsValue(tokens.kind)) {
      this.report('key-expected', offset, end - offset);
    }
    this.skipUnexpected();
  }

  private skipUnexpected(): void {
    const { tokens } = this;
    this.report('stray', tokens.offset, tokens.end - tokens.offset);
    // A bracket that opens here takes what it holds with it, so that its inside is not read as if it stood here.
    if (tokens.kind === token.openBrace || tokens.kind === token.openBracket) this.skipBalanced();
    else tokens.advance();
  }

  private skipBalanced(): void {
    const { tokens } = this;
    let depth = 0;
    do {
      if (tokens.kind === token.openBrace || tokens.kind === token.openBracket) depth++;
      else if (tokens.kind === token.closeBrace || tokens.kind === token.closeBracket) depth--;
      this.skipToken();
    } while (depth > 0 && tokens.kind !== token.end);
  }

  /** Passes over the token that is next, inside of something that nobody reads. */
  protected skipToken(): void {
    this.tokens.advance();
  }

  /** `offset` counts from the text's start. */
  private report(fault: SyntaxFault, offset: number, length: number): void {
    if (this.confused) return;
    this.confused = true;
    this.faults.push(syntaxProblem(fault, offset - this.origin, length));
  }
}

function startsValue(kind: number): boolean {
  return kind === token.openBrace || kind === token.openBracket || (kind >= token.null && kind <= token.number);
}

/** Reports each key that stands in `properties` a second time. */
export function reportDuplicates(properties: readonly PropertyNode[], problems: UnplacedProblem[]): void {
  if (properties.length < 2) return;
  const seen = new Set<string>();
  for (const { key } of properties) {
    if (seen.has(key.value)) problems.push(duplicateKey(key.value, key.offset, key.length));
    else seen.add(key.value);
  }
}
