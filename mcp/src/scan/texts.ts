import type { Tool } from '../snapshot/model.ts';

/** A raw text of a tool, with its place. */
export interface ToolText {
  readonly path: readonly (string | number)[];
  readonly inKey: boolean;
  readonly text: string;
}

/** More texts than this nobody puts before a model. */
const mostTexts = 5_000;

/** Every text of a tool that can reach a model: its name, what it says of itself, and all that its schemas hold. */
export function* textsOf(tool: Tool): Generator<ToolText> {
  const { name, title, description, inputSchema, outputSchema, annotations } = tool;
  let left = mostTexts;
  // An open list instead of recursion: the value is hostile.
  const open: { readonly path: readonly (string | number)[]; readonly value: unknown }[] = Object.entries({
    outputSchema,
    inputSchema,
    annotations,
    description,
    title,
    name,
  }).map(([key, value]) => ({ path: [key], value }));
  for (let next = open.pop(); next !== undefined && left > 0; next = open.pop()) {
    const { path, value } = next;
    if (typeof value === 'string') {
      left--;
      yield { path, inKey: false, text: value };
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value).reverse()) {
        const place = [...path, Array.isArray(value) ? Number(key) : key];
        if (!Array.isArray(value) && left-- > 0) yield { path: place, inKey: true, text: key };
        open.push({ path: place, value: inner });
      }
    }
  }
}
