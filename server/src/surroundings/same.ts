/** Whether two values of plain JSON are the same, key order aside. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const entries = Object.entries(a);
  if (entries.length !== Object.keys(b).length) return false;
  const others = new Map<string, unknown>(Object.entries(b));
  return entries.every(([key, value]) => others.has(key) && same(value, others.get(key)));
}
