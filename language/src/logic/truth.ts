import { type Condition, compilePolicy, type Rule, type ToolRules } from '@mcp-policy/engine';

/** Whether what cannot be read counts as failing (`require`) or as holding: docs/language.md, 2. Conditions. */
export type Reading = 'strict' | 'closed';

/** Answers for one value as JSON text; undefined stands for an argument that is missing. */
export type Truth = (value: string | undefined) => boolean;

const nothing: ToolRules = { require: [], denyIf: [], approveIf: [], limits: [] };

/**
 * Whether a condition holds, asked of the engine itself: nobody else says what an operator means. Throws when a pattern
 * in it is none.
 */
export function truthOf(condition: Condition, reading: Reading): Truth {
  const path = { ...condition.path, text: 'args.v', keys: ['v'] };
  const rule: Rule = { offset: 0, length: 0, conditions: [{ ...condition, path }], onDeny: undefined };
  const rules: ToolRules = reading === 'strict' ? { ...nothing, require: [rule] } : { ...nothing, denyIf: [rule] };
  const policy = compilePolicy({
    version: '1',
    default: 'deny',
    hide: [],
    allToolsLimits: [],
    tools: new Map([['t', rules]]),
  });
  const holding = reading === 'strict' ? 'allow' : 'deny';
  return (value) => {
    const argumentsText = value === undefined ? '{}' : `{"v":${value}}`;
    return policy.decide({ tool: 't', argumentsText }).effect === holding;
  };
}
