import type { Operator } from '@mcp-policy/engine';
import { argumentAt } from '../../judgement/arguments.ts';
import { conditionsOf, type RuleList } from '../../judgement/conditions.ts';
import { plain, quoteName } from '../../words/quote.ts';
import type { EntryRule } from '../contract.ts';

const numbers = ['number', 'integer'];

/** The types that an operator can read; the others read any. */
const readable: Readonly<Partial<Record<Operator, readonly string[]>>> = {
  lt: numbers,
  lte: numbers,
  gt: numbers,
  gte: numbers,
  regex: ['string'],
  contains: ['string', 'array'],
};

/** A value that cannot be read fails closed: docs/language.md, 2. Conditions. */
const effects: Readonly<Record<RuleList, string>> = {
  require: 'the condition never holds and every call is denied',
  deny_if: 'the condition holds for every call that has the argument, whatever its value',
  approve_if: 'the condition holds for every call that has the argument, whatever its value',
};

export const wrongOperandType: EntryRule = {
  code: 'conditions/wrong-type',
  severity: 'warning',
  scope: 'entry',
  summary: 'An operator cannot read the type of argument that it is used on.',
  check({ entry, tool, hidden }) {
    if (!tool || !entry.rules || hidden) return [];
    return conditionsOf(entry.rules).flatMap(({ list, condition }) => {
      const { op, opSpan, path } = condition;
      const types = argumentAt(tool, path.keys)?.types ?? [];
      const reads = readable[op];
      // `null` is what an argument is when it is not given: no operator is expected to read it.
      const given = types.filter((type) => type !== 'null');
      if (!reads || given.length === 0 || given.some((type) => reads.includes(type))) return [];
      return [
        {
          span: { offset: opSpan.offset, length: opSpan.length },
          message: `"${op}" reads ${reads === numbers ? 'numbers' : reads.map((type) => `${type}s`).join(' and ')}, but ${quoteName(path.text)} is ${plain(given.join(' or '), 60)} by the tool's schema: ${effects[list]}. Use an operator that fits.`,
          data: { path: path.text, op },
        },
      ];
    });
  },
};
