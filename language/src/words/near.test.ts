import { expect, test } from 'vitest';
import { candidateOf, nearest as nearestOf } from './near.ts';

const nearest = (name: string, names: readonly string[]) => nearestOf(name, names.map(candidateOf));

const github = ['create_repository', 'delete_repository', 'list_issues', 'get_user', 'search_code', 'updateTask'];

test('a short form finds the long one', () => {
  expect(nearest('delete_repo', github)).toEqual(['delete_repository']);
});

test('another case, separator or order of words is the same thing meant', () => {
  expect(nearest('ListIssues', github)).toEqual(['list_issues']);
  expect(nearest('update_task', github)).toEqual(['updateTask']);
  expect(nearest('repository_delete', github)).toEqual(['delete_repository']);
});

test('a slip of the fingers is forgiven', () => {
  expect(nearest('serach_code', github)).toEqual(['search_code']);
  expect(nearest('amuont', ['amount', 'account'])).toEqual(['amount']);
});

test('another verb on the same noun is another tool', () => {
  expect(nearest('archive_repository', ['delete_repository'])).toEqual([]);
  expect(nearest('create_pull_request', ['merge_pull_request', 'create_pull_request_review'])).toEqual([
    'create_pull_request_review',
  ]);
});

test('nothing is offered for what resembles nothing', () => {
  expect(nearest('send_money', github)).toEqual([]);
  expect(nearest('', github)).toEqual([]);
});

test('the name itself is never offered', () => {
  expect(nearest('get_user', github)).toEqual([]);
});

test('names of any length are compared in bounded time', () => {
  expect(nearest('x'.repeat(1_000_000), ['x'.repeat(999_999)])).toHaveLength(1);
});
