import { describe, expect, it } from 'vitest';
import { classifyTool } from '../risk/classify.ts';
import { describeRecommendation } from './describe.ts';
import { freeCounter, recommendRule } from './recommend.ts';

const none: ReadonlySet<string> = new Set();
const recommend = (name: string) => recommendRule(name, classifyTool({ name }), none);

describe('the recommended rule', () => {
  it('lists a tool that reads', () => {
    expect(recommend('list_items')).toEqual({ kind: 'list', rules: {} });
  });

  it('limits a tool that writes to 30 calls a minute, one that executes to 10', () => {
    const limit = (counter: string, max: number) => ({
      kind: 'limit',
      rules: { limits: [{ counter, window: 'minute', max, scope: 'grant' }] },
    });
    expect(recommend('updateItem')).toEqual(limit('updateitem_rate', 30));
    expect(recommend('run_job')).toEqual(limit('run_job_rate', 10));
  });

  it('hides a tool that destroys', () => {
    expect(recommend('delete_item')).toEqual({ kind: 'hide' });
  });

  it('lets a person decide over money', () => {
    expect(recommend('pay_bill')).toEqual({
      kind: 'approval',
      rules: { deny_if: [{ conditions: [], on_deny: 'Requires human approval.' }] },
    });
  });

  it('is told in words', () => {
    expect(
      ['list_x', 'update_x', 'run_x', 'delete_x', 'pay_x'].map((name) => describeRecommendation(recommend(name))),
    ).toEqual([
      'list it without rules',
      'limit it to 30 calls per minute',
      'limit it to 10 calls per minute',
      'hide it',
      'deny it until a person approves',
    ]);
  });
});

describe('a counter', () => {
  it('is the name of the tool in lower case and _rate', () => {
    expect(freeCounter('updateTask', none)).toBe('updatetask_rate');
    expect(freeCounter('__proto__', none)).toBe('__proto___rate');
  });

  it('gets a number when another tool uses it', () => {
    expect(freeCounter('updatetask', new Set(['updatetask_rate']))).toBe('updatetask_rate_2');
    expect(freeCounter('updatetask', new Set(['updatetask_rate', 'updatetask_rate_2']))).toBe('updatetask_rate_3');
  });
});
