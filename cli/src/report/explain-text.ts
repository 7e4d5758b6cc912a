import type { ExplainedCondition, ExplainStep, Explanation } from '@mcp-policy/engine';
import { type Paint, type Style, safe } from '../support/terminal.ts';

const marks: Readonly<Record<ExplainStep['result'], readonly [string, Style]>> = {
  passes: ['✓', 'green'],
  allows: ['✓', 'green'],
  denies: ['✗', 'red'],
  approves: ['?', 'yellow'],
  unknown: ['?', 'cyan'],
  skipped: ['-', 'dim'],
};
const colours: Readonly<Record<string, Style>> = { allow: 'green', deny: 'red', approve: 'yellow', unknown: 'cyan' };
const indent = ' '.repeat(15);

/** A decision step by step, for people. `place`: where the rule stands, `policy.json:12`. */
export function explainText({ decision, steps }: Explanation, place: string | undefined, paint: Paint): string {
  const { effect, rule, message } = decision;
  const head = [paint(colours[effect] ?? 'bold', effect), safe(rule), place === undefined ? '' : `(${safe(place)})`];
  const told = [head.filter((part) => part !== '').join('  ')];
  if (message !== '') told.push(safe(message, 2000));
  return `${told.join('\n')}\n\n${steps.map((step) => stepText(step, paint)).join('')}`;
}

function stepText(step: ExplainStep, paint: Paint): string {
  const [mark, style] = marks[step.result];
  const lines = [
    `  ${step.reached ? paint(style, mark) : paint('dim', '·')} ${step.stage.padEnd(10)} ${step.reached ? '' : 'not reached: '}${safe(step.text)}`,
  ];
  if (step.rule !== '') lines.push(`${indent}${paint('dim', safe(step.rule))}`);
  const { conditions } = step;
  for (const condition of conditions) lines.push(indent + conditionText(condition, conditions.length > 1));
  if (step.flip !== '') lines.push(`${indent}${paint('dim', safe(step.flip, 1000))}`);
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** `withTurn`: with what would make the condition otherwise; of a single one, the rule's own says it. */
function conditionText({ path, op, value, seen, result, note, flip }: ExplainedCondition, withTurn: boolean): string {
  const saw = seen.kind === 'value' ? `is ${safe(seen.text, 200)}` : `is ${seen.kind}`;
  const words = note === undefined ? result : `${result} (${note})`;
  const turn = flip === '' || !withTurn ? '' : `; otherwise if ${safe(flip, 300)}`;
  return `${safe(path, 100)} ${saw}, ${op} ${safe(value, 200)}: ${words}${turn}`;
}
