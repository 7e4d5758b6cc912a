import { describe, expect, it } from 'vitest';
import { agentBases, baseForms, nameWords, singular } from './words.ts';

const texts = (name: string) => nameWords(name).map(({ text }) => text);

describe('the words of a name', () => {
  it.each([
    ['create_or_update_file', ['create', 'or', 'update', 'file']],
    ['slack.post-message', ['slack', 'post', 'message']],
    ['runSQLQuery', ['run', 'sql', 'query']],
    ['GMAIL_REMOVE_LABEL', ['gmail', 'remove', 'label']],
    ['s3_getObject2', ['s3', 'get', 'object2']],
    ['', []],
  ])('%s', (name, expected) => {
    expect(texts(name)).toEqual(expected);
  });

  it('keep their places in the name as listed', () => {
    const name = 'x/del\u200beteAll';
    expect(nameWords(name).map(({ start, end }) => name.slice(start, end))).toEqual(['x', 'del\u200bete', 'All']);
  });
});

describe('the base of a word', () => {
  it('undoes the endings of verbs, not of participles', () => {
    expect(baseForms('deletes')).toContain('delete');
    expect(baseForms('running')).toContain('run');
    expect(baseForms('copies')).toContain('copy');
    expect(baseForms('deleted')).toEqual(['deleted']);
  });

  it('undoes the nouns of those who do it', () => {
    expect(agentBases('reader')).toContain('read');
    expect(agentBases('runners')).toContain('run');
    expect(agentBases('generator')).toContain('generate');
    expect(agentBases('user')).toEqual([]);
  });

  it('undoes plurals', () => {
    expect(['invoices', 'branches', 'currencies', 'access', 'gas', 'bonus', 'analysis'].map(singular)).toEqual([
      'invoice',
      'branch',
      'currency',
      'access',
      'gas',
      'bonus',
      'analysis',
    ]);
  });
});
