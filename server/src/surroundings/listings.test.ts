import { serializeSnapshot } from '@mcp-policy/mcp';
import { expect, test } from 'vitest';
import { Listings } from './listings.ts';

const uri = 'file:///w/.mcp-policy/snapshots/s.json';
const snapshot = {
  v: 1,
  server: 's',
  serverInfo: undefined,
  protocolVersion: undefined,
  source: undefined,
  takenAt: '2026-11-20T09:00:00.000Z',
  tools: [{ name: 'a' }],
} as const;
const facts = { state: 'found', uri, snapshot } as const;
const differs = { status: 'differs', message: '', snapshotUri: uri, proposed: serializeSnapshot(snapshot) } as const;

test('what a refresh found is the newer listing of that snapshot, however its URI is spelt, until it is accepted', () => {
  const listings = new Listings();
  expect(listings.of(facts)).toBeUndefined();
  expect(listings.keep({ ...differs, snapshotUri: uri.replace('.mcp', '%2Emcp') })).toBe(true);
  expect(listings.of(facts)).toMatchObject({ snapshot: { server: 's' }, takenAt: Date.parse(snapshot.takenAt) });
  expect(listings.of({ ...facts, uri: `${uri}x` })).toBeUndefined();
  expect(listings.keep({ status: 'written', message: '', snapshotUri: uri })).toBe(true);
  expect(listings.of(facts)).toBeUndefined();
  expect(listings.revision).toBe(2);
});

test('a server that does not answer takes nothing back', () => {
  const listings = new Listings();
  listings.keep(differs);
  expect(listings.keep({ status: 'failed', message: '', snapshotUri: uri })).toBe(false);
  expect(listings.of(facts)).toBeDefined();
  expect(listings.revision).toBe(1);
});
