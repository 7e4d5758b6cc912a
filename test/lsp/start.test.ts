import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundleServer } from './bundle.ts';

test('the server starts without the modules of Node that it needs seldom', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'start-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const script = path.join(folder, 'list.cjs');
  writeFileSync(script, 'require(process.argv[2]); process.stdout.write(JSON.stringify(process.moduleLoadList))');
  const main = path.join(path.dirname(await bundleServer()), 'server-main.js');
  const listed: readonly string[] = JSON.parse(execFileSync(process.execPath, [script, main], { encoding: 'utf8' }));
  const loaded = listed.flatMap((name) => /^NativeModule (.*)/.exec(name)?.[1] ?? []);
  expect(loaded).toContain('net');
  for (const seldom of ['child_process', 'crypto', 'fs/promises', 'timers/promises', 'worker_threads', 'zlib']) {
    expect(loaded).not.toContain(seldom);
  }
});
