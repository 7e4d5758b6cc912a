import { expect, test } from 'vitest';
import { defaultSettings, readSettings } from './settings.ts';

test.each([[undefined], [null], ['x'], [[]], [3], [{}], [{ rules: [], trustedServers: 'a', snapshot: 3 }]])(
  'settings that are %j are the defaults',
  (value) => {
    expect(readSettings(value)).toEqual(defaultSettings);
  },
);

test('what is understood is taken, and the rest is left out', () => {
  const settings = readSettings({
    rules: { 'tools/unknown-tool': 'error', 'risk/x': 'fatal', 'schema/y': 'off', z: 1 },
    trustedServers: ['github', 7],
    snapshot: { timeout: 20 },
    inlayHints: false,
  });
  expect(settings).toEqual({
    rules: { 'tools/unknown-tool': 'error', 'schema/y': 'off' },
    trustedServers: ['github'],
    snapshotTimeout: 20,
    inlayHints: false,
  });
});

test.each([[0], [-1], [601], [Number.NaN], ['20']])('a timeout of %j seconds is not taken', (timeout) => {
  expect(readSettings({ snapshot: { timeout } }).snapshotTimeout).toBeUndefined();
});
