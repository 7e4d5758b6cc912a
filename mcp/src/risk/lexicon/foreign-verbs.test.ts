import { expect, it } from 'vitest';
import { fold } from '../words.ts';
import { foreignVerbs } from './foreign-verbs.ts';

it('has its verbs as the words of a text are folded', () => {
  expect([...foreignVerbs.keys()].filter((verb) => fold(verb) !== verb)).toEqual([]);
  expect(foreignVerbs.get(fold('Récupérer'))).toMatchObject({ category: 'Read' });
  expect(foreignVerbs.get(fold('УДАЛИТЬ'))).toMatchObject({ category: 'Destructive' });
});
