import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { version } from './version.ts';

test('the version is the one that the packages carry', () => {
  for (const file of ['../package.json', '../../package.json']) {
    const manifest: unknown = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
    expect(manifest).toMatchObject({ version });
  }
});
