import { isUtf8 } from 'node:buffer';
import {
  compilePolicy,
  createBatchReader,
  createSimulation,
  type Policy,
  parsePolicy,
  type ReadLine,
  readRecordedCall,
  type Simulation,
} from '@mcp-policy/engine';
import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { lines } from '../testing/recording-lines.ts';
import { createBlockScanner, decode } from './scan-block.ts';

const policyText = {
  version: '1',
  default: 'deny',
  hide: ['u'],
  all_tools: { limits: [{ counter: 'all', window: 'minute', max: 3, scope: 'grant' }] },
  tools: {
    t: { deny_if: [{ conditions: [{ path: 'args.amount', op: 'gt', value: 10000 }] }] },
    list: {},
    create_charge: {
      require: [{ conditions: [{ path: 'args.a', op: 'exists', value: true }] }],
      approve_if: [{ conditions: [{ path: 'args.tags', op: 'contains', value: 'vip' }] }],
      limits: [{ counter: 'sum', window: 'hour', max: 30000.5, scope: 'grant', increment_from: 'args.amount' }],
    },
  },
};
const { policy } = parsePolicy(JSON.stringify(policyText));

/** Scans blocks, and opens them as they come from another thread. */
function scannerOf(given: Policy | null) {
  const [scan, open] = [createBlockScanner(given), createBatchReader(decode)];
  return (bytes: Uint8Array<ArrayBuffer>, isFirst: boolean, firstLine: number) =>
    open(structuredClone(scan(bytes, isFirst)))(firstLine);
}

const scan = scannerOf(policy);

const toBytes = (texts: readonly string[]) => new Uint8Array(Buffer.from(`${texts.join('\n')}\n`));

function scanned(bytes: Uint8Array<ArrayBuffer>, isFirst = true, firstLine = 1): ReadLine[] {
  const rows = scan(bytes, isFirst, firstLine);
  return Array.from({ length: rows.rows }, (_, row) => rows.take(row));
}

/** What the reader of texts says of the same lines, as a file holds them: without half surrogates. */
function read(texts: readonly string[], firstLine = 1): ReadLine[] {
  const found = texts.map((text, i) =>
    readRecordedCall(Buffer.from(text).toString().replace(/\r$/, ''), firstLine + i),
  );
  return found.filter(({ kind }) => kind !== 'empty');
}

const plain = (reads: readonly ReadLine[]): unknown => JSON.parse(JSON.stringify(reads));

test('bytes are read as the texts are, whatever the lines', () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 12 }), fc.integer({ min: 1, max: 9 }), (texts, firstLine) => {
      expect(plain(scanned(toBytes(texts), firstLine === 1, firstLine))).toEqual(plain(read(texts, firstLine)));
    }),
    { numRuns: 700 },
  );
});

test('a prepared call is decided as the same call from its text', () => {
  const withoutLimits = parsePolicy(JSON.stringify(policyText, (key, value) => (key === 'limits' ? [] : value))).policy;
  const compiled = compilePolicy(withoutLimits);
  const scanWithout = scannerOf(withoutLimits);
  let prepared = 0;
  fc.assert(
    fc.property(fc.array(lines, { minLength: 1, maxLength: 30 }), (texts) => {
      const simulation = createSimulation(withoutLimits, {
        onDecided: ({ recorded: { tool, argumentsText }, decision }) =>
          expect(decision).toEqual(compiled.decide({ tool, ...(argumentsText !== undefined && { argumentsText }) })),
      });
      const rows = scanWithout(toBytes(texts), true, 1);
      for (let row = 0; row < rows.rows; row++) {
        if (!rows.isCall(row)) continue;
        prepared++;
        simulation.addRow(rows, row);
      }
      simulation.finish();
      const replay = (add: (simulation: Simulation) => void) => {
        const decided: unknown[] = [];
        const limited = createSimulation(policy, {
          limits: true,
          reorderWindow: 7,
          onDecided: ({ decision, recorded }) => decided.push([recorded.line, decision]),
        });
        add(limited);
        return { report: limited.finish(), decided };
      };
      const fast = replay((to) => {
        const limitedRows = scan(toBytes(texts), true, 1);
        for (let row = 0; row < limitedRows.rows; row++) to.addRow(limitedRows, row);
      });
      const slow = replay((to) => {
        for (const found of read(texts)) to.add(found);
      });
      expect(fast).toEqual(slow);
    }),
    { numRuns: 400 },
  );
  // Nearly all lines of the mix that are calls must take the way that is tested here.
  expect(prepared).toBeGreaterThan(600);
});

test('no byte that is cut, changed or added makes a difference between both ways', () => {
  const line = toBytes([
    '{"v":1,"ts":"2026-11-20T09:00:00.000Z","grant":"a","tool":"t","arguments":{"a":[1.5e2,true],"é":"\\n"}}',
  ]);
  fc.assert(
    fc.property(fc.nat(line.length - 2), fc.nat(255), fc.constantFrom(0, 1, 2), (at, byte, kind) => {
      fc.pre(byte !== 0x0a);
      const bytes = Uint8Array.from([
        ...line.slice(0, at),
        ...(kind === 0 ? [] : [byte]),
        ...line.slice(kind === 2 ? at : at + 1),
      ]);
      const reads = scanned(bytes);
      if (!isUtf8(bytes)) {
        expect(reads).toEqual([{ kind: 'broken', broken: { line: 1, reason: 'is not UTF-8' } }]);
      } else expect(plain(reads)).toEqual(plain(read([Buffer.from(bytes.subarray(0, -1)).toString()])));
    }),
    { numRuns: 1500 },
  );
});

