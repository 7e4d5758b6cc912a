import { expect, test } from 'vitest';
import { Secrets } from './secrets.ts';

test('what a server was given is masked in what it says, and nothing in it moves the text', () => {
  const secrets = new Secrets();
  secrets.add('swordfish', 'FISH');
  secrets.add('swordfish-and-chips', 'MEAL');
  secrets.add('1', 'DEBUG');
  expect(secrets.clean('1 swordfish-and-chips\tfor swordfish\u001b[2J\r\n--token abc')).toBe(
    '1 ***\tfor ***\\u{1b}[2J\n--token ***',
  );
});

test('in a listing only what is a secret beyond doubt is masked: a mode or a region is a word', () => {
  const secrets = new Secrets();
  secrets.add('production', 'NODE_ENV');
  secrets.add('opensesame', 'API_TOKEN');
  expect(secrets.maskKnown({ description: ['in production with opensesame'], n: 1 })).toEqual({
    description: ['in production with ***'],
    n: 1,
  });
});
