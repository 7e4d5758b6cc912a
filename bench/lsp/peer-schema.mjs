// The schema that the peer is given: the structure of a policy, with the names of the tools as an enumeration.

/** @param {readonly string[]} tools */
export function peerSchema(tools) {
  const toolName = { type: 'string', enum: tools };
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  const when = (op, value) => ({ if: { properties: { op } }, then: { properties: { value } } });
  const condition = {
    type: 'object',
    additionalProperties: false,
    required: ['path', 'op', 'value'],
    description: 'A predicate over the call.',
    properties: {
      path: {
        type: 'string',
        pattern: '^args(\\.[A-Za-z0-9_-]+)+$',
        description: 'Where to look in the call, e.g. args.amount.',
      },
      op: {
        type: 'string',
        enum: ['eq', 'in', 'lt', 'gt', 'regex', 'exists', 'contains'],
        description: 'Comparison operator.',
      },
      value: { description: 'Value to compare with.' },
    },
    allOf: [
      when({ const: 'exists' }, { type: 'boolean' }),
      when({ const: 'in' }, { type: 'array', minItems: 1 }),
      when({ enum: ['lt', 'gt'] }, { type: 'number' }),
      when({ const: 'regex' }, { type: 'string' }),
    ],
  };
  const limit = {
    type: 'object',
    additionalProperties: false,
    required: ['counter', 'window', 'max'],
    description: 'A rate limit over a fixed calendar window (UTC).',
    properties: {
      counter: { type: 'string', minLength: 1, description: 'Name of the counter.' },
      window: { type: 'string', enum: ['minute', 'hour', 'day'], description: 'Length of the window.' },
      max: { type: 'integer', minimum: 0, description: 'Calls allowed per window.' },
      scope: { type: 'string', enum: ['grant'], description: 'Who shares the counter.' },
    },
  };
  const rule = {
    type: 'object',
    additionalProperties: false,
    required: ['conditions'],
    description: 'A rule: all conditions together.',
    properties: {
      conditions: { type: 'array', items: { $ref: '#/definitions/condition' } },
      on_deny: { type: 'string' },
    },
  };
  const rules = (description) => ({ type: 'array', items: { $ref: '#/definitions/rule' }, description });
  const tool = {
    type: 'object',
    additionalProperties: false,
    description: 'Rules of one tool.',
    properties: {
      require: rules('Every predicate must hold.'),
      deny_if: rules('Any predicate that holds denies.'),
      limits: { type: 'array', items: { $ref: '#/definitions/limit' }, description: 'Rate limits.' },
    },
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    additionalProperties: false,
    required: ['version', 'default'],
    definitions: { condition, limit, rule, tool },
    properties: {
      version: { const: '1', description: 'Dialect version.' },
      default: { enum: ['allow', 'deny'], description: 'Decision for tools that are not listed.' },
      hide: { type: 'array', items: toolName, uniqueItems: true, description: 'Tools that are not shown.' },
      all_tools: { $ref: '#/definitions/tool' },
      tools: {
        type: 'object',
        propertyNames: toolName,
        additionalProperties: { $ref: '#/definitions/tool' },
        description: 'Rules by tool name.',
      },
    },
  };
}
