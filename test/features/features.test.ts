import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { features } from './features.ts';
import { renderFeatures, root } from './render.ts';

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What the sources of the server name, of what a client can ask for. */
function served(): readonly string[] {
  const methods = readdirSync(path.join(root, 'server/src/methods')).flatMap((file) => [
    ...read(`server/src/methods/${file}`).matchAll(
      /'((?:textDocument|completionItem|inlayHint|codeLens)\/[\w/]+|workspace\/symbol)'/g,
    ),
  ]);
  const commands = [...read('server/src/commands/index.ts').matchAll(/'(mcpPolicy\.server\.\w+)'/g)];
  return [...new Set([...methods, ...commands].map(([, name = '']) => name))].sort();
}

test('every method and command of the server is among the features', () => {
  const named = new Set(features.flatMap(({ by }) => by));
  expect(served().length).toBeGreaterThan(25);
  expect(served().filter((name) => !named.has(name))).toEqual([]);
});

test.each(features.flatMap(({ proofs }) => proofs))('$file has the test "$title"', ({ file, title }) => {
  expect(read(file)).toContain(`'${title}'`);
});

test('docs/features.md is what the rules and features are', async () => {
  await expect(renderFeatures()).toMatchFileSnapshot(path.join(root, 'docs/features.md'));
});
