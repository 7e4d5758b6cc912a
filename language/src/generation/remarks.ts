import type { Observations } from '@mcp-policy/engine';
import type { Risk } from '@mcp-policy/mcp';
import { countOf, quoteName, quoteNames } from '../words/quote.ts';
import { grounds } from '../words/risk.ts';
import { thresholds } from './thresholds.ts';
import type { WrittenTool } from './tool-entry.ts';

/** What a person has to know of a generated policy before it is used. */
export interface Remark {
  readonly about:
    | 'critical'
    | 'seen-once'
    | 'not-in-snapshot'
    | 'not-listed'
    | 'no-call'
    | 'arguments-unknown'
    | 'few-calls'
    | 'arguments-left-open'
    | 'secret'
    | 'recommended-limit'
    | 'no-limit'
    | 'left-out';
  /** One or two sentences of plain text; what a recording chose is escaped in it. */
  readonly message: string;
  /** The tools it is about, all of them, exactly as called. */
  readonly tools: readonly string[];
}

const namesShown = 10;

/** `known`: the names of the snapshot's tools, when there is one. What is most urgent comes first. */
export function remarksOn(
  written: readonly WrittenTool[],
  observed: Observations,
  known: ReadonlySet<string> | undefined,
): readonly Remark[] {
  const unused = observed.tools.filter(({ calls }) => calls === 0).map(({ name }) => name);
  const namesOf = (holds: (tool: WrittenTool) => boolean) => written.filter(holds).map(({ seen }) => seen.name);
  const few = ({ seen, open }: WrittenTool) => open === 'few calls' && seen.calls > 1 && seen.paths.length > 0;
  return [
    ...written.filter(({ risk }) => risk.level === 'Critical').map(critical),
    ...written.filter(({ seen }) => seen.calls === 1).map(seenOnce),
    ...aboutTools(
      'not-in-snapshot',
      namesOf(({ seen }) => known !== undefined && !known.has(seen.name)),
      'Not in the snapshot, so judged by the name alone',
    ),
    ...aboutTools(
      'arguments-unknown',
      namesOf(({ open }) => open === 'arguments unknown'),
      'Allowed with any arguments, since the recording did not keep the values of all calls',
    ),
    ...aboutTools(
      'few-calls',
      namesOf(few),
      `Allowed with any arguments, since fewer than ${thresholds.calls} calls tell too little of them`,
    ),
    ...aboutTools(
      'arguments-left-open',
      namesOf(({ open }) => open === 'too many'),
      `More than ${thresholds.rules} rules could be made of the arguments, and the rest were left out`,
    ),
    ...aboutTools(
      'secret',
      namesOf(({ seen }) => seen.paths.some(({ secret }) => secret)),
      'Some arguments look like secrets, so their values were not looked at and are not restricted',
    ),
    ...aboutTools(
      'recommended-limit',
      namesOf(({ limitsFrom }) => limitsFrom === 'recommended'),
      'Too few calls for a limit from the data: the one that is recommended for the risk was written',
    ),
    ...aboutTools(
      'no-limit',
      namesOf(({ limitsFrom }) => limitsFrom === 'unknown use'),
      'Without a limit, since calls have no time or there are too many grants to count them apart',
    ),
    ...notListed(observed),
    ...aboutTools(
      'no-call',
      unused,
      'Not listed, since no call of them counts: none was answered, or all were malformed',
    ),
    ...leftOut(observed),
  ];
}

function critical({ seen, risk }: WrittenTool): Remark {
  const { name, calls } = seen;
  const message = `${quoteName(name)} is allowed although its risk is Critical: ${risk.category}, ${grounds(risk)}. It was called ${timesOf(calls)}. Decide whether it may go on without a person.`;
  return { about: 'critical', message, tools: [name] };
}

function seenOnce({ seen, risk }: WrittenTool): Remark {
  const message = `${quoteName(seen.name)} (${riskWords(risk)}) was called once only and is allowed with any arguments. Decide whether it is needed.`;
  return { about: 'seen-once', message, tools: [seen.name] };
}

function riskWords({ level, category }: Risk): string {
  return `${level}, ${category}`;
}

function aboutTools(about: Remark['about'], tools: readonly string[], words: string): Remark[] {
  return tools.length === 0 ? [] : [{ about, message: `${words}: ${quoteNames(tools, namesShown)}.`, tools }];
}

function notListed({ unnameable, beyond }: Observations): Remark[] {
  const remarks: Remark[] = [];
  const add = (message: string) => remarks.push({ about: 'not-listed', message, tools: [] });
  if (unnameable > 0) {
    add(
      `${countOf(unnameable, 'call')} cannot be allowed by any policy: the tool's name is empty, has a "*", or is no text.`,
    );
  }
  if (beyond > 0) add(`${countOf(beyond, 'call')} of more tools than are kept apart are not allowed by this policy.`);
  return remarks;
}

function leftOut({ leftOut, malformed }: Observations): Remark[] {
  const parts = [
    [leftOut.rpc_error, 'refused with an error'],
    [leftOut.timeout, 'timed out'],
    [leftOut.cancelled, 'cancelled'],
    [malformed, 'malformed'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  if (told.length === 0) return [];
  const message = `Calls that widened nothing, since nobody knows whether they were meant to go through: ${told.join(', ')}. This policy may deny them.`;
  return [{ about: 'left-out', message, tools: [] }];
}

function timesOf(calls: number): string {
  return calls === 1 ? 'once' : `${calls} times`;
}
