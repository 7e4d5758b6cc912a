import { classifyTool } from '@mcp-policy/mcp';
import { expect, test } from 'vitest';
import { grounds } from './risk.ts';

test('what name and description say alike is said once', () => {
  const alike = classifyTool({ name: 'delete_repo', description: 'Delete a repository.' });
  expect(grounds(alike)).toMatch(/: the name begins with the verb «delete», and so does the description$/);
  const otherwise = classifyTool({ name: 'delete_repo', description: 'Removes a repository for good.' });
  expect(grounds(otherwise)).toMatch(/: the name begins with the verb «delete»; the description /);
  expect(grounds(classifyTool({ name: 'delete_repo' }))).toMatch(/: the name begins with the verb «delete»$/);
});
