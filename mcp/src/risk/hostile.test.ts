import { describe, expect, it } from 'vitest';
import type { Tool } from '../snapshot/model.ts';
import { classifyTool } from './classify.ts';

/** A tool as a hostile server sends it: the types promise what nobody has checked. */
function sent(json: string): Tool {
  return JSON.parse(json);
}

describe('a hostile listing', () => {
  it('of a huge description is read in part, and its beginning decides', () => {
    const description = `Deletes everything. ${'not '.repeat(2_000_000)}`;
    const { category, signals } = classifyTool({ name: 'x', description });
    expect(category).toBe('Destructive');
    expect(signals.length).toBeLessThan(20);
  });

  it('of a huge name, or thousands of arguments and choices, yields a bounded number of signals', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`command_${index}_sql`, { type: 'string' }]),
    );
    const action = { enum: Array.from({ length: 20_000 }, () => 'delete') };
    const risk = classifyTool({ name: 'a_'.repeat(1_000_000), inputSchema: { properties: { action, ...properties } } });
    expect(risk.category).toBe('Destructive');
    expect(risk.signals.length).toBeLessThan(300);
  });

  it('cannot hide a verb behind invisible or look-alike letters, or in another case', () => {
    for (const name of [
      'del\u200bete_repo',
      'd\u0435lete_repo',
      'DELETE_REPO',
      'deleteRepo',
      'ｄｅｌｅｔｅ_repo',
      'DeleteREPO',
    ]) {
      expect(classifyTool({ name }).category, name).toBe('Destructive');
    }
  });

  it.each(['__proto__', 'constructor', 'toString', 'valueOf', '', ' ', '🗑️', '\u202e', '\ud800'])(
    'with a tool named %j is judged as any other unknown tool',
    (name) => {
      expect(classifyTool({ name, description: '' }).category).toBe('Execute');
    },
  );

  it('with arguments named like parts of an object is read like any other', () => {
    const tool = sent(
      '{"name":"list_x","inputSchema":{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"},"sql":{"type":"string"}}}}',
    );
    expect(classifyTool(tool).signals.map(({ seen }) => seen)).toContain('sql');
  });

  it.each([
    '{"name":7,"description":{"a":1},"inputSchema":[],"annotations":"x"}',
    '{"name":null,"description":[],"inputSchema":true,"annotations":null}',
    '{"name":"list_x","inputSchema":{"properties":[]},"annotations":{"readOnlyHint":"yes","destructiveHint":1}}',
    '{"name":"list_x","inputSchema":{"properties":{"command":null,"a":{"type":[null,5],"enum":"delete"},"action":{"enum":[1,null,{"x":1}]}}}}',
    '{"name":"list_x","inputSchema":{"$ref":"#","properties":{"a":{"$ref":"https://evil.example/schema"}}}}',
    '{}',
  ])('with fields of the wrong type is judged by the others: %s', (json) => {
    expect(['Read', 'Execute']).toContain(classifyTool(sent(json)).category);
  });

  it('of a schema that contains itself ends', () => {
    const schema: Record<string, unknown> = { type: 'object' };
    schema.properties = { self: schema, command: { type: 'string' } };
    expect(classifyTool({ name: 'frobnicate', inputSchema: schema }).category).toBe('Execute');
  });
});
