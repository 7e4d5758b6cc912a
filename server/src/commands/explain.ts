import {
  type Call,
  createCounters,
  createRecordedExplainer,
  type Explanation,
  explainCall,
  maskExplanation,
  type Policy,
  readCall,
} from '@mcp-policy/engine';
import { codeSpan, explanationInMarkdown } from '@mcp-policy/language';
import { nameOfUri } from '@mcp-policy/workspace';
import type { Run } from '../methods/progress.ts';
import { invalidParams, requestFailed } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { factsAsked } from './facts-asked.ts';
import { progressOf } from './replay-progress.ts';
import { ruleLinks } from './rule-links.ts';
import { RulePlaces } from './rule-places.ts';
import { shownArguments } from './shown-call.ts';
import { compilable } from './simulate-baseline.ts';
import { usedInWords, usedPolicy } from './used-policy.ts';

/** A call with its explanation, and with which clock and counters it was decided. */
interface Explained {
  readonly tool: string;
  readonly argumentsText: string | undefined;
  readonly explanation: Explanation;
  readonly clock: string;
  /** Where it was recorded. */
  readonly recorded?: { readonly recording: string; readonly line: number };
}

/** `mcpPolicy.server.explain`: one call, given or recorded, decided step by step. */
export const explain: Command = async (session, argument, run) => {
  const given = new Arguments('mcpPolicy.server.explain', argument);
  const uri = given.uri('uri');
  const showValues = given.flag('showValues');
  const recorded = given.optionalObject('recorded');
  if ((recorded === undefined) === !given.has('call')) {
    throw invalidParams('mcpPolicy.server.explain: there must be either "call" or "recorded".');
  }
  const asked = await factsAsked(session, uri);
  const { parsed, server } = asked.facts;
  const policy = compilable(parsed, 'The policy');
  const { tool, argumentsText, explanation, clock, ...where } = recorded
    ? await explainRecorded(
        session,
        { policy, server, recording: recorded.uri('recording'), line: recorded.count('line') },
        run,
      )
    : explainGiven(session, policy, given);
  const shown = showValues ? explanation : maskExplanation(explanation);
  const places = new RulePlaces(parsed.document);
  const callArguments = shownArguments(argumentsText, showValues);
  return {
    used: { ...usedPolicy(uri, asked), ...where.recorded, clock },
    tool,
    arguments: callArguments,
    ...shown,
    steps: shown.steps.map((step) => ({ ...step, range: places.of(step.at) })),
    range: places.of(shown.decision.at),
    markdown: explanationInMarkdown(shown, {
      tool,
      arguments: callArguments,
      used: [...usedInWords(uri, asked), ...callInWords(where.recorded), ['Clock', clock]],
      linkTo: ruleLinks(uri, places),
    }),
  };
};

function callInWords(recorded: Explained['recorded']): readonly (readonly [string, string])[] {
  return recorded ? [['Call', `line ${recorded.line} of ${codeSpan(nameOfUri(recorded.recording))}`]] : [];
}

function explainGiven(session: Session, policy: Policy, given: Arguments): Explained {
  const read = readCall(given.json('call'));
  if (!read.ok) throw requestFailed(read.problem);
  const { call } = read;
  const counters = createCounters({ now: () => session.runtime.now() });
  return {
    tool: call.tool,
    argumentsText: argumentsTextOf(call),
    explanation: explainCall(policy, call, counters),
    clock: `${call.ts === undefined ? 'now' : "the call's own time"}; nothing has been counted before`,
  };
}

/** What is known of a call's arguments, as JSON text; undefined when nothing is but perhaps their keys. */
function argumentsTextOf({ argumentsText, argumentKeys }: Call): string | undefined {
  return argumentKeys ? undefined : (argumentsText ?? '{}');
}

interface RecordedPlace {
  readonly policy: Policy;
  readonly server: string | undefined;
  /** URI. */
  readonly recording: string;
  /** From 1. */
  readonly line: number;
}

/** Replays the recording up to the call, so that its counters stand as they stood. */
async function explainRecorded(
  session: Session,
  { policy, server, recording, line }: RecordedPlace,
  run: Run,
): Promise<Explained> {
  const replay = session.runtime.simulate;
  if (!replay) throw requestFailed('Recordings cannot be read where this language server runs.');
  const explainer = createRecordedExplainer(policy, server);
  const found: Explained[] = [];
  run.start('Reading recorded calls');
  await replay({
    policy: null,
    recordings: [recording],
    server,
    limits: false,
    onCall: ({ recorded }) => {
      if (recorded.line !== line) {
        // What comes later can no longer change what is asked.
        if (found.length === 0) explainer.pass(recorded);
        return;
      }
      const { tool, argumentsText, argumentKeys, argumentsUnknown } = recorded;
      const isKnown = argumentKeys === undefined && argumentsUnknown !== true;
      found.push({
        tool,
        argumentsText: isKnown ? (argumentsText ?? '{}') : undefined,
        explanation: explainer.explain(recorded),
        clock: "the recorded calls' own times; the calls before it have been counted",
        recorded: { recording, line },
      });
    },
    onProgress: progressOf(run),
    signal: run.signal,
  });
  const [first] = found;
  if (!first) throw requestFailed(`Line ${line} of ${nameOfUri(recording)} holds no call of this server.`);
  return first;
}
