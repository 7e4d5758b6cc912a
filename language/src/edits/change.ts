import type { Span } from '@mcp-policy/engine';
import type { Container } from './container.ts';
import type { Edit } from './edit.ts';
import { indentAt, printInline, printLines, type Style } from './style.ts';

/** A property or item to be put in. */
export interface Insertion {
  /** The property's key; absent for an item of an array. */
  readonly key?: string;
  readonly value: unknown;
  /** The value's source, copied from the same depth: it goes in as it is, its numbers digit for digit. */
  readonly source?: string;
}

/** What is to happen to a container, all at once: edits made one by one would trip over each other's commas. */
export interface Change {
  /** Indices of children to take out. */
  readonly remove?: ReadonlySet<number>;
  readonly insert?: readonly Insertion[];
  /** The child to insert after; -1 for the beginning. Default: the last. */
  readonly after?: number;
}

/** The edits that change a container and keep its layout, its order and the validity of its commas. */
export function changeContainer(container: Container, style: Style, change: Change): readonly Edit[] {
  const remove = change.remove ?? new Set<number>();
  const insert = change.insert ?? [];
  const { text, open, children } = container;
  const kept = children.filter((_, index) => !remove.has(index));
  if (kept.length === 0 && (children.length > 0 || insert.length > 0)) {
    const end = container.close;
    return [{ offset: open + 1, length: end - open - 1, text: fill(container, style, insert) }];
  }
  return [...removals(container, remove), ...insertions(container, style, remove, insert, change.after)];

  function fill(target: Container, layout: Style, values: readonly Insertion[]): string {
    if (values.length === 0) return '';
    const lines = children.length > 0 ? onLines(target) : layout.lines && target.kind === 'object';
    const base = indentAt(text, open);
    return lines
      ? values
          .map((value) => newLine(layout, base + layout.indent) + print(value, layout, base + layout.indent))
          .join(',') + newLine(layout, base)
      : inlinePad(target, layout, values.map((value) => print(value, layout)).join(comma(layout)));
  }
}

function removals({ children, text }: Container, remove: ReadonlySet<number>): Edit[] {
  const edits: Edit[] = [];
  for (let index = 0; index < children.length; index++) {
    if (!remove.has(index)) continue;
    let last = index;
    while (remove.has(last + 1)) last++;
    const first = at(children, index);
    const next = children[last + 1];
    // In the middle a child goes with what separates it from the next; at the end, with what separates it from the one before.
    const from = next ? first.offset : endOf(at(children, index - 1));
    const to = next ? next.offset : afterTrailingComma(text, endOf(at(children, last)));
    edits.push({ offset: from, length: to - from, text: '' });
    index = last;
  }
  return edits;
}

function insertions(
  container: Container,
  style: Style,
  remove: ReadonlySet<number>,
  insert: readonly Insertion[],
  after = container.children.length - 1,
): Edit[] {
  if (insert.length === 0) return [];
  const { children, text } = container;
  const lines = onLines(container);
  const indent = indentAt(text, at(children, 0).offset);
  const separator = lines ? newLine(style, indent) : style.spaced ? ' ' : '';
  const printed = insert.map((value) => (lines ? print(value, style, indent) : print(value, style)));
  let anchor = after;
  // A removal reaches from a kept child to a kept child, so that an insertion after a kept one never touches it.
  while (anchor >= 0 && remove.has(anchor)) anchor--;
  if (anchor < 0) {
    const first = at(children, 0).offset;
    return [{ offset: first, length: 0, text: printed.map((one) => `${one},${separator}`).join('') }];
  }
  const end = endOf(at(children, anchor));
  const afterComma = anchor === children.length - 1 ? afterTrailingComma(text, end) : end;
  const trailing = afterComma > end;
  return [
    {
      offset: trailing ? afterComma : end,
      length: 0,
      text: printed.map((one) => (trailing ? `${separator}${one},` : `,${separator}${one}`)).join(''),
    },
  ];
}

/** Whether a container's children stand on lines of their own. */
function onLines({ text, open, children }: Container): boolean {
  const first = children[0];
  return first !== undefined && /[\r\n]/.test(text.slice(open, first.offset));
}

/** A comma after the last child is an error, but not one to double: what follows it, else `end` itself. */
function afterTrailingComma(text: string, end: number): number {
  const match = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*,/.exec(text.slice(end, end + 10_000));
  return end + (match?.[0].length ?? 0);
}

function print({ key, value, source }: Insertion, style: Style, base?: string): string {
  const printed = source ?? (base === undefined ? printInline(value, style) : printLines(value, style, base));
  return key === undefined ? printed : `${JSON.stringify(key)}:${style.spaced ? ' ' : ''}${printed}`;
}

function inlinePad(container: Container, style: Style, inner: string): string {
  return style.spaced && container.kind === 'object' ? ` ${inner} ` : inner;
}

const comma = (style: Style) => (style.spaced ? ', ' : ',');
const newLine = (style: Style, indent: string) => style.lineEnd + indent;
const endOf = (span: Span) => span.offset + span.length;

function at(children: readonly Span[], index: number): Span {
  const child = children[index];
  if (!child) throw new RangeError(`no child ${index}`);
  return child;
}
