import type { Severity } from '@mcp-policy/engine';
import { findPolicies } from '@mcp-policy/workspace';
import { nodeFiles } from '@mcp-policy/workspace/node';
import { type CheckedFile, checkFile } from '../check/check-file.ts';
import { type ExitCode, exitCodes, worst } from '../exit-codes.ts';
import { checkGithub } from '../report/check-github.ts';
import { checkJson } from '../report/check-json.ts';
import { checkSarif } from '../report/check-sarif.ts';
import { checkText } from '../report/check-text.ts';
import type { Command } from '../support/command.ts';
import { Failure, failed } from '../support/failure.ts';
import { isPolicy, severities, shownPath, uriOf } from '../support/files.ts';
import type { Io } from '../support/io.ts';
import { oneOf, readOptions } from '../support/options.ts';
import { painter, safe, safeLines } from '../support/terminal.ts';

const formats = ['text', 'json', 'sarif', 'github'] as const;
const thresholds = ['error', 'warning', 'information', 'never'] as const;

const help = `Usage: mcp-policy check [files…] [options]

Says what is wrong with policies: their form, tools that the server does not have, tools that may do more than is
recommended. A folder stands for the policies below it; without files, the current one does.

  --snapshot F          check tool names against this snapshot instead of the one that goes with the policy
  --listing F           say what this newer listing of the server has otherwise than the snapshot (mcp-policy snapshot --out F)
  --require-snapshot    exit with 5 when a policy has no snapshot: its tool names would not be checked
  --config F            use this configuration instead of the .mcp-policy/config.json that is found
  --fail-on SEVERITY    exit with 1 from this severity on: error (default), warning, information, never
  --fix                 apply every fix that is safe, then say what is left
  --format FORMAT       text (default), json, sarif, github

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
    format: { type: 'string' },
  });
  const format = oneOf('format', values.format, formats, 'text');
  const failOn = oneOf('fail-on', values['fail-on'], thresholds, 'error');
  const named = await Promise.all([...new Set(positionals)].map((name) => filesOf(name, io)));
  const files = positionals.length > 0 ? named.flat() : await policiesBelow('.', io);
  const checked: CheckedFile[] = [];
  const codes: ExitCode[] = [];
  const saidBefore = new Set<string>();
  for (const file of files) {
    try {
      checked.push(await checkFile(io, file, { ...values, fix: values.fix === true }));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // One file that cannot be read keeps nobody from hearing about the others.
      if (!saidBefore.has(error.message)) io.err(`mcp-policy check: ${safeLines(error.message)}\n`);
      saidBefore.add(error.message);
      codes.push(error.code);
    }
  }
  for (const problem of new Set(checked.flatMap(({ configProblems }) => configProblems))) {
    io.err(`mcp-policy check: ${safe(problem, 2000)}\n`);
  }
  codes.push(...checked.map((file) => codeOf(file, failOn)));
  if (values['require-snapshot']) codes.push(...checked.map((file) => requireSnapshot(file, io)));
  switch (format) {
    case 'json':
      io.out(checkJson(checked));
      break;
    case 'sarif':
      io.out(checkSarif(checked));
      break;
    case 'github':
      io.out(checkGithub(checked));
      break;
    default:
      if (checked.length > 0) checkText(checked, painter(io.colour), io);
  }
  return worst(codes);
}

/** A folder stands for the policies below it. */
async function filesOf(name: string, io: Io): Promise<string[]> {
  const isFolder = (await nodeFiles.stat(uriOf(io, name)))?.type === 'directory';
  return isFolder ? policiesBelow(name, io) : [name];
}

async function policiesBelow(folder: string, io: Io): Promise<string[]> {
  const found = await findPolicies(uriOf(io, folder), nodeFiles, isPolicy);
  if (found.length === 0) {
    const name = folder === '.' ? 'the current folder' : shownPath(folder);
    throw failed(
      `there is no policy below ${name}: no policy.json, *.policy.json or *.mcp-policy.json with one in it. "mcp-policy init" writes one.`,
    );
  }
  return found.map(({ path }) => (folder === '.' ? path : `${folder.replace(/[/\\]+$/, '')}/${path}`));
}

function codeOf({ findings }: CheckedFile, failOn: Severity | 'never'): ExitCode {
  if (failOn === 'never') return exitCodes.clean;
  const counts = severities.slice(0, severities.indexOf(failOn) + 1);
  return findings.some(({ severity }) => counts.includes(severity)) ? exitCodes.findings : exitCodes.clean;
}

function requireSnapshot({ path, snapshot }: CheckedFile, io: Io): ExitCode {
  if (snapshot === undefined || snapshot.state === 'found') return exitCodes.clean;
  io.err(`mcp-policy check: the tool names of ${safe(path)} are not checked: ${safe(snapshot.reason)}.\n`);
  return exitCodes.failed;
}
