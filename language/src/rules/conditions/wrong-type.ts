import { argumentAt } from '../../judgement/arguments.ts';
import { conditionsOf, type RuleList } from '../../judgement/conditions.ts';
import { canRead, readableTypes } from '../../judgement/operators.ts';
import { plain, quoteName } from '../../words/quote.ts';
import type { EntryRule } from '../contract.ts';

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
      const reads = readableTypes[op];
      if (!reads || canRead(op, types)) return [];
      const given = types.filter((type) => type !== 'null');
      return [
        {
          span: { offset: opSpan.offset, length: opSpan.length },
          message: `"${op}" reads ${reads.includes('number') ? 'numbers' : reads.map((type) => `${type}s`).join(' and ')}, but ${quoteName(path.text)} is ${plain(given.join(' or '), 60)} by the tool's schema: ${effects[list]}. Use an operator that fits.`,
          data: { path: path.text, op },
        },
      ];
    });
  },
};
