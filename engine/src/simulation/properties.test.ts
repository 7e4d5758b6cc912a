import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePolicy } from '../policy/parse-policy.ts';
import { maskSecrets, maskSecretText } from '../secrets.ts';
import { sliceObject } from './line-slices.ts';
import { readRecordedCall } from './read-recorded-call.ts';
import { createSimulation } from './simulation.ts';

const { policy } = parsePolicy(
  '{"version":"1","default":"deny","tools":{"t":{"limits":[{"counter":"c","window":"minute","max":2,"scope":"grant"}]}}}',
);

function decide(lines: readonly { second: number; grant: string }[], reorderWindow: number) {
  const effects: string[] = [];
  const simulation = createSimulation(policy, {
    reorderWindow,
    onDecided: ({ recorded, decision }) => effects.push(`${recorded.tsText} ${recorded.grant} ${decision.effect}`),
  });
  for (const [i, { second, grant }] of lines.entries()) {
    const ts = new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();
    simulation.add(readRecordedCall(JSON.stringify({ v: 1, ts, grant, tool: 't' }), i + 1));
  }
  return { effects, report: simulation.finish() };
}

test('calls out of order within the window are decided as if they were sorted', () => {
  const seconds = fc.uniqueArray(fc.nat(600), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(seconds, fc.infiniteStream(fc.constantFrom('a', 'b')), (times, grants) => {
      const lines = times.map((second) => ({ second, grant: grants.next().value ?? 'a' }));
      const sorted = [...lines].sort((a, b) => a.second - b.second);
      const [mixed, ordered] = [decide(lines, 100), decide(sorted, 100)];
      expect([...mixed.effects].sort()).toEqual([...ordered.effects].sort());
      expect(mixed.report.totals).toEqual(ordered.report.totals);
    }),
  );
});

test('every call is handed on once, in the order of the recording, however small the window', () => {
  const lines = fc.array(fc.record({ second: fc.nat(1e6), grant: fc.constant('g') }), { maxLength: 100 });
  fc.assert(
    fc.property(lines, fc.nat(5), (calls, window) => {
      const { effects } = decide(calls, window);
      const times = calls.map(({ second }) => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString());
      expect(effects.map((effect) => effect.split(' ')[0])).toEqual(times);
    }),
  );
});

test('an object is cut into the texts that its properties have', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
      fc.constantFrom(undefined, 2, '\t'),
      (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        const slices = sliceObject(text).map(({ key, text: source }): [string, unknown] => [key, JSON.parse(source)]);
        expect(Object.fromEntries(slices)).toEqual(JSON.parse(text));
      },
    ),
  );
});

test('no line makes the reader throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
      expect(['call', 'broken', 'empty']).toContain(readRecordedCall(text, 1).kind);
    }),
  );
});

test('masking keeps the shape of a value, and masks nothing more a second time', () => {
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shape);
    return typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, inner]) => [key, shape(inner)])
      : 0;
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const masked = maskSecrets(value);
      expect(shape(masked)).toEqual(shape(value));
      expect(maskSecrets(masked)).toEqual(masked);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const masked = maskSecretText(text);
      expect(maskSecretText(masked)).toBe(masked);
    }),
  );
});
