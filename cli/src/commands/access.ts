import { accessInMarkdown, accessWordsOf, effectiveAccess, isCallable, type ToolAccess } from '@mcp-policy/language';
import { compareLevels, type Level, levels } from '@mcp-policy/mcp';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import type { Command } from '../support/command.ts';
import { factsOf } from '../support/facts.ts';
import { failed, usage } from '../support/failure.ts';
import { contextOf, shownPath, uriOf } from '../support/files.ts';
import type { Io } from '../support/io.ts';
import { loadPolicy } from '../support/load-policy.ts';
import { oneOf, readOptions } from '../support/options.ts';
import { counted, painter, safe, table } from '../support/terminal.ts';

const help = `Usage: mcp-policy access <policy> [options]

Says what the policy makes of every tool of the server's snapshot: allowed freely, within limits, by its arguments, when a
person agrees, or denied; with the rule that decides. The most dangerous tools first.

  --level LEVEL      only tools of at least this level: low, medium, high, critical
  --fail-on LEVEL    exit with 1 when a tool of at least this level, or one that nobody can judge, may be called without a
                     person being asked
  --snapshot F       use this snapshot; default: the one that belongs to the policy
  --config F         use this configuration; default: the one that is found
  --format FORMAT    text (default), json, markdown

Example:
  mcp-policy access policy.json --level high --fail-on critical

Exit codes: 0 done, 1 tools that --fail-on asks about, 2 wrong usage, 3 the policy does not compile, 5 a file could not be
read, or --fail-on without a snapshot.
`;

export const access: Command = { name: 'access', summary: 'say what becomes of the calls of every tool', help, run };

const levelWords = ['low', 'medium', 'high', 'critical'] as const;

async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, {
    level: { type: 'string' },
    'fail-on': { type: 'string' },
    snapshot: { type: 'string' },
    config: { type: 'string' },
    format: { type: 'string' },
  });
  const format = oneOf('format', values.format, ['text', 'json', 'markdown'], 'text');
  const shownFrom = levelOf('level', values.level);
  const failsFrom = levelOf('fail-on', values['fail-on']);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw usage('Name one policy.');
  const { parsed } = await loadPolicy(io, file);
  const context = await contextOf(io, uriOf(io, file), values);
  for (const problem of context.configProblems) io.err(`mcp-policy access: ${safe(problem, 2000)}\n`);
  const all = effectiveAccess(factsOf(io, parsed, context));
  if (all === undefined) throw failed('the policy decides nothing.');
  if (failsFrom !== undefined && context.snapshot.state !== 'found') {
    throw failed(`there is no snapshot to ask about: ${context.snapshot.reason}.`);
  }
  const shown = {
    ...all,
    tools: all.tools.filter((tool) => isFrom(shownFrom, tool)),
    byLevel: all.byLevel.filter((row) => isFrom(shownFrom, row)),
  };
  const asked = failsFrom && all.tools.filter((tool) => isUnasked(tool) && isFrom(failsFrom, tool));
  switch (format) {
    case 'json':
      io.out(`${JSON.stringify({ policy: shownPath(file), ...shown }, undefined, 2)}\n`);
      break;
    case 'markdown':
      io.out(accessInMarkdown(shown, { policy: shownPath(file), used: [], linkTo: () => undefined }));
      break;
    default:
      io.out(accessTable(shown.tools, io));
      if (!all.isComplete) io.out('No tool snapshot goes with this policy: these are only the tools that it names.\n');
  }
  if (!asked || asked.length === 0) return exitCodes.clean;
  const names = asked.slice(0, 10).map(({ tool }) => safe(tool, 60));
  const rest = asked.length > names.length ? ` and ${asked.length - names.length} more` : '';
  io.err(`${counted(asked.length, 'tool')} may be called without a person being asked: ${names.join(', ')}${rest}.\n`);
  return exitCodes.findings;
}

function levelOf(option: string, value: string | undefined): Level | undefined {
  if (value === undefined) return undefined;
  return levels[levelWords.indexOf(oneOf(option, value.toLowerCase(), levelWords, 'low'))];
}

/** Of a tool that nobody can judge, the worst is assumed. */
function isFrom(least: Level | undefined, { level }: { readonly level?: Level }): boolean {
  return least === undefined || level === undefined || compareLevels(level, least) >= 0;
}

function isUnasked(tool: ToolAccess): boolean {
  return isCallable(tool) && tool.access !== 'approve';
}

function accessTable(tools: readonly ToolAccess[], io: Io): string {
  const rows = tools.map((tool) => {
    return [
      tool.level ?? 'unknown',
      tool.category ?? '',
      safe(tool.tool, 60),
      accessWordsOf(tool),
      safe(tool.rule, 100),
    ];
  });
  const open = tools.filter(isCallable).length;
  const paint = painter(io.colour);
  const list = rows.length === 0 ? '' : table(['Level', 'Category', 'Tool', 'Calls', 'Rule'], rows, paint);
  return `${list}${open} of ${counted(tools.length, 'tool')} can be called.\n`;
}
