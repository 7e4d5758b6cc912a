import { describe, expect, it } from 'vitest';
import { foldersUpward, joinUri, nameOfUri, parentUri, relativePath } from './uri.ts';

describe('URIs', () => {
  it('joins plain names as VS Code spells them', () => {
    expect(joinUri('file:///a/', "b c(1)'@.json")).toBe('file:///a/b%20c%281%29%27%40.json');
  });

  it('climbs to the top and no further', () => {
    expect(parentUri('file:///a/b/')).toBe('file:///a');
    expect(parentUri('file:///a')).toBe('file:///');
    expect(parentUri('file:///')).toBe(undefined);
    expect(joinUri('file:///', 'a')).toBe('file:///a');
    expect(foldersUpward('file:///a/b/c', 'file:///a')).toEqual(['file:///a/b/c', 'file:///a/b', 'file:///a']);
  });

  it('reads a name back', () => {
    expect(nameOfUri('file:///a/b%20c.json')).toBe('b c.json');
    expect(nameOfUri('file:///a/%zz')).toBe('%zz');
  });

  it.each([
    ['file:///a', 'file:///a/b/c', 'b/c'],
    ['file:///a/', 'file:///a', ''],
    ['file:///C:/a%20b', 'file:///c%3A/a b/c', 'c'],
    ['file:///', 'file:///a/b', 'a/b'],
    ['file:///a', 'file:///ab/c', undefined],
    ['file:///a', 'file:///a/../b', undefined],
    ['file:///a', 'file:///a/%2e%2e/b', undefined],
    ['file:///a', 'untitled:a', undefined],
  ])('places, seen from %s, %s at %s', (folder, uri, path) => {
    expect(relativePath(folder, uri)).toBe(path);
  });
});
