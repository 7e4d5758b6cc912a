import { expect, it } from 'vitest';
import schema from '../../../schemas/policy.schema.json' with { type: 'json' };
import { keysOf, valuesOf } from './vocabulary.ts';

const { $defs } = schema;

it('lists the keys that the schema has', () => {
  expect({
    policy: Object.keys(schema.properties),
    all_tools: Object.keys(schema.properties.all_tools.properties),
    tool: Object.keys($defs.toolRules.properties),
    rule: Object.keys($defs.rule.properties),
    condition: Object.keys($defs.condition.properties),
    limit: Object.keys($defs.limit.properties),
    static_limit: Object.keys($defs.staticLimit.properties),
  }).toEqual(keysOf);
  expect(Object.keys($defs.requiredRule.properties)).toEqual(keysOf.rule);
});

it('lists the values that the schema has', () => {
  expect({
    version: schema.properties.version.enum,
    default: schema.properties.default.enum,
    op: $defs.operator.enum,
    window: $defs.window.enum,
    scope: $defs.scope.enum,
  }).toEqual(valuesOf);
});

it('has words for every field of the schema', () => {
  const fields = [schema.properties, $defs.toolRules.properties, $defs.rule.properties, $defs.limit.properties].flatMap(
    (properties) => Object.values(properties),
  );
  for (const field of fields.filter((one) => !('$ref' in one) || 'title' in one)) {
    expect(field).toMatchObject({
      title: expect.any(String),
      description: expect.any(String),
      markdownDescription: expect.any(String),
    });
  }
});
