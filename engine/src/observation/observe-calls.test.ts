import { describe, expect, it } from 'vitest';
import { readRecordedCall } from '../simulation/read-recorded-call.ts';
import { countsAsAllowed, createObserver } from './observe-calls.ts';

type Line = Readonly<Record<string, unknown>> | string;

/** What is observed of lines; an object stands for a call of `pay`. */
function observe(...lines: readonly Line[]) {
  const observer = createObserver();
  for (const [i, line] of lines.entries()) {
    const text = typeof line === 'string' ? line : JSON.stringify({ v: 1, tool: 'pay', ...line });
    const read = readRecordedCall(text, i + 1);
    if (read.kind !== 'call') throw new Error(`line ${i + 1} is no call`);
    observer.add(read.call);
  }
  return observer.finish();
}

const withArguments = (text: string) => `{"v":1,"tool":"pay","arguments":${text}}`;

/** What is observed of one argument, `args.x` unless it is named. */
function pathOf(observed: ReturnType<typeof observe>, text = 'args.x') {
  return observed.tools[0]?.paths.find((path) => path.text === text);
}

const at = (time: string, more: object = {}) => ({ ts: `2026-11-20T${time}Z`, ...more });

describe('which calls count', () => {
  it.each(['complete', 'tool_error', 'input_required'] as const)('%s: the server took the call', (outcome) => {
    expect(countsAsAllowed(outcome)).toBe(true);
    expect(observe({ outcome })).toMatchObject({ calls: 1, tools: [{ calls: 1, leftOut: 0 }] });
  });

  it.each(['rpc_error', 'timeout', 'cancelled'] as const)('%s shows no permission', (outcome) => {
    const observed = observe({ outcome, arguments: { x: 1 } });
    expect(observed).toMatchObject({
      calls: 0,
      leftOut: { [outcome]: 1 },
      tools: [{ calls: 0, leftOut: 1, paths: [] }],
    });
  });

  it.each(['[]', 'null', '{"x":1,"x":2}'])('malformed arguments do not: %s', (text) => {
    expect(observe(withArguments(text))).toMatchObject({ calls: 0, malformed: 1, tools: [{ paths: [] }] });
  });

  it('a name that no policy can list does not', () => {
    expect(observe({ tool: 'delete_*' })).toMatchObject({ calls: 0, unnameable: 1, tools: [] });
  });

  it('tools come in the order of their names, __proto__ among them', () => {
    const observed = observe({ tool: 'b' }, { tool: '__proto__' }, { tool: '10' });
    expect(observed.tools.map(({ name }) => name)).toEqual(['10', '__proto__', 'b']);
  });

  it('the first and last time are those of calls that count', () => {
    const observed = observe(at('10:00:00'), at('09:00:00'), at('11:00:00', { outcome: 'timeout' }));
    expect([observed.firstSeen, observed.lastSeen]).toEqual(['2026-11-20T09:00:00Z', '2026-11-20T10:00:00Z']);
  });
});

