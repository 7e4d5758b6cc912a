import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { OwnerUses, OwnUses } from './limit-use-owners.ts';

const length = 60;

test('the sum that slides is what was charged in the time of one window up to now', () => {
  const steps = fc.array(fc.record({ wait: fc.nat(90), grant: fc.constantFrom('a', 'b'), amount: fc.nat(5) }));
  fc.assert(
    fc.property(steps, (taken) => {
      const owners = new OwnerUses();
      const own = { a: new OwnUses('s', 'a'), b: new OwnUses('s', 'b') };
      const charges: { grant: string; time: number; amount: number }[] = [];
      let now = 0;
      for (const { wait, grant, amount } of taken) {
        now += wait;
        charges.push({ grant, time: now, amount });
        const place = owners.placeOf(owners.ownerOf(own[grant as 'a' | 'b']), 0, 0);
        const near = charges.filter((one) => one.grant === grant && one.time > now - length);
        expect(owners.slide(place, now, amount, length)).toBe(near.reduce((sum, one) => sum + one.amount, 0));
        expect(owners.isLower).toBe(false);
      }
    }),
  );
});

describe('OwnerUses', () => {
  const setUp = () => {
    const owners = new OwnerUses();
    const own = new OwnUses(undefined, 'g');
    return { owners, own, place: owners.placeOf(owners.ownerOf(own), 0, 5) };
  };

  it('tells owners apart by server and grant, and an owner by its name', () => {
    const { owners, own } = setUp();
    const number = owners.ownerOf(own);
    expect(owners.ownerOf(new OwnUses(undefined, 'g'))).toBe(number);
    expect(owners.ownerOf(new OwnUses('s', 'g'))).not.toBe(number);
    expect(owners.ownerOf(new OwnUses(undefined, 'h'))).not.toBe(number);
  });

  it('starts anew when the window turns', () => {
    const { owners, place } = setUp();
    expect([owners.ask(place, 2), owners.ask(place, 3), owners.charge(place, 2)]).toEqual([2, 5, 2]);
    owners.turnTo(place, 6);
    expect([owners.windowOf(place), owners.askedOf(place), owners.charge(place, 1)]).toEqual([6, 0, 1]);
  });

  it('says so when a charge came too late to be followed', () => {
    const { owners, place } = setUp();
    owners.slide(place, 100, 1, length);
    expect([owners.slide(place, 90, 1, length), owners.isLower]).toEqual([1, true]);
    expect([owners.slide(place, 101, 1, length), owners.isLower]).toEqual([2, false]);
  });

  it('follows no more than a bounded number of charges one by one, and then says too little rather than too much', () => {
    const { owners, place } = setUp();
    const most = 10_000;
    for (let time = 0; time < most; time++) owners.slide(place, time, 1, 10 * most);
    expect(owners.isLower).toBe(true);
    expect(owners.slide(place, most * 11 - 1, 1, 10 * most)).toBeLessThanOrEqual(1 + 1);
  });

  it('drops what is over, tells of it before, and finds the owner anew', () => {
    const { owners, own, place } = setUp();
    const other = new OwnUses(undefined, 'h');
    owners.placeOf(owners.ownerOf(other), 0, 9);
    owners.ask(place, 4);
    const dropped: unknown[] = [];
    owners.drop(
      () => 7,
      (counter, at) => dropped.push([counter, owners.askedOf(at)]),
    );
    expect(dropped).toEqual([[0, 4]]);
    const again = owners.placeOf(owners.ownerOf(own), 0, 9);
    expect(owners.askedOf(again)).toBe(0);
    expect(again).not.toBe(owners.placeOf(owners.ownerOf(other), 0, 9));
  });
});
