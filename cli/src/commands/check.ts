import type { Severity } from '@mcp-policy/engine';
import { findGitRoot } from '@mcp-policy/workspace';
import { nodeFiles } from '@mcp-policy/workspace/node';
import { type CheckedFile, type CheckRequest, checkFile } from '../check/check-file.ts';
import { filesOf, policiesBelow } from '../check/named-files.ts';
import { type ExitCode, exitCodes, worst } from '../exit-codes.ts';
import { checkGithub } from '../report/check-github.ts';
import { checkJson } from '../report/check-json.ts';
import { checkText } from '../report/check-text.ts';
import { checkSarif } from '../report/sarif/log.ts';
import type { Command } from '../support/command.ts';
import { Failure } from '../support/failure.ts';
import { severities, uriOf } from '../support/files.ts';
import type { Io } from '../support/io.ts';
import { oneOf, readOptions } from '../support/options.ts';
import { painter, safe, safeLines } from '../support/terminal.ts';

const formats = ['text', 'json', 'sarif', 'github'] as const;
const thresholds = ['error', 'warning', 'information', 'never'] as const;

const help = `Usage: mcp-policy check [files…] [options]

Says what is wrong with policies: their form, tools that the server does not have, tools that may do more than is
recommended. A folder stands for the policies below it, a glob for those that match; without files, the current folder does.
- is standard input. "mcp-policy help <rule>" explains a finding.

  --snapshot F          check tool names against this snapshot instead of the one that goes with the policy
  --listing F           say what this newer listing of the server has otherwise than the snapshot (mcp-policy snapshot --out F)
  --require-snapshot    exit with 5 when a policy has no snapshot: its tool names would not be checked
  --config F            use this configuration instead of the .mcp-policy/config.json that is found
  --fail-on SEVERITY    exit with 1 from this severity on: error (default), warning, information, never
  --fix                 apply every fix that allows no more than before, then say what is left
  --show-suppressed     list too what the configuration accepts, with its reason; it changes no exit code
  --stdin-name F        what standard input would be called as a file: its snapshot and configuration are found by that
  --format FORMAT       text (default), json, sarif, github

Examples:
  mcp-policy check
  mcp-policy check 'services/**/*.policy.json' --require-snapshot --fail-on warning
  mcp-policy check --format sarif > mcp-policy.sarif

Exit codes: 0 nothing to report, 1 findings, 2 wrong usage, 5 a file could not be read, or a snapshot is missing that
was required.
`;

export const check: Command = { name: 'check', summary: 'say what is wrong with policies', help, run };

async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, {
    snapshot: { type: 'string' },
    listing: { type: 'string' },
    'require-snapshot': { type: 'boolean' },
    config: { type: 'string' },
    'fail-on': { type: 'string' },
    fix: { type: 'boolean' },
    'show-suppressed': { type: 'boolean' },
    'stdin-name': { type: 'string' },
    format: { type: 'string' },
  });
  const format = oneOf('format', values.format, formats, 'text');
  const failOn = oneOf('fail-on', values['fail-on'], thresholds, 'error');
  const showSuppressed = values['show-suppressed'] === true;
  const request = { ...values, fix: values.fix === true, stdinName: values['stdin-name'] };
  const { checked, failures } = await checkAll(positionals, request, io);
  for (const { message } of failures) io.err(`mcp-policy check: ${safeLines(message)}\n`);
  for (const problem of new Set(checked.flatMap(({ configProblems }) => configProblems))) {
    io.err(`mcp-policy check: ${safe(problem, 2000)}\n`);
  }
  if (format !== 'text') tellFixed(checked, io);
  switch (format) {
    case 'json':
      io.out(checkJson(checked, showSuppressed));
      break;
    case 'sarif': {
      const told = failures.map(({ message }) => message);
      io.out(checkSarif(checked, { root: await rootOf(io), failures: told, showSuppressed }));
      break;
    }
    case 'github':
      io.out(checkGithub(checked, await rootOf(io)));
      break;
    default:
      if (checked.length > 0) checkText(checked, showSuppressed, painter(io.colour), io);
  }
  return worst([
    ...failures.map(({ code }) => code),
    ...checked.map((file) => codeOf(file, failOn)),
    ...(values['require-snapshot'] ? checked.map((file) => requireSnapshot(file, io)) : []),
  ]);
}

/** What can be checked, and why the rest could not: one file that cannot be read keeps nobody from hearing about the others. */
async function checkAll(
  words: readonly string[],
  request: CheckRequest,
  io: Io,
): Promise<{ checked: readonly CheckedFile[]; failures: readonly Failure[] }> {
  const checked: CheckedFile[] = [];
  const failures = new Map<string, Failure>();
  /** Runs it, and keeps how it failed. */
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.set(error.message, error);
      return undefined;
    }
  };
  const named = words.length > 0 ? words.map((word) => () => filesOf(word, io)) : [() => policiesBelow('.', io)];
  const files = new Map<string, string>();
  for (const work of named) {
    for (const file of (await attempt(work)) ?? []) {
      const uri = uriOf(io, file);
      if (!files.has(uri)) files.set(uri, file);
    }
  }
  for (const file of files.values()) {
    const result = await attempt(() => checkFile(io, file, request));
    if (result) checked.push(result);
  }
  return { checked, failures: [...failures.values()] };
}

/** Where the text of a report is not for people, they hear of it beside it. */
function tellFixed(files: readonly CheckedFile[], io: Io): void {
  for (const { path, fixed } of files) for (const title of fixed) io.err(`fixed  ${safe(path)}  ${safe(title)}\n`);
}

/** What code scanning takes for the root of the repository, as a folder's URI. */
async function rootOf(io: Io): Promise<string> {
  const here = uriOf(io, '.');
  const root = (await findGitRoot(here, nodeFiles)) ?? here;
  return root.endsWith('/') ? root : `${root}/`;
}

function codeOf({ findings }: CheckedFile, failOn: Severity | 'never'): ExitCode {
  if (failOn === 'never') return exitCodes.clean;
  const counts = severities.slice(0, severities.indexOf(failOn) + 1);
  return findings.some(({ severity }) => counts.includes(severity)) ? exitCodes.findings : exitCodes.clean;
}

function requireSnapshot({ path, facts }: CheckedFile, io: Io): ExitCode {
  if (facts === undefined || facts.snapshot.state === 'found') return exitCodes.clean;
  io.err(`mcp-policy check: the tool names of ${safe(path)} are not checked: ${safe(facts.snapshot.reason)}.\n`);
  return exitCodes.failed;
}
