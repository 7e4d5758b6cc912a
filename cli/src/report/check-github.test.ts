import { expect, test } from 'vitest';
import { folderWith } from '../testing/run-cli.ts';

const deny = { version: '1', default: 'deny' };

test('what a policy and its path say ends no command, no property and no line', async () => {
  const text = JSON.stringify({ ...deny, tools: { a: { 'x%0A::error title=y,z::\r\n::add-mask::secret': 1 } } });
  const folder = folderWith({ 'a,b:c%/policy.json': text });
  const { out } = await folder.run('check', 'a,b:c%/policy.json', '--format', 'github');
  const lines = out.trimEnd().split('\n');
  expect(lines.every((line) => /^::(?:error|warning|notice) file=a%2Cb%3Ac%25\/policy\.json,/.test(line))).toBe(true);
  const [, message = ''] =
    lines
      .find((line) => line.includes('unknown-key'))
      ?.split(/::(?=[^:])/)
      .slice(1) ?? [];
  expect(out).not.toContain('\r');
  expect(message).toContain('%250A');
});

test('each severity has its command, and a place on one line its columns', async () => {
  const text = '{\n  "version": "1",\n  "default": "maybe",\n  "tools": {}\n}\n';
  const { out } = await folderWith({ 'policy.json': text }).run('check', '--format', 'github');
  expect(out).toMatch(/^::error file=policy\.json,line=3,endLine=3,col=14,endColumn=21,title=schema\/wrong-value::./m);
  expect(out).toMatch(/^::notice file=policy\.json,.*title=snapshot\/missing::/m);
});

test('files are named from the root of the repository, wherever in it the command runs', async () => {
  const folder = folderWith({ '.git/HEAD': '', 'services/pay/policy.json': '{"version":"1","tools":{}}' });
  const { out } = await folder.below('services/pay').run('check', '--format', 'github');
  expect(out).toMatch(/^::error file=services\/pay\/policy\.json,/);
});
