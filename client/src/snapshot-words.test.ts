import { expect, test } from 'vitest';
import { describeDifferences, describeSnapshot, describeWatch, differenceLines } from './snapshot-words.ts';

const now = Date.parse('2026-11-20T09:00:00Z');
const cached = { state: 'cached', watched: false } as const;

test('a snapshot shows its tools, age and source', () => {
  const source = 'npx -y server-filesystem';
  const snapshot = { state: 'found', takenAt: '2026-11-17T08:00:00Z', tools: 14, source } as const;
  expect(describeSnapshot({ server: 'filesystem', snapshot, listing: cached }, now)).toEqual({
    text: '14 tools of filesystem',
    detail: 'snapshot of 3 days ago',
    source: 'from npx -y server-filesystem',
    warning: false,
    action: 'Refresh',
  });
});

test('no snapshot never looks like a clean policy', () => {
  const shown = describeSnapshot(
    {
      snapshot: { state: 'missing', reason: 'Two servers are configured.' },
      listing: { state: 'unknown', watched: false },
    },
    now,
  );
  expect(shown).toMatchObject({
    text: 'No snapshot: tool names are not checked',
    detail: 'Two servers are configured.',
    warning: true,
  });
});

test('a bare list of tools says that its age is unknown', () => {
  expect(describeSnapshot({ snapshot: { state: 'found', tools: 1 }, listing: cached }, now)).toMatchObject({
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

test.each([
  ['cached', 'snapshot of 3 days ago; listed 5 minutes ago', false, 'Refresh'],
  ['live', 'live; snapshot of 3 days ago', false, 'Refresh'],
  ['outdated', 'outdated: changed 5 minutes ago; snapshot of 3 days ago', true, 'Review'],
  ['refreshing', 'asking the server; snapshot of 3 days ago', false, 'Refresh'],
] as const)('what is known of the server now stands beside the age: %s', (state, detail, warning, action) => {
  const snapshot = { state: 'found', takenAt: '2026-11-17T08:00:00Z', tools: 14 } as const;
  const listing = { state, watched: state === 'live', listedAt: '2026-11-20T08:55:00Z' };
  expect(describeSnapshot({ server: 's', snapshot, listing }, now)).toMatchObject({ detail, warning, action });
});

test('whether the server is watched is told with what can be done, and why it ended', () => {
  expect(describeWatch({ listing: cached })).toBeUndefined();
  expect(describeWatch({ server: 's', listing: cached })).toMatchObject({ text: 's is not watched', action: 'Watch' });
  expect(describeWatch({ server: 's', listing: { state: 'live', watched: true } })).toMatchObject({ action: 'Stop' });
  expect(describeWatch({ server: 's', listing: { ...cached, ended: 'it ended' } })).toMatchObject({
    text: 's is not watched any more',
    detail: 'it ended',
  });
});

test('the details of the differences are told one to a line', () => {
  const details = ['args.path: type widened: string → string or null', 'args.context added (string, optional)'];
  const text = differenceLines([
    { kind: 'renamed', from: 'a', tool: 'b\u202e', details: [] },
    { kind: 'changed', tool: 'list_files', details },
  ]);
  expect(text).toBe(`> a → b\\u{202e}\n\n~ list_files\n    ${details.join('\n    ')}\n`);
});
