import type { SharedTexts } from '@mcp-policy/engine';
import { isRecord } from '../json.ts';

/** Has a value that nobody else has share the texts in it. It must be no deeper than `isShallow` allows. */
export function shareTexts(value: unknown, texts: SharedTexts): void {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      if (typeof item === 'string') value[at] = texts.text(item);
      else shareTexts(item, texts);
    }
  } else if (isRecord(value)) {
    const members: { [key: string]: unknown } = value;
    for (const key of Object.keys(members)) {
      const member = members[key];
      // Own, as `JSON.parse` has made it, whatever it is called.
      if (typeof member === 'string') members[key] = texts.text(member);
      else shareTexts(member, texts);
    }
  }
}
