import { type JsonView, shown, Unreadable } from './json-view.ts';

/** Names and values of a list of attributes. A name that stands twice is an error: it could be read either way. */
export function attributesOf(list: JsonView | undefined): ReadonlyMap<string, JsonView> {
  const attributes = new Map<string, JsonView>();
  for (const item of list?.items() ?? []) {
    const key = item.member('key')?.string;
    const value = item.member('value');
    if (key === undefined || value === undefined) continue;
    if (attributes.has(key)) throw new Unreadable(`has the attribute ${shown(key)} twice`);
    attributes.set(key, value);
  }
  return attributes;
}

/** A call nested deeper than 64 is malformed anyway (docs/language.md, 3. The decision). */
const deepest = 64;

/** The JSON text of a value, its numbers digit for digit; undefined when it holds what JSON has no form for. */
export function jsonOfAttribute(value: JsonView, depth = 0): string | undefined {
  if (depth > deepest) return undefined;
  const text = value.member('stringValue') ?? value.member('boolValue');
  if (text) return text.text;
  const number = value.member('intValue') ?? value.member('doubleValue');
  if (number) {
    const digits = number.string ?? number.number ?? '';
    return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(digits) ? digits : undefined;
  }
  const list = value.member('arrayValue');
  if (list) return joined('[', list.member('values'), ']', (item) => jsonOfAttribute(item, depth + 1));
  const members = value.member('kvlistValue');
  if (!members) return undefined;
  return joined('{', members.member('values'), '}', (item) => {
    const key = item.member('key');
    const member = item.member('value');
    const inner = member && jsonOfAttribute(member, depth + 1);
    return key?.string === undefined || inner === undefined ? undefined : `${key.text}:${inner}`;
  });
}

function joined(
  open: string,
  list: JsonView | undefined,
  close: string,
  textOf: (item: JsonView) => string | undefined,
): string | undefined {
  const texts = (list?.items() ?? []).map(textOf);
  return texts.includes(undefined) ? undefined : `${open}${texts.join(',')}${close}`;
}
