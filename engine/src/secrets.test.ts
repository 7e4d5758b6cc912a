import { describe, expect, it } from 'vitest';
import { looksLikeSecret, maskSecrets, maskSecretText, secretMask } from './secrets.ts';

// Put together here, so that no scanner takes the test for a leak.
const githubToken = `ghp_${'a1B2c3D4'.repeat(4)}`;
const jwt = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'c2lnbmF0dXJlLXNpZ25hdHVyZQ'].join('.');
const privateKey = ['-----BEGIN RSA PRIVATE KEY-----', 'MIIabc', '-----END RSA PRIVATE KEY-----'].join('\n');

describe('looksLikeSecret', () => {
  it.each([
    ['hunter2', 'password'],
    ['x', 'X-API-Key'],
    ['x', 'clientSecret'],
    ['x', 'GITHUB_TOKEN'],
    ['x', 'Authorization'],
    [githubToken, 'text'],
    [jwt, undefined],
    [privateKey, undefined],
    ['Bearer abcdefgh12', 'header'],
    ['https://me:pw@host.example/x', 'url'],
    ['https://host.example/x?api_key=1', 'url'],
    ['wJa1rXUt9nFEMI7K3MDENGb5PxRfi2CYEx', 'note'],
    ['9f86d081884c7d659a2feaa0c55ad015', 'value'],
  ])('sees one in %j called %j', (text, name) => {
    expect(looksLikeSecret(text, name)).toBe(true);
  });

  it.each([
    ['', 'password'],
    ['\x24{input:key}', 'api_key'],
    ['$GITHUB_TOKEN', 'token'],
    ['hello world', 'title'],
    ['createChargeForCustomerVersion2Endpoint', 'operation'],
    ['/home/me/projects/policy-tools/src/index.test.ts', 'path'],
    ['https://host.example/a/b?page=2', 'url'],
    ['3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'id'],
    ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b', 'commit'],
    ['cus_1234', 'customer'],
    ['monkey', 'monkey'],
  ])('sees none in %j called %j', (text, name) => {
    expect(looksLikeSecret(text, name)).toBe(false);
  });
});

describe('maskSecrets', () => {
  it('masks by name and by shape at any depth and leaves the rest', () => {
    expect(
      maskSecrets({ title: 'a', nested: [{ password: 'p', n: 1 }, githubToken], token: { value: 'v', kinds: ['w'] } }),
    ).toEqual({
      title: 'a',
      nested: [{ password: secretMask, n: 1 }, secretMask],
      token: { value: secretMask, kinds: [secretMask] },
    });
  });

  it('masks a number called password and leaves a count of tokens', () => {
    expect(maskSecrets({ password: 1234, token_count: 5, max_tokens: 6 })).toEqual({
      password: secretMask,
      token_count: 5,
      max_tokens: 6,
    });
  });

  it('masks a secret inside a longer text', () => {
    expect(maskSecrets({ body: `curl -H "Authorization: Bearer abcdefgh" https://x.example` })).toEqual({
      body: `curl -H "Authorization: Bearer ${secretMask}" https://x.example`,
    });
  });

  it('takes __proto__ for an ordinary name', () => {
    const masked = maskSecrets(JSON.parse('{"__proto__":{"password":"p"},"constructor":"c"}'));
    expect(JSON.stringify(masked)).toBe(`{"__proto__":{"password":"${secretMask}"},"constructor":"c"}`);
  });

  it('survives a value nested far too deep', () => {
    const text = `${'['.repeat(5000)}"${githubToken}"${']'.repeat(5000)}`;
    expect(JSON.stringify(maskSecrets(JSON.parse(text)))).not.toContain('ghp_');
  });
});

describe('maskSecretText', () => {
  it.each([
    ['npx server --token abc --port 3', `npx server --token ${secretMask} --port 3`],
    ['npx server --api-key=abc', `npx server --api-key=${secretMask}`],
    ['npx server --api-key=\x24{input:key} x', 'npx server --api-key=\x24{input:key} x'],
    ['STRIPE_SECRET_KEY=abc node x.js', `STRIPE_SECRET_KEY=${secretMask} node x.js`],
    ['Authorization: Bearer abc', `Authorization: Bearer ${secretMask}`],
    ['{"password":"p","user":"u"}', `{"password":"${secretMask}","user":"u"}`],
    ['password = p', `password = ${secretMask}`],
    ['at https://me:pw@host.example/x?token=t&a=b', `at https://${secretMask}@host.example/x?token=${secretMask}&a=b`],
    [`error: ${githubToken} is not valid`, `error: ${secretMask} is not valid`],
    [`key:\n${privateKey}\nend`, `key:\n${secretMask}\nend`],
    ['-----BEGIN RSA PRIVATE KEY-----\ncut off', secretMask],
    ['the token was refused', 'the token was refused'],
    ['node dist/server.js --root /home/a1/b2', 'node dist/server.js --root /home/a1/b2'],
  ])('turns %j into %j', (text, expected) => {
    expect(maskSecretText(text)).toBe(expected);
  });

  it('stays linear on a long hostile line', () => {
    expect(maskSecretText('a=:'.repeat(200_000))).toHaveLength(600_000);
    expect(maskSecretText('-----BEGIN '.repeat(50_000))).toBe(secretMask);
  });
});
