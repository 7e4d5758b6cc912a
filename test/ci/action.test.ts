import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cli, folderWith } from '../cli/run.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly { name: string; shell: string; run: string; env?: Readonly<Record<string, string>> }[];
  };
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const action: Action = parse(readFileSync(path.join(root, 'action.yml'), 'utf8'));
const [, step] = action.runs.steps;

/** Runs the step as GitHub does: its inputs put in where `${{ … }}` stands, its script in a bash of its own. */
async function runStep(folder: string, inputs: Readonly<Record<string, string>>) {
  if (!step) throw new Error('the action has no second step');
  const given = (name: string) => inputs[name] ?? action.inputs[name]?.default ?? '';
  const env = Object.entries(step.env ?? {}).map(([key, value]) => [
    key,
    value
      .replace(/\$\{\{ github\.action_path \}\}/, path.dirname(path.dirname(cli)))
      .replace(/\$\{\{ inputs\.([a-z-]+) \}\}/, (_, name: string) => given(name)),
  ]);
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...Object.fromEntries(env) },
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, out };
}

const wrong = '{"version":"1","default":"maybe","tools":{}}';
const fine = '{"version":"1","default":"deny","tools":{"read_note":{}}}';

test('every input that a step reads is one that the action has, and none is read as part of a script', () => {
  expect(action.runs.using).toBe('composite');
  for (const { run, shell, env } of action.runs.steps) {
    expect(shell).toBe('bash');
    expect(run).not.toContain('${{');
    for (const value of Object.values(env ?? {})) {
      const [, input] = /inputs\.([a-z-]+)/.exec(value) ?? [];
      if (input !== undefined) expect(Object.keys(action.inputs)).toContain(input);
    }
  }
  for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/\.$/);
});

describe('the check', () => {
  test('annotates every policy of the repository, and fails', async () => {
    const folder = folderWith({ 'a/policy.json': wrong, 'policy.json': fine });
    const { code, out } = await runStep(folder, {});
    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=a\/policy\.json,line=1,/m);
  });

  test('takes files of any name one a line, and options', async () => {
    const folder = folderWith({ '-x $(touch ran).policy.json': fine, 'policy.json': wrong });
    const { code, out } = await runStep(folder, { files: '-x $(touch ran).policy.json\n\n', 'fail-on': 'warning' });
    expect([code, out.includes('wrong-value')]).toEqual([0, false]);
    expect((await runStep(folder, { files: '*.policy.json', 'require-snapshot': 'true' })).code).toBe(5);
  });

  test('writes SARIF too, whatever it finds', async () => {
    const folder = folderWith({ 'policy.json': wrong });
    expect((await runStep(folder, { 'sarif-file': 'out file.sarif' })).code).toBe(1);
    const sarif = JSON.parse(readFileSync(path.join(folder, 'out file.sarif'), 'utf8'));
    expect(sarif.runs[0].results[0].ruleId).toBe('schema/wrong-value');
  });
});
