// `npm run bench`: builds, installs the peers, makes the data, and measures everything in turn. A quarter of an hour.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

function run(title, command, args, cwd = here) {
  console.log(`\n## ${title}\n`);
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
const node = (title, ...args) => run(title, process.execPath, args);

run('Building', process.execPath, ['scripts/build.mjs'], path.join(here, '..'));
if (!fs.existsSync(path.join(here, 'node_modules/jsonc-parser')))
  run('Installing the peers', 'npm', ['ci', '--ignore-scripts']);
node('Making policies and calls', 'gen.mjs', '--no-big');
node('Is the machine quiet? (max/min above 1.2: repeat)', 'noise.mjs');
node('Decisions', 'engines.mjs', '--n', '100,1000');
node('Reading a policy', 'compile.mjs');
node('The language server', 'lsp.mjs');
node('Replaying a recording', 'simulate.mjs', ...process.argv.slice(2));
