// A folder for both servers: a generated policy with two planted faults, and the snapshot where ours looks for one.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { genWorld, toolsList } from '../gen.mjs';

/** A tool that no server has, and an argument that its tool does not have. */
const planted = { tool: 'polish_the_moon', argument: 'args.moonlight' };
const commandLine = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const policyName = 'bench.mcp-policy.json';

/**
 * `tended`: somebody has done what was to be done about each finding before the two faults are planted. As it is generated, a policy has
 * more than one for each tool.
 * @param {string} folder @param {number} tools @param {{ tended?: boolean }} [how]
 */
export function makeWorkspace(folder, tools, { tended = false } = {}) {
  const { policy, names, ...world } = genWorld(tools);
  const listed = toolsList({ policy, names, ...world }).tools.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (tended) tend(folder, policy, listed);
  const ruled = Object.keys(policy.tools).filter((name) => policy.tools[name].deny_if);
  policy.tools[ruled[1]].deny_if[0].conditions[0].path = planted.argument;
  policy.tools[planted.tool] = {};
  const text = write(folder, policy, listed);
  const lines = text.split('\n');
  return {
    /** The lines of the planted faults. */
    faults: {
      tool: lines.findIndex((line) => line.includes(`"${planted.tool}"`)),
      argument: lines.findIndex((line) => line.includes(`"${planted.argument}"`)),
    },
    folder: pathToFileURL(folder).href,
    uri: pathToFileURL(path.join(folder, policyName)).href,
    text,
    known: names,
    /** A tool with conditions, in the middle. */
    ruled: ruled[ruled.length >> 1],
  };
}

/** Writes the policy, and the snapshot for it; gives the policy's text. */
function write(folder, policy, tools) {
  const text = `${JSON.stringify(policy, null, 2)}\n`;
  const snapshot = {
    v: 1,
    server: 'bench',
    serverInfo: { name: 'bench', version: '1' },
    protocolVersion: '2025-06-18',
    source: { type: 'stdio', command: 'none', args: [] },
    takenAt: new Date().toISOString(),
    tools,
  };
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(path.join(folder, '.mcp-policy/snapshots'), { recursive: true });
  fs.writeFileSync(path.join(folder, policyName), text);
  fs.writeFileSync(path.join(folder, '.mcp-policy/snapshots/bench.json'), `${JSON.stringify(snapshot, null, 2)}\n`);
  return text;
}

/** What somebody does about a finding on a tool: to its entry, or to what the server lists of it. */
const remedies = {
  'conditions/bypass-by-omission': (_policy, _name, { inputSchema }) => requireAll(inputSchema),
  'limits/boundary-burst': (policy, name) => {
    for (const limit of policy.tools[name].limits ?? []) limit.window = 'minute';
  },
  'limits/redundant': (policy, name) => {
    delete policy.tools[name].limits;
  },
  'logic/shadowed': (policy, name) => {
    delete policy.tools[name].deny_if;
  },
};
function requireAll(schema) {
  if (!schema.properties) return;
  schema.required = Object.keys(schema.properties);
  for (const property of Object.values(schema.properties)) requireAll(property);
}
const askSomebody = (policy, name) => {
  policy.tools[name] = { deny_if: [{ conditions: [], on_deny: 'Requires human approval.' }] };
};

/** Takes all fixes that tighten, and does what is to be done besides, until there is nothing left that is told of a tool. */
function tend(folder, policy, tools) {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const file = path.join(folder, policyName);
  for (let round = 0; round < 9; round++) {
    write(folder, policy, tools);
    const { stdout } = spawnSync(process.execPath, [commandLine, 'check', '--fix', '--format', 'json', file], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
    const text = fs.readFileSync(file, 'utf8');
    Object.assign(policy, JSON.parse(text));
    const lines = text.split('\n');
    const told = JSON.parse(stdout).files[0].findings.flatMap(({ code, range }) => {
      const entry = lines.slice(0, range.start.line + 1).findLast((line) => /^(?: {4}"|\S| {2}\S)/.test(line));
      const name = /^ {4}"([^"]+)": \{/.exec(entry)?.[1];
      return name === undefined ? [] : [{ code, name }];
    });
    if (told.length === 0) return;
    for (const { code, name } of told) (remedies[code] ?? askSomebody)(policy, name, byName.get(name));
  }
  throw new Error('The generated policy cannot be tended.');
}
