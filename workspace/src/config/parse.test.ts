import { describe, expect, it } from 'vitest';
import { emptyConfig, longestConfig, parseConfig } from './parse.ts';

describe('parseConfig', () => {
  it('reads a whole configuration', () => {
    const config = {
      policies: [{ policy: '**', server: 's', recordings: ['a/*.jsonl'] }],
      rules: { 'a/b': 'hint' },
      suppressions: [{ rule: 'a/b', tool: 't', file: '*', reason: 'r', until: '2027-01-31' }],
      categories: { s: { t: { category: 'Read', reason: 'r' } } },
    };
    expect(parseConfig(`\uFEFF${JSON.stringify(config)}`)).toEqual({ config, problems: [] });
  });

  it.each([
    ['{"rules":{"a/b":"loud","c/d":"off"}}', { rules: { 'c/d': 'off' } }, '"rules.a/b" must be one of error, warning'],
    ['{"polices":[]}', {}, '"polices" is no setting of config.json and is ignored'],
    [
      '{"policies":[{"policy":"*"},{"policy":"a","server":"s"}]}',
      { policies: [{ policy: 'a', server: 's' }] },
      '"policies.0" has no "server"',
    ],
    ['{"policies":{}}', {}, '"policies" must be array'],
    [
      '{"suppressions":[{"rule":"a/b","reason":"r","until":"soon"}]}',
      { suppressions: [{ rule: 'a/b', reason: 'r' }] },
      'must be a day',
    ],
    [
      '{"categories":{"s":{"t":{"category":"Evil","reason":"r"}}}}',
      { categories: { s: {} } },
      '"categories.s.t.category" must be one of',
    ],
    ['{"rules":{"":"off"}}', { rules: {} }, 'NOT have fewer than 1'],
  ])('uses what is right of %s and tells the rest', (text, expected, problem) => {
    const parsed = parseConfig(text);
    expect(parsed.config).toEqual({ ...emptyConfig, ...expected });
    expect(parsed.problems.join('\n')).toContain(problem);
  });

  it.each([
    ['{\n  "rules": {,}\n}', 'line 2'],
    ['', 'not JSON'],
    ['[]', 'holds no object'],
    ['null', 'holds no object'],
    [' '.repeat(longestConfig + 1), 'longer'],
  ])('says why nothing of %j is used', (text, problem) => {
    const parsed = parseConfig(text);
    expect(parsed.config).toEqual(emptyConfig);
    expect(parsed.problems.join()).toContain(problem);
  });

  it('takes __proto__ for an ordinary name', () => {
    const { config } = parseConfig(
      '{"rules":{"__proto__":"off"},"categories":{"__proto__":{"polluted":{"category":"Read","reason":"r"}}}}',
    );
    expect(Object.keys(config.rules)).toEqual(['__proto__']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('tells at most ten problems one by one', () => {
    const rules = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`a/${i}`, 'loud']));
    expect(parseConfig(JSON.stringify({ rules })).problems).toHaveLength(11);
  });
});
