import { createSimulation, readRecordedCall } from '@mcp-policy/engine';
import type { Files } from '@mcp-policy/workspace';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { OpenDocument } from '../documents/open-document.ts';
import type { SimulateRequest } from '../runtime.ts';
import { emptyContext } from '../surroundings/load.ts';
import { defaultSettings } from '../surroundings/settings.ts';
import { RecordedCalls } from './recorded-calls.ts';

const uri = 'file:///w/p.mcp-policy.json';
const policy = '{ "version": "1", "default": "deny", "tools": { "list": {} } }';
const megabyte = 1024 * 1024;

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** Recorded calls of an open policy; `files` are the sizes of its recordings, newest first. Every recording has the same two calls. */
function place(files: Record<string, number>, simulate?: (request: SimulateRequest) => Promise<void>) {
  const document = new OpenDocument(uri, 'mcp-policy', 1, policy);
  const replays: string[] = [];
  const changes: string[] = [];
  const stat: Files['stat'] = async (at) => {
    const size = files[at];
    return size === undefined ? undefined : { type: 'file', size, modified: 0 };
  };
  const context = { ...emptyContext(uri, ''), recordings: Object.keys(files) };
  const recorded = new RecordedCalls({
    runtime: {
      version: '0',
      files: { read: async () => '', stat, list: async () => [] },
      timer: {
        after(delay, callback) {
          const timer = setTimeout(callback, delay);
          return { dispose: () => clearTimeout(timer) };
        },
      },
      now: () => 0,
      simulate: async (request) => {
        replays.push(`${request.policy ? 'count' : 'read'} ${request.recordings.join(' ')}`);
        await simulate?.(request);
        const simulation = createSimulation(request.policy, { onDecided: (call) => request.onCall(call) });
        for (const [index, tool] of ['list', 'drop'].entries()) {
          simulation.add(readRecordedCall(JSON.stringify({ v: 1, ts: '2026-11-20T09:00:00Z', tool }), index + 1), 0);
        }
        return { ...simulation.finish(), inputs: [] };
      },
    },
    log: { error: () => undefined, info: (text) => changes.push(text) },
    files: () => ({ read: async () => '', stat, list: async () => [] }),
    policy: (at) => (at === uri ? document : undefined),
    known: () => ({ revision: 1, surrounding: { context, settings: defaultSettings } }),
    wantsHits: () => true,
    hitsChanged: () => changes.push('hits'),
  });
  const settle = () => vi.advanceTimersByTimeAsync(5000);
  return { recorded, document, replays, changes, settle, files };
}

describe('recorded calls', () => {
  test('are read when nobody has typed for a while, once as long as nothing changes', async () => {
    const { recorded, replays, changes, settle } = place({ 'a.jsonl': 100, 'b.jsonl': 100 });
    recorded.changed(uri);
    recorded.changed(uri);
    expect(recorded.facts(uri)).toBeUndefined();
    await settle();
    expect(replays).toEqual(['read a.jsonl b.jsonl', 'count a.jsonl']);
    expect(changes).toEqual(['hits']);
    expect([...(recorded.facts(uri)?.tools.keys() ?? [])]).toEqual(['drop', 'list']);
    expect(recorded.calls(uri, 'drop')).toEqual([{ recording: 'a.jsonl', line: 2 }]);
    expect(recorded.hits(uri)?.hits.tools.get('drop')).toMatchObject([{ effect: 'deny', count: 1 }]);
    recorded.changed(uri);
    await settle();
    expect(replays).toHaveLength(2);
  });

  test('are counted again when the policy has changed, and read again when a file has', async () => {
    const { recorded, document, replays, settle, files } = place({ 'a.jsonl': 100 });
    recorded.changed(uri);
    await settle();
    document.apply([{ text: policy.replace('list', 'drop') }], 2);
    recorded.changed(uri);
    await settle();
    expect(replays.splice(0)).toEqual(['read a.jsonl', 'count a.jsonl', 'count a.jsonl']);
    expect(recorded.hits(uri)?.hits.tools.get('drop')).toMatchObject([{ effect: 'allow' }]);
    files['a.jsonl'] = 200;
    recorded.filesChanged();
    await settle();
    expect(replays).toEqual(['read a.jsonl', 'count a.jsonl']);
  });

  test('keep what a policy decided while it has errors', async () => {
    const { recorded, document, replays, settle } = place({ 'a.jsonl': 100 });
    recorded.changed(uri);
    await settle();
    document.apply([{ text: '{ "version": "1", "default": "de' }], 2);
    recorded.changed(uri);
    await settle();
    expect(replays).toHaveLength(2);
    expect(recorded.hits(uri)).toBeDefined();
  });

  test('of many megabytes are read only when somebody simulates them', async () => {
    const { recorded, document, replays, settle } = place({
      'big.jsonl': 60 * megabyte,
      'packed.jsonl.gz': 6 * megabyte,
    });
    recorded.changed(uri);
    await settle();
    expect(replays).toEqual([]);
    const hits = { hits: { tools: new Map(), rules: new Map() }, parsed: document.parsed, recordings: ['big.jsonl'] };
    recorded.simulated(document, hits);
    recorded.changed(uri);
    await settle();
    expect(recorded.hits(uri)).toBe(hits);
    document.apply([{ text: `${policy} ` }], 2);
    recorded.changed(uri);
    await settle();
    expect(recorded.hits(uri)).toBeUndefined();
    expect(replays).toEqual([]);
  });

  test('are let go in the middle when the policy changes or is closed', async () => {
    const signals: AbortSignal[] = [];
    const { recorded, settle } = place({ 'a.jsonl': 100 }, ({ signal }) => {
      signals.push(signal);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    recorded.changed(uri);
    await settle();
    recorded.changed(uri);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    await settle();
    recorded.forget(uri);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    await settle();
    expect(recorded.facts(uri)).toBeUndefined();
  });

  test('that cannot be read are said to be, and hinder nobody', async () => {
    const { recorded, changes, settle } = place({ 'a.jsonl': 100 }, () => Promise.reject(new Error('it is gone')));
    recorded.changed(uri);
    await settle();
    expect(changes).toEqual(['Recordings were not read: it is gone']);
  });
});
