import { classifyTool, compareLevels, type Risk, scanSnapshot } from '@mcp-policy/mcp';
import { parseConfig } from '@mcp-policy/workspace';
import { nodeFiles } from '@mcp-policy/workspace/node';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { poisonedText } from '../report/poisoned-text.ts';
import type { Command } from '../support/command.ts';
import { usage } from '../support/failure.ts';
import { namedSnapshot, readText } from '../support/files.ts';
import type { Io } from '../support/io.ts';
import { oneOf, readOptions } from '../support/options.ts';
import { counted, painter, safe, table } from '../support/terminal.ts';

const help = `Usage: mcp-policy risk <snapshot> [options]

Says what each tool of a snapshot can do, how bad that may be, and how sure that is. A judgement about names and words:
look at the signals. Texts of tools that hold what nobody sees, or words that are aimed at the model, are told on standard
error.

  --config F         take the categories that you have set from this configuration; default: the one beside the snapshot
  --format FORMAT    text (default), json

Exit codes: 0 done, 2 wrong usage, 5 the snapshot could not be read.
`;

export const risk: Command = { name: 'risk', summary: 'say what each tool of a snapshot can do', help, run };

async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, { config: { type: 'string' }, format: { type: 'string' } });
  const format = oneOf('format', values.format, ['text', 'json'], 'text');
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw usage('Name one snapshot, such as .mcp-policy/snapshots/github.json.');
  const { snapshot, uri } = await namedSnapshot(io, file);
  const overrides = await categoriesFor(snapshot.server, uri, values.config, io);
  const judged = snapshot.tools.map((tool): Risk & { name: string } => {
    const override = Object.hasOwn(overrides, tool.name) ? overrides[tool.name] : undefined;
    const context = { server: snapshot.server, serverInfo: snapshot.serverInfo, override };
    return { name: tool.name, ...classifyTool(tool, context) };
  });
  const poisoned = scanSnapshot(snapshot);
  if (format === 'json') {
    const tools = judged.map(({ name, category, level, confidence, reason, signals }) => {
      return { name, category, level, confidence, reason, signals };
    });
    io.out(`${JSON.stringify({ tools, poisoned }, undefined, 2)}\n`);
    return exitCodes.clean;
  }
  const rows = judged
    .sort((a, b) => compareLevels(b.level, a.level) || (a.name < b.name ? -1 : 1))
    .map(({ name, category, level, confidence, reason }) => {
      return [level, category, `${Math.round(confidence * 100)} %`, safe(name, 60), safe(reason, 120)];
    });
  io.out(table(['Level', 'Category', 'Sure', 'Tool', 'Why'], rows, painter(io.colour)));
  io.out(`${counted(judged.length, 'tool')}.\n`);
  poisonedText(poisoned, io);
  return exitCodes.clean;
}

/** Categories set in the configuration beside `.mcp-policy/snapshots/`, or in the one that was named. */
async function categoriesFor(server: string | undefined, snapshotUri: string, config: string | undefined, io: Io) {
  if (server === undefined) return {};
  const beside = /^(.*\/\.mcp-policy)\/snapshots\/[^/]+$/.exec(snapshotUri)?.[1];
  const text =
    config !== undefined
      ? await readText(io, config)
      : beside !== undefined && (await nodeFiles.stat(`${beside}/config.json`)) !== undefined
        ? await nodeFiles.read(`${beside}/config.json`)
        : undefined;
  if (text === undefined) return {};
  const { config: parsed, problems } = parseConfig(text);
  for (const problem of problems) io.err(`mcp-policy risk: ${safe(problem, 2000)}\n`);
  return Object.hasOwn(parsed.categories, server) ? (parsed.categories[server] ?? {}) : {};
}
