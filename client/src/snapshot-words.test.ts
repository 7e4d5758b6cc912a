import { expect, test } from 'vitest';
import { describeDifferences, describeSnapshot } from './snapshot-words.ts';

const now = Date.parse('2026-11-20T09:00:00Z');

test('a snapshot shows its tools, age and source', () => {
  const source = 'npx -y server-filesystem';
  const snapshot = { state: 'found', takenAt: '2026-11-17T08:00:00Z', tools: 14, source } as const;
  expect(describeSnapshot({ server: 'filesystem', snapshot }, now)).toEqual({
    text: '14 tools of filesystem',
    detail: 'snapshot of 3 days ago',
    source: 'from npx -y server-filesystem',
    warning: false,
    action: 'Refresh',
  });
});

test('no snapshot never looks like a clean policy', () => {
  const shown = describeSnapshot({ snapshot: { state: 'missing', reason: 'Two servers are configured.' } }, now);
  expect(shown).toMatchObject({
    text: 'No snapshot: tool names are not checked',
    detail: 'Two servers are configured.',
    warning: true,
  });
});

test('a bare list of tools says that its age is unknown', () => {
  expect(describeSnapshot({ snapshot: { state: 'found', tools: 1 } }, now)).toMatchObject({
    text: '1 tool of the server',
    detail: 'snapshot of unknown age',
  });
});

test('differences call a few tools by name and count the rest', () => {
  const changed = ['a', 'b', 'c', 'd', 'e'].map((tool) => ({ kind: 'changed', tool, details: [] }) as const);
  const rest = [
    { kind: 'added', tool: 'write_file', details: [] },
    { kind: 'server', tool: '', details: [] },
  ] as const;
  expect(describeDifferences([...changed, ...rest])).toBe(
    'write_file added; a, b, c and 2 more changed; the server itself changed',
  );
});

test('a tool with a link for a name makes no link', () => {
  const [kind, tool] = ['removed', '[x](command:y)'] as const;
  expect(describeDifferences([{ kind, tool, details: [] }])).toBe('[x] (command:y) gone');
});
