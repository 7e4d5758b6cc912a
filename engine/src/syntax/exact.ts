/**
 * A list that takes no more memory than its items: one that was pushed to has room for 17 or more. For lists that are kept by the
 * ten thousand.
 */
export function exact<T>(list: readonly T[]): readonly T[] {
  return list.slice();
}
