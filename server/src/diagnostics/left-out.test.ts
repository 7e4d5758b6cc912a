import { expect, test } from 'vitest';
import { leftOut } from './left-out.ts';

test('findings that are not shown are told of, and where to see them', () => {
  expect(leftOut(1).message).toContain('1 more finding is not shown');
  expect(leftOut(2)).toMatchObject({
    severity: 'information',
    message: expect.stringContaining('mcp-policy check'),
  });
});
