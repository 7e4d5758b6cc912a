import { describe, expect, it } from 'vitest';
import { alsoNouns, compoundVerbs, gluedVerbs, verbMeaning } from './verbs.ts';

describe('the lexicon of verbs', () => {
  it('knows every verb that its other tables name', () => {
    const unknown = [...alsoNouns, ...gluedVerbs, ...compoundVerbs.map(([, , base]) => base)].filter(
      (word) => verbMeaning(word) === undefined,
    );
    expect(unknown).toEqual([]);
  });
});
