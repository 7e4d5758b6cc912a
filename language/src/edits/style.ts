/** How a text is laid out, so that what is inserted looks as if its author had written it. */
export interface Style {
  /** One level: some spaces, or a tab. */
  readonly indent: string;
  readonly lineEnd: '\n' | '\r\n';
  /** False for a text without any line break. */
  readonly lines: boolean;
  /** False where nothing stands between `:` and a value, as minifiers write. */
  readonly spaced: boolean;
}

/** Reads the layout from the text's first lines; two spaces where nothing tells. */
export function styleOf(text: string): Style {
  const head = text.slice(0, 20_000);
  const indent = /[{[][ \t]*\r?\n([ \t]+)(?=\S)/.exec(head)?.[1] ?? '  ';
  return {
    indent: indent.startsWith('\t') ? '\t' : indent,
    lineEnd: /^[^\n]*\r\n/.test(head) ? '\r\n' : '\n',
    lines: head.includes('\n'),
    spaced: !/":\S/.test(head),
  };
}

/** The white space that the line of `offset` begins with. */
export function indentAt(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
  let end = start;
  while (end < offset && isBlank(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

const isLineBreak = (code: number) => code === 0x0a || code === 0x0d;
const isBlank = (code: number) => code === 0x20 || code === 0x09;

/** `value` as JSON on several lines, those after the first indented by `base`. */
export function printLines(value: unknown, style: Style, base: string): string {
  return JSON.stringify(value, null, style.indent).replaceAll('\n', style.lineEnd + base);
}

/** `value` as JSON on one line: `{ "a": [1, 2] }`, or without any white space. */
export function printInline(value: unknown, style: Style): string {
  if (!style.spaced) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => printInline(item, style)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const properties = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${printInline(item, style)}`);
  return properties.length === 0 ? '{}' : `{ ${properties.join(', ')} }`;
}
