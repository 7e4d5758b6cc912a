import { describe, expect, test } from 'vitest';
import { emptyContext } from './load.ts';
import { defaultSettings } from './settings.ts';
import { type Surrounding, Surroundings } from './surroundings.ts';

const uri = 'file:///w/policy.json';

const surrounding = (reason: string): Surrounding => ({
  context: emptyContext(uri, reason),
  settings: defaultSettings,
});

/** Surroundings whose readings are answered by hand, in the order they were asked for. */
function byHand() {
  const asked: { resolve(value: Surrounding): void; reject(error: Error): void }[] = [];
  const changed: string[] = [];
  const surroundings = new Surroundings(
    () => new Promise((resolve, reject) => asked.push({ resolve, reject })),
    (changedUri) => changed.push(changedUri),
  );
  return { asked, changed, surroundings };
}

/** Until everything that can happen without another answer has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the surroundings of a policy', () => {
  test('are read once however often they are asked for', async () => {
    const { asked, surroundings } = byHand();
    const first = surroundings.ready(uri);
    const second = surroundings.ready(uri);
    asked[0]?.resolve(surrounding('a'));
    expect((await first).surrounding).toBe((await second).surrounding);
    expect(asked).toHaveLength(1);
  });

  test('stay as they were while they are read again', async () => {
    const { asked, surroundings } = byHand();
    const first = surroundings.ready(uri);
    asked[0]?.resolve(surrounding('a'));
    const known = await first;
    surroundings.invalidate();
    expect(await surroundings.ready(uri)).toBe(known);
    asked[1]?.resolve(surrounding('b'));
    expect((await surroundings.fresh(uri)).surrounding?.context.snapshot).toMatchObject({ reason: 'b' });
  });

  test('are read once more when something changed during a reading', async () => {
    const { asked, surroundings } = byHand();
    const fresh = surroundings.fresh(uri);
    surroundings.invalidate();
    surroundings.invalidate();
    asked[0]?.resolve(surrounding('old'));
    await settled();
    asked[1]?.resolve(surrounding('new'));
    expect((await fresh).surrounding?.context.snapshot).toMatchObject({ reason: 'new' });
    expect(asked).toHaveLength(2);
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    'are read once more when something changes %i steps after a reading',
    async (steps) => {
      const { asked, surroundings } = byHand();
      surroundings.peek(uri);
      asked[0]?.resolve(surrounding('old'));
      for (let step = 0; step < steps; step++) await Promise.resolve();
      surroundings.invalidate();
      await settled();
      expect(asked).toHaveLength(2);
      asked[1]?.resolve(surrounding('new'));
      expect((await surroundings.fresh(uri)).surrounding?.context.snapshot).toMatchObject({ reason: 'new' });
    },
  );

  test('are no news when they say the same as before', async () => {
    const { asked, changed, surroundings } = byHand();
    const first = surroundings.ready(uri);
    asked[0]?.resolve(surrounding('a'));
    const known = await first;
    surroundings.invalidate();
    asked[1]?.resolve(surrounding('a'));
    expect(await surroundings.fresh(uri)).toBe(known);
    expect(changed).toEqual([uri]);
  });

  test('keep the same snapshot object when only something else has changed', async () => {
    const { asked, surroundings } = byHand();
    const first = surroundings.ready(uri);
    asked[0]?.resolve(surrounding('a'));
    const before = (await first).surrounding;
    surroundings.invalidate();
    const after = surrounding('a');
    asked[1]?.resolve({ ...after, context: { ...after.context, server: 'github' } });
    const now = (await surroundings.fresh(uri)).surrounding;
    expect(now?.context.server).toBe('github');
    expect(now?.context.snapshot).toBe(before?.context.snapshot);
  });

  test('survive a reading that fails', async () => {
    const { asked, surroundings } = byHand();
    const first = surroundings.ready(uri);
    asked[0]?.resolve(surrounding('a'));
    const known = await first;
    surroundings.invalidate();
    asked[1]?.reject(new Error('gone'));
    expect(await surroundings.fresh(uri)).toBe(known);
  });

  test('tell nothing of a policy that was closed meanwhile', async () => {
    const { asked, changed, surroundings } = byHand();
    const first = surroundings.ready(uri);
    surroundings.forget(uri);
    asked[0]?.resolve(surrounding('a'));
    await first;
    expect(changed).toEqual([]);
  });
});
