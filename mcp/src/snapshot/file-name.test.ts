import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snapshotFileName } from './file-name.ts';

test.each([
  ['github', 'github.json'],
  ['@playwright/mcp', '@playwright__mcp.json'],
  ['my server', 'my%20server.json'],
  ['größe', 'gr%C3%B6%C3%9Fe.json'],
  ['a%20b', 'a%2520b.json'],
  ['..', '%2E..json'],
  ['.hidden', '%2Ehidden.json'],
  ['../../etc/passwd', '%2E.__..__etc__passwd.json'],
  ['a\\b:c*?', 'a%5Cb%3Ac%2A%3F.json'],
  ['NUL', '%4EUL.json'],
  ['com1.x', '%63om1.x.json'],
  ['console', 'console.json'],
  ['__proto__', '__proto__.json'],
  ['', '%.json'],
])('the snapshot of %j lies in %s', (server, file) => {
  expect(snapshotFileName(server)).toBe(file);
});

test('whatever a server is called, its file is one short plain name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (server) => {
      const file = snapshotFileName(server);
      expect(file).toMatch(/^[A-Za-z0-9_%@-][A-Za-z0-9._%@-]*\.json$/);
      expect(file.length).toBeLessThanOrEqual(205);
    }),
  );
});

test('two long names that begin alike have two files', () => {
  const name = 'x'.repeat(300);
  expect(snapshotFileName(`${name}1`)).not.toBe(snapshotFileName(`${name}2`));
});
