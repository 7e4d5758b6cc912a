import type { Result } from 'sarif';

/** Code scanning on GitHub refuses a run with more results as a whole. */
export const mostResults = 25_000;

const byRank = ['error', 'warning', 'note', 'none'];

/** The results that a log has room for: those that count first (what is accepted does not), then the most severe; in their order. */
export function mostSevere(results: readonly Result[], most: number): readonly Result[] {
  if (results.length <= most) return results;
  const rankOf = ({ level = 'warning', suppressions = [] }: Result) =>
    byRank.indexOf(level) + (suppressions.length > 0 ? byRank.length : 0);
  const kept = new Set([...results].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, most));
  return results.filter((result) => kept.has(result));
}