test('a letter that ends a string is found wherever it stands, 16 bytes being looked at at once', () => {
  const texts: string[] = [];
  for (let length = 0; length <= 34; length++) {
    for (const special of ['"', '\\', '\\n', '\u0000', '\u001f', '\u007f', 'é', '😀', '\\ud83d']) {
      for (let at = 0; at <= length; at++) {
        const text = `${'x'.repeat(at)}${special}${'y'.repeat(length - at)}`;
        texts.push(
          `{"v":1,"tool":"t","arguments":{"a":"${text}","amount":5}}`,
          `{"v":1,"tool":"${text}","grant":"${text}"}`,
        );
      }
    }
  }
  expect(plain(scanned(toBytes(texts)))).toEqual(plain(read(texts)));
});

test.each([
  '2024-02-29T23:59:59.999Z',
  '2023-02-29T00:00:00.000Z',
  '2026-04-31T00:00:00Z',
  '2026-11-20T24:00:00.000Z',
  '2026-11-20T09:00:60Z',
  '0000-01-01T00:00:00.000Z',
  '2026-11-20t09:00:00.000z',
  '2026-11-20T09:00:00.00Z',
  '2026-11-20T09:00:00+01:00',
  '2026-11-20T09:00:00.0000Z',
  '2026-13-01T00:00:00.000Z',
  '20261120T090000.000000000Z',
  '2026-11-20 09:00:00.000Z',
  '2026-11-20T09:00:0x.000Z',
  '',
])('the time %j is what it is as text', (time) => {
  const texts = [`{"v":1,"ts":${JSON.stringify(time)},"tool":"t"}`, `{"v":1,"tool":"t","ts":${JSON.stringify(time)}}`];
  expect(plain(scanned(toBytes(texts)))).toEqual(plain(read(texts)));
});

test('numbers, words and nesting are JSON, or are not, as they are in a text', () => {
  const number = fc
    .array(fc.constantFrom('-', '0', '1', '9', '.', 'e', 'E', '+'), { maxLength: 6 })
    .map((parts) => parts.join(''));
  const word = fc.constantFrom('true', 'false', 'null', 'tru', 'nulls', 'True', 'fals', 'undefined', 'NaN');
  const deep = fc
    .integer({ min: 60, max: 68 })
    .chain((depth) =>
      fc.constantFrom(`${'['.repeat(depth)}${']'.repeat(depth)}`, `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
    );
  const wide = fc
    .integer({ min: 45, max: 52 })
    .map((keys) => `{${Array.from({ length: keys }, (_, i) => `"k${i}":${i}`).join()}}`);
  fc.assert(
    fc.property(fc.array(fc.oneof(number, word, deep, wide), { maxLength: 9 }), (values) => {
      const texts = values.flatMap((value) => [
        `{"v":1,"tool":"t","arguments":{"amount":${value},"b":[${value}, 1]}}`,
        `{"v":1,"tool":"create_charge","arguments":${value}}`,
      ]);
      expect(plain(scanned(toBytes(texts)))).toEqual(plain(read(texts)));
    }),
    { numRuns: 400 },
  );
});

test('where there is no WebAssembly, all is read as text, and the same', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  vi.resetModules();
  try {
    const other = await import('./scan-block.ts');
    const [scanAsText, open] = [other.createBlockScanner(policy), createBatchReader(decode)];
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 12 }), fc.boolean(), (texts, isFirst) => {
        const rows = open(structuredClone(scanAsText(toBytes(texts), isFirst)))(isFirst ? 1 : 7);
        const reads = Array.from({ length: rows.rows }, (_, row) => rows.take(row));
        expect(rows.lines).toBe(texts.length || 1);
        expect(plain(reads)).toEqual(plain(read(texts, isFirst ? 1 : 7)));
      }),
    );
  } finally {
    vi.unstubAllGlobals();
    vi.resetModules();
  }
});

describe('a block', () => {
  it('is read line by line where one line is not UTF-8', () => {
    const good = toBytes(['{"v":1,"tool":"t"}']);
    const reads = scanned(Uint8Array.from([...good, 0x22, 0xff, 0x0a, ...good]));
    expect(reads.map(({ kind }) => kind)).toEqual(['call', 'broken', 'call']);
  });

  it('keeps many names apart', () => {
    const texts = Array.from({ length: 9000 }, (_, i) => `{"v":1,"tool":"tool_${i}_x","grant":"g${i % 97}"}`);
    expect(plain(scanned(toBytes(texts)))).toEqual(plain(read(texts)));
  });

  it('keeps names apart that are chosen to be taken for each other', () => {
    // As long, and the same at the beginning, in the middle and at the end.
    const texts = Array.from({ length: 600 }, (_, i) => {
      const digits = String(i % 300).padStart(4, '0');
      return `{"v":1,"tool":"tool${digits}middle${digits}name","grant":"gran${digits}middle${digits}name"}`;
    });
    expect(plain(scanned(toBytes(texts)))).toEqual(plain(read(texts)));
  });

  it('gives its calls texts of their own when they have to wait for long', () => {
    const texts = [
      '{"v":1,"ts":"2026-01-01T00:00:00Z","server":"s","tool":"t","arguments":{"a":[1,"é"]},"outcome":"timeout"}',
    ];
    const rows = scan(toBytes([...texts, ...texts]), true, 1);
    const call = rows.callOf(0);
    const before = JSON.stringify(call);
    const alone = rows.only(0);
    expect(alone).toMatchObject({ rows: 1, lines: 1, size: 0 });
    call.moveTo(alone);
    expect(JSON.stringify(call)).toBe(before);
    expect(JSON.parse(before)).toEqual(JSON.parse(JSON.stringify(read(texts)[0])).call);
  });
});
