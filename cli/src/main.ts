import { commands } from './commands/index.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { rulePages } from './generated/rule-pages.ts';
import { Failure, messageOf } from './support/failure.ts';
import type { Io } from './support/io.ts';
import { didYouMean } from './support/options.ts';
import { safeLines } from './support/terminal.ts';
import { version } from './version.ts';

const commandNames = commands.map(({ name }) => name);

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`).join('');
  return `Usage: mcp-policy <command> [options]

Checks and tries out policies that say which tools an AI agent may call.

${list}
mcp-policy <command> --help tells more; mcp-policy help <rule>, such as tools/unknown-tool, explains a finding of check.
--version prints the version.

Exit codes: 0 clean, 1 findings or differences that were asked about, 2 wrong usage, 3 the policy does not
compile, 5 could not do what was asked.
`;
}

/** Runs one command line (without node and script) and says what the process should end with. Never rejects. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  const [first, ...rest] = args;
  if (first === '--version' || first === '-v') {
    io.out(`${version}\n`);
    return exitCodes.clean;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    return tellHelp(first === 'help' ? rest[0] : undefined, io);
  }
  const command = commands.find(({ name }) => name === first);
  if (command === undefined) {
    if (first !== undefined) {
      io.err(`mcp-policy: ${JSON.stringify(first)} is no command.${didYouMean(first, commandNames)}\n\n`);
    }
    io.err(overview());
    return exitCodes.usage;
  }
  const own = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (own.includes('--help') || own.includes('-h')) {
    io.out(command.help);
    return exitCodes.clean;
  }
  if (own.includes('--version')) {
    io.out(`${version}\n`);
    return exitCodes.clean;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    return report(error, command.name, io);
  }
}

/** The help of a command, the page of a rule, or the overview. */
function tellHelp(about: string | undefined, io: Io): ExitCode {
  const text =
    about === undefined ? overview() : (commands.find(({ name }) => name === about)?.help ?? rulePages.get(about));
  if (text !== undefined) {
    io.out(text);
    return exitCodes.clean;
  }
  const near = didYouMean(about, [...commandNames, ...rulePages.keys()]);
  io.err(`mcp-policy: ${JSON.stringify(about)} is no command and no rule.${near}\n`);
  return exitCodes.usage;
}

function report(error: unknown, name: string, io: Io): ExitCode {
  if (io.signal.aborted) {
    io.err('mcp-policy: stopped.\n');
    return exitCodes.failed;
  }
  io.err(`mcp-policy ${name}: ${safeLines(messageOf(error))}\n`);
  if (!(error instanceof Failure)) return exitCodes.failed;
  if (error.code === exitCodes.usage) io.err(`mcp-policy ${name} --help tells what it takes.\n`);
  return error.code;
}