describe('arguments', () => {
  it('are counted with their values, most frequent first', () => {
    const observed = observe(...['eur', 'usd', 'eur'].map((x) => ({ arguments: { x } })));
    expect(pathOf(observed)).toMatchObject({
      present: 3,
      values: [
        { text: '"eur"', count: 2 },
        { text: '"usd"', count: 1 },
      ],
    });
  });

  it('keep every digit of a number', () => {
    const observed = observe(
      ...['9007199254740993', '0.1000000000000000000001', '-1e400'].map((x) => withArguments(`{"x":${x}}`)),
    );
    expect(pathOf(observed)?.range).toEqual({ least: '-1e+400', most: '9007199254740993' });
  });

  it('count one number once, however it is written', () => {
    const observed = observe(withArguments('{"x":5}'), withArguments('{"x":5.0}'), withArguments('{"x":"5"}'));
    expect(pathOf(observed)?.values).toEqual([
      { text: '5', count: 2 },
      { text: '"5"', count: 1 },
    ]);
  });

  it('are looked into when they are objects, not when they are lists', () => {
    const observed = observe({ arguments: { x: { y: 1 }, list: [{ z: 1 }] } });
    expect(observed.tools[0]?.paths.map(({ text }) => text)).toEqual(['args.x', 'args.x.y', 'args.list']);
  });

  it('that cannot be addressed are left out', () => {
    expect(observe({ arguments: { 'a.b': 1, '': 2 } }).tools[0]?.paths).toEqual([]);
  });

  it('show null and absence apart', () => {
    const observed = observe({ arguments: { x: null } }, { arguments: {} }, { arguments: { x: 1 } }, {});
    expect(observed.tools[0]?.calls).toBe(4);
    expect(pathOf(observed)).toMatchObject({ present: 2, nulls: 1, numbers: 1 });
  });

  it('are unknown where the recording kept only their keys', () => {
    const observed = observe({ argument_keys: ['x'] }, { arguments: { x: 1 } });
    expect(observed.tools[0]).toMatchObject({ calls: 2, argumentsUnknown: 1 });
  });

  it.each([
    ['by its name', 'api_key', 'abc'],
    ['by its shape', 'x', 'ghp_0123456789abcdefghij'],
    ['within a text', 'x', 'curl --token hunter2'],
  ])('hold no secret, known %s', (_, name, value) => {
    const observed = observe({ arguments: { [name]: value } });
    expect(pathOf(observed, `args.${name}`)).toMatchObject({ values: undefined, secret: true });
    expect(JSON.stringify(observed)).not.toContain(value);
  });

  it('with more values than anybody lists have none', () => {
    const observed = observe(...Array.from({ length: 13 }, (_, x) => ({ arguments: { x } })));
    expect(pathOf(observed)).toMatchObject({ values: undefined, range: { least: '0', most: '12' } });
  });

  it('are bounded in number, and in the size of what is kept', () => {
    const wide = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`key${i}`, 'x'.repeat(1000)]));
    const paths = observe({ arguments: wide }).tools[0]?.paths ?? [];
    expect(paths.length).toBe(64);
    expect(paths.every(({ values }) => values === undefined)).toBe(true);
  });
});

describe('use', () => {
  const useOf = (...lines: readonly Line[]) => observe(...lines).tools[0]?.use;

  it('is the most calls of one grant in one minute and hour of the calendar', () => {
    const use = useOf(at('09:00:59'), at('09:01:00'), at('09:01:30'), at('09:01:40', { grant: 'bot' }), at('10:00:00'));
    expect(use).toEqual({ minute: { peak: 2, windows: 4, late: 0 }, hour: { peak: 3, windows: 3, late: 0 } });
  });

  it('counts calls that were charged though they do not count as allowed, and not those that give back', () => {
    const use = useOf(
      ...['timeout', 'cancelled', 'rpc_error', 'input_required'].map((outcome) => at('09:00:00', { outcome })),
    );
    expect(use?.minute.peak).toBe(2);
  });

  it('is right for calls that are somewhat out of order', () => {
    expect(useOf(at('09:05:00'), at('09:00:00'), at('09:05:00'), at('09:00:10'), at('09:00:20'))?.minute.peak).toBe(3);
  });

  it('is never too low for calls that are far out of order', () => {
    const minutes = Array.from({ length: 10 }, (_, i) => at(`09:1${i}:00`));
    const use = useOf(at('09:00:00'), ...minutes, at('09:00:01'), at('09:00:02'));
    expect(use?.minute).toMatchObject({ peak: 3, late: 2 });
  });

  it('is not known when a call has no time', () => {
    expect(useOf(at('09:00:00'), {})).toBeUndefined();
  });

  it('is not known when every call has a grant of its own, without end', () => {
    const lines = Array.from({ length: 20_001 }, (_, i) => at('09:00:00', { grant: `g${i}` }));
    expect(useOf(...lines)).toBeUndefined();
  });
});
