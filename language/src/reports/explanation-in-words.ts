import type { ExplainedCondition, ExplainStep, Explanation } from '@mcp-policy/engine';
import { codeSpan, escapeMarkdown } from '../words/escape-markdown.ts';
import { type LinkTo, ruleLink, usedList } from './markdown.ts';

const results: Readonly<Record<ExplainStep['result'], string>> = {
  passes: 'passes',
  allows: 'allows',
  denies: '**denies**',
  approves: '**a person is asked**',
  unknown: '**undecided**',
  skipped: 'skipped',
};

const effects: Readonly<Record<Explanation['decision']['effect'], string>> = {
  allow: 'Allowed',
  deny: 'Denied',
  approve: 'A person is asked',
  unknown: 'Undecided: too little is known of the call',
};

const stages: Readonly<Record<ExplainStep['stage'], string>> = {
  policy: 'Policy',
  hide: '`hide`',
  default: '`default`',
  call: 'The call itself',
  require: '`require`',
  deny_if: '`deny_if`',
  approve_if: '`approve_if`',
  limits: '`limits`',
  end: 'End',
};

export interface ExplanationContext {
  readonly tool: string;
  /** The call's arguments as they may be shown: JSON text. */
  readonly arguments: string | undefined;
  /** Facts to show: label, and Markdown. */
  readonly used: readonly (readonly [label: string, text: string])[];
  readonly linkTo: LinkTo;
}

/** A decision step by step as a page of Markdown, in which nothing of the call has an effect. */
export function explanationInMarkdown({ decision, steps }: Explanation, context: ExplanationContext): string {
  const { effect, rule, at, message } = decision;
  const reached = steps.filter((step) => step.reached);
  const rest = steps.filter((step) => !step.reached);
  const by = rule === '' ? '' : `, by ${ruleLink(rule, at, context.linkTo)}`;
  return [
    `# ${codeSpan(context.tool)}: ${effects[effect].toLowerCase()}`,
    ...(by === '' ? [] : [`**${effects[effect]}**${by}.`]),
    ...(message === '' ? [] : [`> ${escapeMarkdown(message).replaceAll('\n', '\n> ')}`]),
    usedList([
      ...context.used,
      ['Arguments', context.arguments === undefined ? 'not known' : codeSpan(context.arguments, 4000)],
    ]),
    '## Step by step',
    reached.map((step, index) => stepInWords(step, `${index + 1}.`, context.linkTo)).join('\n'),
    ...(rest.length === 0
      ? []
      : [
          '## Not reached',
          'What would have come next, had nothing decided before.',
          rest.map((step) => stepInWords(step, '-', context.linkTo)).join('\n'),
        ]),
  ]
    .join('\n\n')
    .concat('\n');
}

function stepInWords(step: ExplainStep, mark: string, linkTo: LinkTo): string {
  const { stage, rule, at, result, text, flip, conditions } = step;
  const name = rule === '' ? stages[stage] : `${stages[stage]} ${ruleLink(rule, at, linkTo)}`;
  const indent = ' '.repeat(mark.length + 1);
  const details = [
    ...conditions.map((condition) => conditionInWords(condition, conditions.length > 1)),
    ...(flip === '' ? [] : [`*${escapeMarkdown(flip, 1000)}*`]),
  ];
  return [
    `${mark} ${name}: ${results[result]}. ${escapeMarkdown(text, 1000)}`,
    ...details.map((line) => `${indent}- ${line}`),
  ].join('\n');
}

/** `withTurn`: with what would make the condition otherwise; of a single one, the rule's own says it. */
function conditionInWords(
  { path, op, value, seen, result, note, flip }: ExplainedCondition,
  withTurn: boolean,
): string {
  const saw = seen.kind === 'value' ? `is ${codeSpan(seen.text)}` : `is ${seen.kind}`;
  const holds = result === 'true' ? 'holds' : result === 'false' ? 'does not hold' : 'cannot be told';
  const why =
    note === 'unreadable'
      ? ' (the operator cannot read such a type)'
      : note === 'undecidable'
        ? ' (the number was rounded)'
        : '';
  const turn = flip === '' || !withTurn ? '' : `. It would be otherwise for: ${escapeMarkdown(flip, 300)}`;
  return `${codeSpan(`${path} ${op} ${value}`, 300)} ${holds}${why}: ${codeSpan(path)} ${saw}${turn}`;
}
