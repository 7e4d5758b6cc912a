import { createHash } from 'node:crypto';
import { type Finding, toolOfFinding } from '@mcp-policy/language';
import type { CheckedFile } from '../../check/check-file.ts';

const longestText = 1000;

/**
 * What tells one finding of a file from its others whatever line it stands on: its rule, the tool that it is about, and the
 * text that it marks. Where these are the same, they are numbered. In the order of `findings`.
 */
export function fingerprintsOf({ text, facts }: CheckedFile, findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { start, end } = finding.range;
    const marked = text.slice(start.offset, Math.min(end.offset, start.offset + longestText)).replace(/\s+/g, ' ');
    const tool = facts && toolOfFinding(finding, facts.parsed);
    const key = JSON.stringify([finding.code, tool ?? null, marked]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256').update(`${key}${count}`).digest('hex').slice(0, 32);
  });
}
