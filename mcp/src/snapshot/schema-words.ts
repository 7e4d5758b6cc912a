import { canonicalText, isRecord, type JsonRecord, ownValue } from '../json.ts';
import { quoted, visible } from '../text.ts';

export function typeChange(path: string, was: unknown, is: unknown): string {
  const before = typesOf(was);
  const now = typesOf(is);
  const kept = before.every((type) => now.includes(type) || (type === 'integer' && now.includes('number')));
  const back = now.every((type) => before.includes(type) || (type === 'integer' && before.includes('number')));
  // No `type` at all takes everything.
  const wider = now.length === 0 || (before.length > 0 && kept);
  const narrower = before.length === 0 || (now.length > 0 && back);
  const how = wider ? 'widened' : narrower ? 'narrowed' : 'changed';
  return `${path}: type ${how}: ${typeWords(before)} → ${typeWords(now)}`;
}

export function* enumChanges(path: string, was: unknown, is: unknown): Generator<string> {
  if (!Array.isArray(was) || !Array.isArray(is)) {
    if (is === undefined) yield `${path}: takes any value now, it was one of ${short(was)}`;
    else yield `${path}: takes only ${short(is)} now`;
    return;
  }
  const before = new Set(was.map(canonicalText));
  const now = new Set(is.map(canonicalText));
  let same = true;
  for (const value of is) {
    if (before.has(canonicalText(value))) continue;
    same = false;
    yield `${path}: enum value ${short(value)} added`;
  }
  for (const value of was) {
    if (now.has(canonicalText(value))) continue;
    same = false;
    yield `${path}: enum value ${short(value)} removed`;
  }
  if (same) yield `${path}: enum values reordered`;
}

export function typeOf(schema: unknown): string {
  if (!isRecord(schema)) return 'any type';
  if (Array.isArray(ownValue(schema, 'enum'))) return `one of ${short(ownValue(schema, 'enum'))}`;
  return typeWords(typesOf(ownValue(schema, 'type')));
}

function typeWords(types: readonly string[]): string {
  return types.length === 0 ? 'any type' : types.map(visible).join(' or ');
}

function typesOf(type: unknown): string[] {
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? type.filter((item) => typeof item === 'string') : [];
}

/** A key as a path shows it: one that could be misread as a path stands in quotes. */
export function segment(name: string): string {
  return /^[\p{L}\p{N}_$-]{1,80}$/u.test(name) ? name : quoted(name, 80);
}

export function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return visible(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || value === undefined ? value : JSON.stringify(value);
}

export function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

export function namesOf(value: unknown): ReadonlySet<string> {
  return new Set(Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);
}
