import { type Change, type Effect, formatNames } from '@mcp-policy/engine';
import { ageInWords } from '@mcp-policy/mcp';
import type { RecordingsReport } from '@mcp-policy/workspace/node';
import type { Io } from '../support/io.ts';
import { counted, type Paint, type Style, safe, table } from '../support/terminal.ts';
import { limitsText } from './limits-text.ts';
import { clock, type Used } from './simulate-json.ts';
import type { StoppedCall, StoppedCalls } from './stopped-calls.ts';

const mostRows = 30;
/** As many calls and broken lines are listed one by one. */
export const shownCalls = 20;
const effects: readonly Effect[] = ['allow', 'deny', 'approve', 'unknown'];
const colours: Readonly<Record<Effect, Style>> = { allow: 'green', deny: 'red', approve: 'yellow', unknown: 'cyan' };
const changes: readonly (readonly [Change, string])[] = [
  ['newly-denied', 'newly denied'],
  ['newly-allowed', 'newly allowed'],
  ['maybe-changed', 'maybe changed'],
  ['rule-changed', 'by another rule'],
  ['unchanged', 'unchanged'],
];

/** What a simulation found, for people. */
export function simulateText(used: Used, report: RecordingsReport, stopped: StoppedCalls, paint: Paint, io: Io): void {
  io.out(header(used, io.now()));
  io.out(`\n${totals(report, paint)}\n`);
  io.out(byTool(report, paint));
  io.out(byRule(report, paint));
  io.out(limitsText(report.limits ?? [], used, paint));
  if (report.comparison) io.out(comparison(report.comparison, used, paint));
  io.out(stoppedCalls(stopped, report, used, paint));
  io.out(brokenLines(report, used));
  for (const note of report.notes) io.out(`${paint('yellow', 'Note')}  ${safe(note, 2000)}\n`);
}

function header({ policy, server, baseline, snapshot, recordings }: Used, now: number): string {
  const taken =
    snapshot.state === 'found' ? ageInWords(snapshot.snapshot.takenAt, now) : `none: ${safe(snapshot.reason)}`;
  const rows = [
    ['Policy', safe(policy)],
    ['Server', server === undefined ? 'not known: every call is decided' : safe(server)],
    ...(baseline === undefined ? [] : [['Compared with', safe(baseline)]]),
    ['Snapshot', taken],
    ...recordings.map(({ path, lines, format }, i) => [
      i === 0 ? 'Calls' : '',
      `${safe(path)} (${counted(lines, 'line')}, ${formatNames[format]})`,
    ]),
    ['Clock', clock],
  ];
  return rows.map(([name = '', value = '']) => `${name.padEnd(13)}  ${value}\n`).join('');
}

function totals({ totals }: RecordingsReport, paint: Paint): string {
  const parts = effects.map((effect) => {
    const text = `${totals[effect].toLocaleString('en-US')} ${effect}`;
    return totals[effect] > 0 ? paint(colours[effect], text) : text;
  });
  const others = (['broken', 'skipped'] as const).filter((word) => totals[word] > 0);
  return `${[...parts, ...others.map((word) => `${totals[word].toLocaleString('en-US')} ${word}`)].join('   ')}\n`;
}

function rest(all: number): string {
  return all > mostRows
    ? `  … and ${(all - mostRows).toLocaleString('en-US')} more; --format json lists all of them\n`
    : '';
}

function byTool({ byTool }: RecordingsReport, paint: Paint): string {
  if (byTool.length === 0) return '';
  const rows = byTool
    .slice(0, mostRows)
    .map(({ tool, counts }) => [safe(tool, 60), ...effects.map((effect) => counts[effect])]);
  return `${table(['Tool', ...effects], rows, paint)}${rest(byTool.length)}\n`;
}

