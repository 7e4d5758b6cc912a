import { type DecidedCall, parsePolicy } from '@mcp-policy/engine';
import { requestFailed } from '../run-safe.ts';
import { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { policyText } from './policy-text.ts';
import { progressOf } from './replay-progress.ts';
import { shownCall } from './shown-call.ts';
import { compilable } from './simulate-baseline.ts';
import { contextOf } from './status.ts';

/** As many calls as anybody picks one from. */
const most = 1000;

/** `mcpPolicy.server.recordedCalls`: the latest calls of a recording with what the policy decides on each, latest first. */
export const recordedCalls: Command = async (session, argument, run) => {
  const given = new Arguments('mcpPolicy.server.recordedCalls', argument);
  const uri = given.uri('uri');
  const recording = given.uri('recording');
  const replay = session.runtime.simulate;
  if (!replay) throw requestFailed('Recordings cannot be read where this language server runs.');
  const policy = compilable(parsePolicy((await policyText(session, uri)).text), 'The policy');
  const { server } = await contextOf(session, uri);
  const calls: object[] = [];
  let count = 0;
  const add = ({ recorded, decision: { effect, rule } }: DecidedCall) => {
    // The oldest make room.
    calls[count++ % most] = { ...shownCall(recorded, 0, [recording], false), tool: recorded.tool, effect, rule };
  };
  run.start('Reading recorded calls');
  await replay({
    ...{ policy, recordings: [recording], server, limits: false },
    ...{ onCall: add, onProgress: progressOf(run), signal: run.signal },
  });
  const oldest = count > most ? count % most : 0;
  return { calls: [...calls.slice(oldest), ...calls.slice(0, oldest)].reverse(), total: count };
};
