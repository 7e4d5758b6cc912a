import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedPolicy, PlacedEntry } from './model.ts';
import { nodeAt } from './node-at.ts';
import { parsePolicy } from './parse-policy.ts';

const base = `{
  "version": "1",
  "default": "deny",
  "hide": ["delete_account", "wipe"],
  "all_tools": { "limits": [ { "counter": "all", "window": "minute", "max": 60, "scope": "grant" } ] },
  "tools": {
    "list_customers": {},
    "emoji_\u{1F600}": { "deny_if": [ { "conditions": [], "on_deny": "Nein \u{1F6AB}" } ] },
    "create_charge": {
      "require": [ { "conditions": [ { "path": "args.reason", "op": "exists", "value": true } ] } ],
      "deny_if": [
        { "conditions": [ { "path": "args.amount", "op": "gt", "value": 10000 } ], "on_deny": "Too large." }
      ],
      "limits": [ { "counter": "spend", "window": "day", "max": 10.5, "scope": "grant", "increment_from": "args.amount" } ]
    },
    "same": {}, "other": { "limits": [] }, "half": 12, "typed": "x", "list": [],
    "refund": {
      "limits": [ { "counter": "spend", "window": "day", "max": 5, "scope": "grant", "increment_from": "args.amount" } ]
    }
  }
}
`;

const shard = fc.constantFrom(
  ...['{', '}', '[', ']', ',', ':', '"', '\\', '\n', '\r\n', '\r', ' ', '"x"', '"x": {},', '"x":', '1', '2e', 'true'],
  ...['//', '/* x */', '/*', '\u{1F600}', '\uD83D', '\uDE00', '\\ud83d', '"tools": {', '},', '"same": {},', '\uFEFF'],
  ...[
    '"refund": {',
    '"deny_if": [',
    '"__proto__": 1',
    '*',
    "'",
    'null',
    '"on_deny": "',
    '[1',
    '"rate_limit": {"max": 1}',
  ],
);

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(200) }),
  insert: fc.array(shard, { maxLength: 3 }).map((shards) => shards.join('')),
});

const start = fc.constantFrom(base, base.replaceAll('\n', '\r\n'), base.replaceAll(/\s+/g, ' '), '');

function apply(text: string, { at, remove, insert }: { at: number; remove: number; insert: string }): string {
  const offset = Math.floor(at * text.length);
  return text.slice(0, offset) + insert + text.slice(offset + remove);
}

function groupByText(entries: readonly PlacedEntry[]): ReadonlyMap<string, readonly PlacedEntry[]> {
  const groups = new Map<string, PlacedEntry[]>();
  for (const placed of entries) groups.set(placed.entry.text, [...(groups.get(placed.entry.text) ?? []), placed]);
  return groups;
}

/** With what is made only when it is asked for. */
const all = ({ document, problems, policy }: ParsedPolicy) => ({ document, problems, policy });

describe('reading a version with the one before', () => {
  it('gives what reading afresh gives, after any edits', () => {
    fc.assert(
      fc.property(
        start,
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        (first, batches) => {
          let text = first;
          let parsed: ParsedPolicy = parsePolicy(text);
          for (const batch of batches) {
            text = batch.reduce(apply, text);
            parsed = parsePolicy(text, parsed);
            expect(all(parsed)).toEqual(all(parsePolicy(text)));
          }
        },
      ),
      { numRuns: 1500 },
    );
  }, 120_000);

  it('reads an entry the same whatever stands after it', () => {
    fc.assert(
      fc.property(fc.array(shard, { maxLength: 8 }), fc.array(shard, { maxLength: 4 }), (inside, after) => {
        const entry = `"a": ${inside.join('')}`;
        const before = parsePolicy(`{"tools": {${entry}`);
        const text = `{"tools": {${entry}${after.join('')}`;
        expect(all(parsePolicy(text, before))).toEqual(all(parsePolicy(text)));
      }),
      { numRuns: 1500 },
    );
  }, 120_000);

  it('keeps every entry that is still there, moved or not', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (batch) => {
        const before = parsePolicy(base);
        const after = parsePolicy(batch.reduce(apply, base), before);
        const old = new Map(before.document.entries.map(({ entry }) => [entry.text, entry]));
        const now = groupByText(after.document.entries);
        const typed = batch.map(({ insert }) => insert).join('\n');
        for (const [text, [one, ...copies]] of now) {
          if (!old.has(text) || copies.length > 0) continue;
          expect(one?.entry).toEqual(old.get(text));
          // What was typed just like an entry that is gone is another one, and says the same.
          if (!typed.includes(text)) expect(one?.entry).toBe(old.get(text));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('knows the entries again that a stray bracket had hidden', () => {
    const before = parsePolicy(base);
    const at = base.indexOf('"emoji_');
    const hidden = parsePolicy(`${base.slice(0, at)}{${base.slice(at)}`, before);
    expect(hidden.document.entries.length).toBeLessThan(before.document.entries.length);
    const undone = parsePolicy(base, hidden);
    expect(undone.document.entries.map(({ entry }) => entry)).toEqual(
      before.document.entries.map(({ entry }) => entry),
    );
    expect(undone.document.entries.every(({ entry }, i) => entry === before.document.entries[i]?.entry)).toBe(true);
  });
});

it.each([
  ['well formed', base],
  ['with faults', base.replace('    "create_charge"', '    "half": , /* why */ "create_charge"')],
  ['one line', JSON.stringify(JSON.parse(base))],
])('a stray bracket takes the entries with it that it takes from a fresh reader, wherever it stands: %s', (_, text) => {
  const before = parsePolicy(text);
  for (const bracket of ['{', '[', '}', '{}', '[{']) {
    for (let at = 0; at <= text.length; at++) {
      const broken = text.slice(0, at) + bracket + text.slice(at);
      const hidden = parsePolicy(broken, before);
      expect(all(hidden), `${bracket} at ${at}`).toEqual(all(parsePolicy(broken)));
      expect(all(parsePolicy(text, hidden)), `${bracket} at ${at}, undone`).toEqual(all(before));
    }
  }
});

describe('any text', () => {
  const text = fc.tuple(start, fc.array(edit, { maxLength: 6 })).map(([first, edits]) => edits.reduce(apply, first));

  it('has a policy exactly when no problem is an error, and problems in the order of the text', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { policy, problems } = parsePolicy(source);
        expect(policy === null).toBe(problems.some(({ severity }) => severity === 'error'));
        const offsets = problems.map(({ range }) => range.start.offset);
        expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
        expect(problems.every(({ range }) => range.end.offset <= source.length)).toBe(true);
      }),
      { numRuns: 800 },
    );
  });

  it('has something at every offset, and it touches the offset', () => {
    fc.assert(
      fc.property(text, fc.double({ min: 0, max: 1, noNaN: true }), (source, where) => {
        const { document } = parsePolicy(source);
        const offset = Math.floor(where * source.length);
        const { node, base: start } = nodeAt(document, offset);
        if (node) expect(start + node.offset).toBeLessThanOrEqual(offset);
      }),
      { numRuns: 800 },
    );
  });
});
