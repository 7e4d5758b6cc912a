import {
  ageInWords,
  attackLists,
  attacksOn,
  describeRecommendation,
  type Risk,
  recommendChecks,
  recommendRule,
  type Signal,
  type Tool,
} from '@mcp-policy/mcp';
import type { Facts } from '../../facts.ts';
import { argumentsOf } from '../../judgement/arguments.ts';
import { decisionOn, isLimited } from '../../judgement/effects.ts';
import { indexOf } from '../../judgement/policy-index.ts';
import { knownTools, riskOf, serverName } from '../../judgement/tools.ts';
import { checkInWords } from '../../words/checks.ts';
import { codeSpan, escapeMarkdown } from '../../words/escape-markdown.ts';
import { sureness } from '../../words/risk.ts';
import { limitInWords, ruleInWords } from '../../words/rules.ts';
import { typeWords } from '../../words/types.ts';

const mostArguments = 20;
const mostChecks = 4;

/**
 * All that is known of a tool, as Markdown in which nothing that the server wrote has an effect. What an author decides by comes
 * first: an editor shows some ten lines before one has to scroll.
 */
export function toolHover(facts: Facts, name: string): string {
  const tools = knownTools(facts);
  const tool = tools?.byName.get(name);
  return [
    heading(facts, name),
    effect(facts, name),
    recommendation(facts, name),
    evidence(facts, name),
    tool ? description(tool) : undefined,
    tool ? argumentList(tool) : undefined,
    attacks(facts, name),
    source(facts, name),
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

function heading(facts: Facts, name: string): string {
  const risk = riskOf(facts, name);
  const title = `**${codeSpan(name)}**`;
  return risk ? `${title} · ${risk.category} · ${risk.level} risk, ${sureness(risk.confidence)}` : title;
}

function evidence(facts: Facts, name: string): string | undefined {
  const risk = riskOf(facts, name);
  if (!risk) return undefined;
  const signals = risk.signals.slice(0, 4);
  const list = signals.map((signal) => `\n- ${signal.source}: ${escapeMarkdown(signal.why, 200)}`).join('');
  return `**Why ${risk.level}**${isToldBy(signals, risk) ? '' : `: ${escapeMarkdown(risk.reason, 300)}`}${list}`;
}

/** Whether the reason is nothing but what the signals say, and not what a person or the catalogue gave as one. */
function isToldBy(signals: readonly Signal[], { category }: Risk): boolean {
  const given = signals.some(({ source }) => source === 'user' || source === 'catalogue');
  return !given && signals.some((signal) => signal.category === category);
}

/** One line: what such tools are abused for, by public lists that can be looked up. */
function attacks(facts: Facts, name: string): string | undefined {
  const risk = riskOf(facts, name);
  if (!risk) return undefined;
  const known = attacksOn(knownTools(facts)?.byName.get(name) ?? {}, risk.category).map(
    ({ id, name: title, how }) => `${id} ${title} (${how})`,
  );
  return `**Known attacks on such tools**: ${known.join('; ')}. *${attackLists}.*`;
}

/** What the policy does with calls of the tool when nothing is known of their arguments: the engine's word, then the rules in ours. */
function effect(facts: Facts, name: string): string {
  const decision = decisionOn(facts, name);
  if (!decision) return '**This policy** has errors, so it decides nothing yet.';
  switch (decision.effect) {
    case 'deny':
      return `**This policy** denies every call: ${escapeMarkdown(decision.message, 300)} (rule ${codeSpan(decision.rule)}).`;
    case 'approve':
      return `**This policy** asks a person before every call (rule ${codeSpan(decision.rule)}).${details(facts, name)}`;
    case 'allow':
      return `**This policy** allows every call${isLimited(facts, name) ? ' within its limits' : ', as often as the agent likes'}.${details(facts, name)}`;
    case 'unknown':
      return `**This policy** decides by the arguments.${details(facts, name)}`;
  }
}

function details(facts: Facts, name: string): string {
  const entry = indexOf(facts.parsed).entries.get(name)?.entry;
  const rules = entry?.rules;
  const lines: string[] = [];
  if (entry && rules) {
    for (const rule of rules.require) lines.push(`denied unless ${ruleInWords(rule, entry.text)}`);
    for (const rule of rules.denyIf) lines.push(`denied if ${ruleInWords(rule, entry.text)}`);
    for (const rule of rules.approveIf) lines.push(`a person is asked if ${ruleInWords(rule, entry.text)}`);
    for (const limit of rules.limits) lines.push(limitInWords(limit));
  }
  for (const limit of facts.parsed.document.head.allToolsLimits)
    lines.push(`all tools together: ${limitInWords(limit)}`);
  const shown = lines.slice(0, 12).map((line) => `\n- ${line}`);
  return shown.join('') + (lines.length > 12 ? `\n- and ${lines.length - 12} more` : '');
}

function description({ title, description: text }: Tool): string | undefined {
  const words = [title, text].filter((part) => part !== undefined && part.trim() !== '').join('\n\n');
  return words === '' ? undefined : `**The server says of it**\n\n${quoted(escapeMarkdown(words, 1200))}`;
}

function quoted(markdown: string): string {
  return markdown.replace(/^/gm, '> ');
}

function argumentList(tool: Tool): string {
  const all = argumentsOf(tool);
  if (all.length === 0) return 'It takes no arguments.';
  const shown = all.slice(0, mostArguments).map(({ name, types, required }) => {
    return `- ${codeSpan(name)}: ${typeWords(types)}${required ? ', required' : ''}`;
  });
  const rest = all.length > mostArguments ? [`- and ${all.length - mostArguments} more`] : [];
  return ['**Arguments**', ...shown, ...rest].join('\n');
}

function recommendation(facts: Facts, name: string): string | undefined {
  const risk = riskOf(facts, name);
  if (!risk) return undefined;
  const rule = `**Recommended**: ${describeRecommendation(recommendRule(name, risk, new Set()))}.`;
  const checks = recommendChecks(knownTools(facts)?.byName.get(name) ?? {}, risk);
  if (checks.length === 0) return rule;
  const shown = checks
    .slice(0, mostChecks)
    .map((check) => `${codeSpan(`args.${check.argument}`)} must ${escapeMarkdown(checkInWords(check), 200)}`);
  const more = checks.length > mostChecks ? `; and ${checks.length - mostChecks} more` : '';
  return `${rule} Its schema suggests checks that can be added: ${shown.join('; ')}${more}.`;
}

function source(facts: Facts, name: string): string {
  const { snapshot } = facts;
  if (snapshot.state === 'missing') return `*Judged by its name alone: ${escapeMarkdown(snapshot.reason, 300)}.*`;
  if (snapshot.state === 'unreadable')
    return `*Judged by its name alone: the snapshot could not be read (${escapeMarkdown(snapshot.reason, 300)}).*`;
  const { takenAt, source: from } = snapshot.snapshot;
  const server = serverName(facts);
  const of = server === undefined ? '' : ` of ${codeSpan(server)}`;
  const by =
    from === undefined
      ? ''
      : from.type === 'http'
        ? `, from ${codeSpan(from.url)}`
        : `, from ${codeSpan([from.command, ...from.args].join(' '))}`;
  const known = knownTools(facts)?.byName.has(name);
  return `*${known ? 'Snapshot' : 'No such tool in the snapshot'}${of}, ${ageInWords(takenAt, facts.now)}${by}.*`;
}
