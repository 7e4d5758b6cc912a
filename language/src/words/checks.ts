import type { ArgumentCheck } from '@mcp-policy/mcp';
import { countOf, quoteName, quoteNames } from './quote.ts';

/** What a suggested check requires, without the argument's name: "be at most 600". */
export function checkInWords({ kind, conditions, left }: ArgumentCheck): string {
  const [first] = conditions;
  switch (kind) {
    case 'choice': {
      const values = Array.isArray(first?.value) ? first.value.length : 0;
      const without = left.length === 0 ? '' : ` (not ${quoteNames(left)})`;
      return `be ${values === 1 ? 'the one value' : `one of ${countOf(values, 'value')}`} of its schema${without}`;
    }
    case 'bound':
      return `be ${conditions.map(({ op, value }) => `${operators[op]} ${String(value)}`).join(' and ')}`;
    case 'path':
      return 'stay beneath the folder it starts in';
    case 'words':
      return 'be plain words, without what a shell treats as its own';
    case 'select':
      return 'be one SELECT';
  }
}

const operators = {
  in: 'one of',
  gt: 'more than',
  gte: 'at least',
  lt: 'less than',
  lte: 'at most',
  regex: 'a match of',
} as const;

/** "Require `args.seconds` to be at most 600". */
export function checkTitle(check: ArgumentCheck): string {
  return `Require ${quoteName(`args.${check.argument}`)} to ${checkInWords(check)}`;
}
