// Packs out/mcp-policy.vsix from dist/: what a user installs, and what the tests in the real editor run against.
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, tool } from './lib/steps.mjs';

export const vsix = path.join(root, 'out/mcp-policy.vsix');

/** Packs what lies in `dist/`. The bundles hold every dependency, so none is packed beside them. */
export async function packVsix() {
  await mkdir(path.dirname(vsix), { recursive: true });
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await tool('@vscode/vsce/vsce', ['package', ...flags, '--out', vsix], { quiet: true });
  console.log(`  ${path.relative(root, vsix)}, ${Math.round((await stat(vsix)).size / 1024)} KB`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await import('./build.mjs');
  await packVsix();
}
