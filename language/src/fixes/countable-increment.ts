import { memberOf } from '@mcp-policy/engine';
import { itemAt } from '../edits/list-item.ts';
import { replaceNode } from '../edits/policy-edits.ts';
import { argumentsOf } from '../judgement/arguments.ts';
import { knownTools } from '../judgement/tools.ts';
import { quoteName } from '../words/quote.ts';
import type { Fix, FixProvider } from './contract.ts';

/** Lets a limit add up an argument that is a number. The limit denied every call until then. */
export const countableIncrement: FixProvider = {
  codes: ['limits/bad-increment'],
  one(context, { range }): readonly Fix[] {
    const item = itemAt(context.index, range.start.offset);
    const increment = memberOf(item?.node, 'increment_from');
    const tool = item && knownTools(context.facts)?.byName.get(item.placed.entry.name);
    if (!item || !increment || !tool) return [];
    const numbers = argumentsOf(tool).filter(
      ({ name, types }) => !name.includes('.') && types.some((type) => type === 'number' || type === 'integer'),
    );
    return numbers.slice(0, 3).map(({ name }) => {
      const path = `args.${name}`;
      return {
        title: `Add up ${quoteName(path)} (allows calls)`,
        edits: [replaceNode(increment, path, item.placed.offset)],
        meaning: 'loosens',
        preferred: numbers.length === 1,
      };
    });
  },
};
