import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const sample = path.resolve('examples/filesystem');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'mcp-policy-sample-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A recording's calls without the moment at which they were made. */
async function callsOf(file: string) {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  return lines.map((line) => {
    const { tool, arguments: args, outcome, grant, server } = JSON.parse(line);
    return { tool, arguments: args, outcome, grant, server };
  });
}

test('the recording, made anew against the real server, has the same tools, arguments and outcomes', async () => {
  const anew = path.join(folder, 'anew.jsonl');
  await promisify(execFile)(process.execPath, [path.join(sample, 'record.mjs'), '--out', anew]);
  const kept = await callsOf(path.join(sample, '.mcp-policy/recordings/docs-session.jsonl'));
  expect(kept.length).toBeGreaterThan(20);
  expect(await callsOf(anew)).toEqual(kept);
});

test('the recording names no path of the machine it was made on', async () => {
  const text = await readFile(path.join(sample, '.mcp-policy/recordings/docs-session.jsonl'), 'utf8');
  expect(text).not.toContain(os.tmpdir());
  expect(text).not.toContain(process.cwd());
});
