/** JSON text without white space, put together from texts: a number keeps every digit, and keys their order. */

export type Property = readonly [key: string, text: string];

export function objectText(properties: readonly Property[]): string {
  return `{${properties.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

export function listText(items: readonly string[]): string {
  return `[${items.join(',')}]`;
}
