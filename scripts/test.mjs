// `npm test`: everything, from a clean clone. Its last line is `N passed, N failed`; a check that fails counts as one failure.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { ensureNeovim } from './lib/neovim.mjs';
import { sum, vitestResults } from './lib/results.mjs';
import { root, seconds, step, tool } from './lib/steps.mjs';

const started = performance.now();
const rooms = ['engine', 'mcp', 'language', 'workspace', 'server', 'client', 'cli', 'test', 'scripts'];
const passed = { passed: 1, failed: 0 };
const failed = { passed: 0, failed: 1 };

/** @type {readonly (readonly [string, () => Promise<import('./lib/results.mjs').Counts>])[]} */
const steps = [
  ['Building', () => check(() => import('./build.mjs'))],
  ['Format and lint', () => check(() => tool('@biomejs/biome/bin/biome', ['check', '.']))],
  [
    'Walls between rooms',
    () =>
      check(() =>
        tool('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', ...rooms]),
      ),
  ],
  ['Types', () => check(() => tool('typescript/bin/tsc', ['-b']))],
  ['Unit, conformance and language server tests', vitest],
  ['Packing the extension', () => check(async () => (await import('./package.mjs')).packVsix())],
  ['In the real editor', async () => (await import('./test-editor.mjs')).testEditor()],
];

await ensureInstalled();
const counts = [];
for (const [title, work] of steps) {
  counts.push(
    await step(title, work).catch((error) => {
      console.error(error);
      return failed;
    }),
  );
}
const total = sum(counts);
console.log(`\nAll of it took ${seconds(started)}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

/** @param {() => Promise<unknown>} work */
async function check(work) {
  await work();
  return passed;
}

async function vitest() {
  const file = path.join(root, 'out/test/vitest.json');
  await mkdir(path.dirname(file), { recursive: true });
  await rm(file, { force: true });
  // Without it the test in Neovim says what is missing.
  await ensureNeovim().catch((error) => console.log(`  ${error.message}`));
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  await tool('vitest/vitest.mjs', ['run', ...reporters]).catch((error) => console.log(`  ${error.message}`));
  return vitestResults(file);
}
