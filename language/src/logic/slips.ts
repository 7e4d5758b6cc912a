import { compilePolicy, type Rule, type ToolEntry, type ToolRules } from '@mcp-policy/engine';

/**
 * Whether a call gets past everything that a tool's rules say of one argument, given its value as JSON. Of `focus` what it
 * says of other arguments is taken to hold; other rules that read further arguments are left out. Asked of the engine.
 */
export function getsPast({ rules, problems }: ToolEntry, keys: readonly string[], value: string, focus: Rule): boolean {
  if (!rules || problems.some(({ severity }) => severity === 'error')) return false;
  const reads = (rule: Rule) => rule.conditions.filter(({ path }) => same(path.keys, keys));
  const only = (rule: Rule): Rule => ({ ...rule, conditions: reads(rule) });
  const whole = (rule: Rule) => rule === focus || reads(rule).length === rule.conditions.length;
  const own: ToolRules = {
    require: rules.require.map(only).filter(({ conditions }) => conditions.length > 0),
    denyIf: rules.denyIf.filter(whole).map(only),
    approveIf: rules.approveIf.filter(whole).map(only),
    limits: [],
  };
  const policy = compilePolicy({
    version: '1',
    default: 'deny',
    hide: [],
    allToolsLimits: [],
    tools: new Map([['t', own]]),
  });
  const argumentsText = [...keys].reverse().reduce((inner, key) => `{${JSON.stringify(key)}:${inner}}`, value);
  return policy.decide({ tool: 't', argumentsText }).effect === 'allow';
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
