// What npm runs after an install here, and before it packs: `dist/` is what a package is made of. A global install straight from
// git (`npm install -g git+…`, which is what pre-commit does) leaves the packages that build it out: then they are fetched first.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

if (!existsSync(path.join(root, 'node_modules/esbuild'))) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_config_(?:global|prefix)$/i.test(name)),
  );
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--ignore-scripts'], {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: npm !== 'npm',
  });
  if (status !== 0) process.exit(status ?? 1);
}
await import('./build.mjs');