function byRule({ byRule }: RecordingsReport, paint: Paint): string {
  const deciding = byRule.filter(({ rule }) => rule !== '');
  if (deciding.length === 0) return '';
  const rows = deciding.slice(0, mostRows).map(({ rule, effect, count }) => [safe(rule, 100), effect, count]);
  return `${table(['Rule', 'Effect', 'Calls'], rows, paint)}${rest(deciding.length)}\n`;
}

function comparison(
  { totals, groups }: NonNullable<RecordingsReport['comparison']>,
  { recordings, baseline }: Used,
  paint: Paint,
): string {
  const counts = changes.map(([change, words]) => `${totals[change].toLocaleString('en-US')} ${words}`).join('   ');
  const words = new Map(changes);
  const rows = groups
    .slice(0, mostRows)
    .map(({ change, tool, shape, before, after, count, firstSeen, lastSeen, example, exampleSource }) => {
      const verdict = ({ effect, rule }: typeof before) => safe(rule === '' ? effect : `${effect} ${rule}`, 70);
      const place = recordings.length > 1 ? `${safe(recordings[exampleSource]?.path ?? '')}:` : 'line ';
      return [
        words.get(change) ?? change,
        count,
        `${safe(tool, 40)}(${safe(shape, 40)})`,
        verdict(before),
        verdict(after),
        seen(firstSeen, lastSeen),
        `${place}${example.line}`,
      ];
    });
  const list =
    rows.length === 0 ? '' : table(['Change', 'Calls', 'Tool', 'Before', 'After', 'Seen', 'For example'], rows, paint);
  return `${paint('bold', `Compared with ${safe(baseline ?? '')}`)}: ${counts}\n${list}${rest(groups.length)}\n`;
}

/** From the first to the last time, to the minute. */
function seen(first: string | undefined, last: string | undefined): string {
  const [from = '', to = ''] = [first, last].map((ts) => safe(ts?.slice(0, 16).replace('T', ' ') ?? '', 40));
  return from === to ? from : `${from} – ${to}`;
}

function stoppedCalls(
  { calls }: StoppedCalls,
  { totals }: RecordingsReport,
  { recordings, policy }: Used,
  paint: Paint,
): string {
  const all = totals.deny + totals.approve + totals.unknown;
  if (all === 0) return '';
  const place = ({ recording, line }: StoppedCall) =>
    recordings.length > 1 ? `${safe(recording)}:${line}` : `line ${line}`;
  const listed = calls.slice(0, shownCalls).map((call) => {
    const given = call.arguments ?? (call.argumentKeys ? `keys ${call.argumentKeys.join(', ')}` : '');
    const rule =
      call.policyLine === undefined
        ? safe(call.rule, 200)
        : `${safe(call.rule, 200)} (${safe(policy)}:${call.policyLine})`;
    return [
      `  ${paint(colours[call.effect], call.effect)}  ${place(call)}  ${safe(call.ts ?? 'no time', 40)}  ${safe(call.grant, 40)}  ${paint('bold', safe(call.tool, 60))}`,
      given === '' ? [] : [`      ${safe(given, 200)}`],
      `      ${paint('dim', `${rule}: `)}${safe(call.message, 300)}`,
    ].flat();
  });
  const more =
    all > listed.length
      ? [`  … and ${(all - listed.length).toLocaleString('en-US')} more; --format json lists them`]
      : [];
  return `${paint('bold', 'Calls that were not allowed')}\n${[...listed.flat(), ...more].join('\n')}\n\n`;
}

function brokenLines({ broken, totals }: RecordingsReport, { recordings }: Used): string {
  if (broken.length === 0) return '';
  const listed = broken.slice(0, shownCalls).map(({ line, reason, source = 0 }) => {
    return `  ${safe(recordings[source]?.path ?? '')}:${line}: ${safe(reason)}\n`;
  });
  const more =
    totals.broken > listed.length ? `  … and ${(totals.broken - listed.length).toLocaleString('en-US')} more\n` : '';
  return `${counted(totals.broken, 'broken line')}, not decided:\n${listed.join('')}${more}\n`;
}
