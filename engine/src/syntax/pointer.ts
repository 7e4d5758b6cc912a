/** Escapes a name for a JSON Pointer (RFC 6901): `~` and `/`. Rule names escape their segments in the same way. */
export function escapeSegment(text: string): string {
  return text.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** `['tools', 'a/b', 0]` as `/tools/a~1b/0`; no segments as `""`, the document itself. */
export function toPointer(segments: readonly (string | number)[]): string {
  return segments.map((segment) => `/${escapeSegment(String(segment))}`).join('');
}

/** The segments of a JSON Pointer, or undefined when it is none. */
export function pointerSegments(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
