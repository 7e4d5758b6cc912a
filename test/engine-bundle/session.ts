import type * as Engine from '@mcp-policy/engine';

/** What a gateway does with the engine. Its text is run in Node and in a page, so it uses nothing from around it. */
export function session({ parsePolicy, compilePolicy, createCounters }: typeof Engine) {
  const limit = { counter: 'charge_rate', window: 'minute', max: 2, scope: 'grant' };
  const text = JSON.stringify({
    version: '1',
    default: 'deny',
    hide: ['delete_account'],
    tools: {
      list_customers: {},
      create_charge: {
        require: [{ conditions: [{ path: 'args.reason', op: 'regex', value: '^(a+)+$' }], on_deny: 'Say why.' }],
        deny_if: [{ conditions: [{ path: 'args.amount', op: 'gt', value: 10000 }] }],
        limits: [limit],
      },
    },
  });
  const { policy, problems } = parsePolicy(text);
  const compiled = compilePolicy(policy);
  const counters = createCounters({ now: () => 0 });
  const decide = (call: Engine.Call) => {
    const { effect, rule } = compiled.decide(call, counters);
    return `${effect} ${rule}`;
  };
  const charge = (argumentsText: string) => decide({ tool: 'create_charge', argumentsText });
  const first = compiled.decide({ tool: 'create_charge', arguments: { reason: 'aa', amount: 1 } }, counters);
  counters.giveBack(first);
  return {
    problems: problems.length,
    broken: parsePolicy('{"version":"1","default":"deny","tolls":{}}').problems.map(({ code }) => code),
    decisions: [
      decide({ tool: 'list_customers' }),
      decide({ tool: 'delete_account' }),
      decide({ tool: 'refund' }),
      charge('{"reason":"aaa","amount":10000.000000000000000001}'),
      charge('{"reason":"b","amount":1}'),
      charge('{"reason":"a","amount":1,"amount":2}'),
      charge('{"reason":"a","amount":1}'),
      charge('{"reason":"a","amount":1}'),
      charge('{"reason":"a","amount":1}'),
      compilePolicy(null).decide({ tool: 'list_customers' }).rule,
    ],
    linear: charge(JSON.stringify({ reason: `${'a'.repeat(100_000)}!` })),
  };
}
