import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChargeLists } from './limit-use-charges.ts';

test('lists that grow and shrink in turn stay apart, with the places of what was removed used again', () => {
  const steps = fc.array(fc.record({ list: fc.nat(3), isRemoval: fc.boolean() }), { maxLength: 100 });
  fc.assert(
    fc.property(steps, (taken) => {
      const charges = new ChargeLists();
      const lists = Array.from({ length: 4 }, (): { places: number[]; times: number[] } => ({ places: [], times: [] }));
      let mostPlace = 0;
      let mostHeld = 0;
      for (const [time, { list, isRemoval }] of taken.entries()) {
        const { places = [], times = [] } = lists[list] ?? {};
        const [first] = places;
        if (isRemoval && first !== undefined) {
          expect(charges.remove(first)).toBe(places[1] ?? -1);
          places.shift();
          times.shift();
        } else {
          places.push(charges.add(places.at(-1) ?? -1, time, time * 2));
          times.push(time);
        }
        mostPlace = Math.max(mostPlace, ...places);
        mostHeld = Math.max(mostHeld, lists.flatMap((one) => one.places).length);
      }
      expect(mostPlace).toBeLessThanOrEqual(mostHeld);
      for (const { places, times } of lists) {
        const found: number[] = [];
        for (let at = places[0] ?? -1; at >= 0; at = charges.after(at)) found.push(charges.timeOf(at));
        expect(found).toEqual(times);
        expect(places.map((place) => charges.amountOf(place))).toEqual(times.map((time) => time * 2));
      }
    }),
  );
});

test('an amount beyond 2^53 is kept as it is', () => {
  const charges = new ChargeLists();
  const place = charges.add(-1, 1, 2n ** 80n);
  expect(charges.amountOf(place)).toBe(2n ** 80n);
  charges.setAmount(place, 7);
  expect(charges.amountOf(place)).toBe(7);
});

test('it has an end, and room again behind it', () => {
  const charges = new ChargeLists();
  let place = -1;
  while (charges.hasRoom) place = charges.add(-1, 0, 1);
  expect(place).toBeGreaterThan(100_000);
  charges.remove(place);
  expect(charges.hasRoom).toBe(true);
});
