import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { repository } from './bundle.ts';
import { kinds } from './client.ts';
import { Clients } from './runner/clients.ts';
import { parseScenarios, type Step } from './runner/parse.ts';
import { Rewriting } from './runner/rewriting.ts';
import { Stage } from './runner/stage.ts';
import { perform } from './runner/steps.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md') && path.dirname(file) !== '.')
  .sort();
const rewrites = process.env.MCP_POLICY_REWRITE === '1';
const clients = new Clients();

afterAll(async () => {
  expect(await clients.stop(), 'what the servers had to complain about').toEqual([]);
});

describe.each(files)('%s', (file) => {
  const markdown = readFileSync(path.join(folder, file), 'utf8');
  const rewriting = new Rewriting(markdown);
  afterAll(() => {
    if (rewrites) writeFileSync(path.join(folder, file), rewriting.result());
  });

  describe.each(parseScenarios(markdown))('$title', ({ steps }) => {
    test.each(kinds)('with a %s client', async (kind) => {
      const stage = await Stage.set(kind, clients);
      onTestFinished(() => stage.clear());
      for (const step of steps) {
        const compared = await perform(stage, step);
        if (compared && rewrites && step.block) rewriting.note(step.block, compared.actual);
        else if (compared) expect(compared.actual, sentence(step)).toBe(compared.expected);
      }
    });
  });
});

test('there is a scenario for every method that the server has', () => {
  const methods = path.join(repository, 'server/src/methods');
  const served = readdirSync(methods).flatMap((file) => [
    ...readFileSync(path.join(methods, file), 'utf8').matchAll(/'(textDocument\/[\w/]+|workspace\/symbol)'/g),
  ]);
  const names = new Set(served.map(([, name = '']) => name).filter((name) => !name.endsWith('/delta')));
  const asked = files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('');
  expect(names.size).toBeGreaterThan(15);
  expect([...names].filter((name) => !asked.includes(`asks for \`${name}\``))).toEqual([]);
});

const sentence = ({ keyword, text, line }: Step) => `line ${line + 1}: ${keyword} ${text}`;
