import { createCounters, explainCall, maskExplanation, nodeAtPointer, rangeOf } from '@mcp-policy/engine';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { explainText } from '../report/explain-text.ts';
import type { Command } from '../support/command.ts';
import { usage } from '../support/failure.ts';
import { shownPath } from '../support/files.ts';
import type { Io } from '../support/io.ts';
import { type LoadedPolicy, loadPolicy } from '../support/load-policy.ts';
import { oneOf, readOptions } from '../support/options.ts';
import { readCall } from '../support/read-call.ts';
import { painter } from '../support/terminal.ts';

const help = `Usage: mcp-policy explain <policy> --call JSON [options]

Decides one call step by step: each rule, each condition with what it saw, and what it would take for the other decision.
Limits are judged as for the first call: nothing has been counted yet.

  --call JSON        the call, such as '{"tool":"create_issue","arguments":{"title":"x"}}'; grant, server, ts (RFC 3339) and
                     approved may be given, and argument_keys instead of arguments
  --show-values      show values that look like secrets
  --format FORMAT    text (default), json

Example:
  mcp-policy explain policy.json --call '{"tool":"create_charge","arguments":{"amount":20000}}'

Exit codes: 0 explained, 2 wrong usage, 3 the policy does not compile, 5 it could not be read.
`;

export const explain: Command = { name: 'explain', summary: 'decide one call step by step', help, run };

async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, {
    call: { type: 'string' },
    'show-values': { type: 'boolean' },
    format: { type: 'string' },
  });
  const format = oneOf('format', values.format, ['text', 'json'], 'text');
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw usage('Name one policy.');
  if (values.call === undefined) throw usage('Give the call with --call.');
  const call = readCall(values.call);
  const loaded = await loadPolicy(io, file);
  const explained = explainCall(loaded.policy, call, createCounters({ now: io.now }));
  const explanation = values['show-values'] === true ? explained : maskExplanation(explained);
  if (format === 'json') io.out(`${JSON.stringify(explanation, undefined, 2)}\n`);
  else io.out(explainText(explanation, placeOf(loaded, explanation.decision.at, shownPath(file)), painter(io.colour)));
  return exitCodes.clean;
}

function placeOf({ parsed: { document } }: LoadedPolicy, at: string, name: string): string | undefined {
  const found = at === '' ? undefined : nodeAtPointer(document, at);
  return found && `${name}:${rangeOf(document, found.key ?? found.node, found.base).start.line + 1}`;
}
