import { expect } from 'vitest';
import { parsePolicy } from './parse-policy.ts';

/** For tests of this room only: policies around a part, and what is said of them. */

/** Each problem of a policy as `code@the text it stands on`. */
export function faults(text: string): string[] {
  return parsePolicy(text).problems.map(
    ({ code, range }) => `${code}@${text.slice(range.start.offset, range.end.offset)}`,
  );
}

export function withHead(head: string): string {
  return `{"version":"1","default":"deny",${head}}`;
}

export function withTool(rules: string): string {
  return withHead(`"tools":{"t":${rules}}`);
}

export function withCondition(condition: string): string {
  return withTool(`{"deny_if":[{"conditions":[${condition}]}]}`);
}

export function withLimits(limits: string): string {
  return withTool(`{"limits":[${limits}]}`);
}

export function messageOf(text: string): string {
  const [problem, ...others] = parsePolicy(text).problems;
  expect(others).toEqual([]);
  return problem?.message ?? '';
}

export function dataOf(text: string) {
  return parsePolicy(text).problems.map(({ data }) => data);
}
