import { type Observations, parsePolicy } from '@mcp-policy/engine';
import type { Snapshot } from '@mcp-policy/mcp';
import { applyEdits, fromTextEdit } from '../edits/edit.ts';
import { formatPolicy } from '../features/format.ts';
import type { NewPolicyOptions } from '../features/new-policy.ts';
import { knownTools, type RiskGrounds, riskOfTool } from '../judgement/tools.ts';
import { countOf } from '../words/quote.ts';
import { objectText } from './compact.ts';
import { type Remark, remarksOn } from './remarks.ts';
import { writeTool } from './tool-entry.ts';

export interface GeneratedPolicy {
  /** Ends with a line break. */
  readonly text: string;
  readonly remarks: readonly Remark[];
}

/**
 * The tightest readable policy that allows the calls that were seen and count (see `Observations`): it denies by default and
 * lists the tools that were called, by name. An argument that was always there has to exist; few distinct values become an
 * enumeration, numbers a range, and calls a minute and an hour a limit with headroom, each where enough was seen
 * (thresholds.ts). Replaying the calls by it denies none that counts. Critical tools, and those called once, are all named in
 * the remarks: whether they should be in it is for a person to say.
 */
export function generatePolicy(
  observed: Observations,
  snapshot: Snapshot | undefined,
  options: NewPolicyOptions = {},
): GeneratedPolicy {
  const grounds: RiskGrounds = {
    snapshot: snapshot ? { state: 'found', snapshot, uri: '' } : { state: 'missing', reason: '' },
    server: options.server,
    serverTrusted: options.serverTrusted ?? false,
    categories: options.categories ?? {},
  };
  const known = knownTools(grounds)?.byName;
  const usedCounters = new Set<string>();
  const written = observed.tools
    .filter(({ calls }) => calls > 0)
    .map((seen) => {
      const risk = riskOfTool(grounds, known?.get(seen.name) ?? { name: seen.name });
      return writeTool(seen, risk, usedCounters);
    });
  const text = objectText([
    ['description', JSON.stringify(descriptionOf(observed))],
    ['version', '"1"'],
    ['default', '"deny"'],
    ['tools', objectText(written.map(({ seen, text }) => [seen.name, text]))],
  ]);
  return {
    text: laidOut(text, options.indent ?? '  '),
    remarks: remarksOn(written, observed, known && new Set(known.keys())),
  };
}

function descriptionOf({ calls, firstSeen, lastSeen }: Observations): string {
  const [from, to] = [firstSeen?.slice(0, 10), lastSeen?.slice(0, 10)];
  const when = from === undefined || to === undefined ? '' : from === to ? ` on ${from}` : ` from ${from} to ${to}`;
  return `Generated from ${countOf(calls, 'recorded call')}${when}: allows what they needed.`;
}

function laidOut(text: string, indent: string): string {
  const style = { tabSize: indent.length, insertSpaces: !indent.startsWith('\t'), insertFinalNewline: true };
  const { document } = parsePolicy(text);
  return applyEdits(
    text,
    formatPolicy(text, style).map((edit) => fromTextEdit(document, edit)),
  );
}
