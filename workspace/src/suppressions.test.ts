import { describe, expect, it } from 'vitest';
import { suppressionsFor } from './suppressions.ts';

const one = { rule: 'risk/x', reason: 'seen' };
const never = () => Promise.reject(new Error('not asked'));

describe('suppressionsFor', () => {
  it('takes those whose file means the policy', async () => {
    const all = [one, { ...one, file: 'a/*.json' }, { ...one, file: 'b/*.json' }];
    const { suppressions } = await suppressionsFor('a/policy.json', all, async () => false);
    expect(suppressions).toEqual([
      { ...one, onlyHere: false },
      { ...one, file: 'a/*.json', onlyHere: false },
    ]);
  });

  it('knows that a file that is named is the only one, without a look around', async () => {
    const { suppressions } = await suppressionsFor('policy.json', [{ ...one, file: './policy.json' }], never);
    expect(suppressions.map(({ onlyHere }) => onlyHere)).toEqual([true]);
    expect((await suppressionsFor('policy.json', [], never)).suppressions).toEqual([]);
  });

  it('asks once whether there are other policies', async () => {
    let asked = 0;
    const { suppressions } = await suppressionsFor('policy.json', [one, one], async () => ++asked > 0);
    expect(suppressions.map(({ onlyHere }) => onlyHere)).toEqual([true, true]);
    expect(asked).toBe(1);
  });

  it('lets a glob that cannot be used hide nothing, and says so', async () => {
    const found = await suppressionsFor('policy.json', [{ ...one, file: '../**' }], never);
    expect(found).toEqual({ suppressions: [], problems: [expect.stringContaining('leads out of the folder')] });
  });
});
