import { describe, expect, it } from 'vitest';
import type { Tool } from '../snapshot/model.ts';
import { classifyTool } from './classify.ts';
import { contradictionsOf } from './contradictions.ts';

function claims(tool: Tool): readonly string[] {
  return contradictionsOf(tool, classifyTool(tool)).map(({ claim }) => claim);
}

describe('a claim of harmlessness', () => {
  it('is denied by a verb that plainly changes or destroys', () => {
    expect(claims({ name: 'delete_repo', annotations: { readOnlyHint: true } })).toEqual(['readOnlyHint']);
    expect(claims({ name: 'update_repo', annotations: { readOnlyHint: true } })).toEqual(['readOnlyHint']);
    expect(claims({ name: 'delete_repo', annotations: { destructiveHint: false } })).toEqual(['destructiveHint']);
  });

  it('is not denied by what may well be read-only, or by a matter of opinion', () => {
    expect(claims({ name: 'run_report', annotations: { readOnlyHint: true } })).toEqual([]);
    expect(claims({ name: 'generate_types', annotations: { readOnlyHint: true } })).toEqual([]);
    expect(claims({ name: 'remove_label', annotations: { destructiveHint: false } })).toEqual([]);
    expect(claims({ name: 'list_repos', annotations: { readOnlyHint: true } })).toEqual([]);
  });

  it('that was not made is not denied', () => {
    expect(claims({ name: 'delete_repo' })).toEqual([]);
    expect(claims({ name: 'delete_repo', annotations: { readOnlyHint: false, destructiveHint: true } })).toEqual([]);
  });

  it('is denied for a trusted server as well', () => {
    const tool = { name: 'delete_repo', annotations: { readOnlyHint: true } };
    expect(contradictionsOf(tool, classifyTool(tool, { trusted: true }))).toHaveLength(1);
  });

  it('is told with what speaks against it', () => {
    const tool = { name: 'delete_repo', annotations: { readOnlyHint: true } };
    expect(contradictionsOf(tool, classifyTool(tool))[0]?.why).toBe(
      'The server says that it only reads, but the name begins with the verb «delete».',
    );
  });
});
