import { newPolicy } from '@mcp-policy/language';
import { ageInWords } from '@mcp-policy/mcp';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import type { Command } from '../support/command.ts';
import { failed, usage } from '../support/failure.ts';
import { contextOf, shownPath, uriOf } from '../support/files.ts';
import type { Io } from '../support/io.ts';
import { oneOf, readOptions } from '../support/options.ts';
import { mayBeWritten, writeOutput } from '../support/output-file.ts';
import { counted, safe } from '../support/terminal.ts';

const help = `Usage: mcp-policy init [server] [options]

Writes a new policy: everything is denied but the tools in it, and each tool of the server's snapshot has the rule that is
recommended for its risk. Without a snapshot the policy lists no tool. Printed, unless --out says where to write it.

  --out F         write to this file; one that exists is left alone
  --force         write over it all the same
  --snapshot F    take the tools from this snapshot
  --config F      use this configuration instead of the .mcp-policy/config.json that is found
  --format FORMAT text (default): the policy itself; json: the policy with what to know of it

Examples:
  mcp-policy snapshot github && mcp-policy init github --out github.policy.json
  mcp-policy init --snapshot tools.json

Exit codes: 0 written, 2 wrong usage, 5 a file could not be read or written.
`;

export const init: Command = {
  name: 'init',
  summary: 'write a new policy, every tool with its recommended rule',
  help,
  run,
};

async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, {
    out: { type: 'string' },
    force: { type: 'boolean' },
    snapshot: { type: 'string' },
    config: { type: 'string' },
    format: { type: 'string' },
  });
  const format = oneOf('format', values.format, ['text', 'json'], 'text');
  const [server, ...more] = positionals;
  if (more.length > 0) throw usage('A policy is for one server; name one.');
  const out = values.out;
  if (out !== undefined) await mayBeWritten(io, out, values.force === true);
  // Named after its server, a policy finds its snapshot; the name it will get finds the same one.
  const name = server === undefined ? 'policy.json' : `${server.replaceAll('/', '__')}.policy.json`;
  const context = await contextOf(io, uriOf(io, out ?? name), values);
  const { snapshot } = context;
  if (snapshot.state === 'unreadable') throw failed(`the snapshot cannot be read: ${snapshot.reason}.`);
  if (server !== undefined && context.server !== server) {
    throw failed(`there is no snapshot of ${JSON.stringify(server)}. "mcp-policy snapshot ${server}" takes one.`);
  }
  const { text, notes } = newPolicy(snapshot.state === 'found' ? snapshot.snapshot : undefined, {
    ...(context.server !== undefined && { server: context.server }),
    categories: context.categories,
  });
  if (out !== undefined) await writeOutput(io, out, text);
  if (format === 'json') {
    const takenAt = snapshot.state === 'found' ? snapshot.snapshot.takenAt : undefined;
    const written = out === undefined ? undefined : shownPath(out);
    const json = { path: written, server: context.server, snapshotTakenAt: takenAt, policy: text, notes };
    io.out(`${JSON.stringify(json, undefined, 2)}\n`);
    return exitCodes.clean;
  }
  if (out === undefined) io.out(text);
  if (snapshot.state === 'found') {
    const { tools, takenAt } = snapshot.snapshot;
    const of = context.server === undefined ? '' : ` of ${safe(context.server)}`;
    io.err(`From a snapshot of ${counted(tools.length, 'tool')}${of}, ${ageInWords(takenAt, io.now())}.\n`);
  } else io.err(`No snapshot was used: ${safe(snapshot.reason)}.\n`);
  for (const note of notes) io.err(`${safe(note, 2000)}\n`);
  return exitCodes.clean;
}
