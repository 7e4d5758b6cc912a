// `npm run test:servers`: takes snapshots of published MCP servers with the built command line. Needs the network once, to install them.
import path from 'node:path';
import { ensureInstalled, ensureInstalledApart } from './lib/install.mjs';
import { root, step, tool } from './lib/steps.mjs';

const from = path.join(root, 'test/servers/real');
const into = path.join(root, '.cache/test-servers');

await ensureInstalled();
await ensureInstalledApart(from, into);
await step('Building', () => import('./build.mjs'));
await step('Published servers', () =>
  tool('vitest/vitest.mjs', ['run', '--config', path.join(from, 'vitest.config.mts')], {
    env: { ...process.env, MCP_POLICY_REAL_SERVERS: path.join(into, 'node_modules') },
  }),
);
