// A folder for both servers: a generated policy with two planted faults, and the snapshot where ours looks for one.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { genWorld, toolsList } from '../gen.mjs';

/** A tool that no server has, and an argument that its tool does not have. */
const planted = { tool: 'polish_the_moon', argument: 'args.moonlight' };

/** @param {string} folder @param {number} tools */
export function makeWorkspace(folder, tools) {
  const world = genWorld(tools);
  const names = Object.keys(world.policy.tools);
  const ruled = names.filter((name) => world.policy.tools[name].deny_if);
  world.policy.tools[ruled[1]].deny_if[0].conditions[0].path = planted.argument;
  world.policy.tools[planted.tool] = {};
  const text = `${JSON.stringify(world.policy, null, 2)}\n`;
  const snapshot = {
    v: 1,
    server: 'bench',
    serverInfo: { name: 'bench', version: '1' },
    protocolVersion: '2025-06-18',
    source: { type: 'stdio', command: 'none', args: [] },
    takenAt: new Date().toISOString(),
    tools: toolsList(world).tools.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(path.join(folder, '.mcp-policy/snapshots'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'bench.mcp-policy.json'), text);
  fs.writeFileSync(path.join(folder, '.mcp-policy/snapshots/bench.json'), `${JSON.stringify(snapshot, null, 2)}\n`);
  const lines = text.split('\n');
  return {
    /** The lines of the planted faults. */
    faults: {
      tool: lines.findIndex((line) => line.includes(`"${planted.tool}"`)),
      argument: lines.findIndex((line) => line.includes(`"${planted.argument}"`)),
    },
    folder: pathToFileURL(folder).href,
    uri: pathToFileURL(path.join(folder, 'bench.mcp-policy.json')).href,
    text,
    known: world.names,
    /** A tool with conditions, in the middle. */
    ruled: ruled[ruled.length >> 1],
  };
}
