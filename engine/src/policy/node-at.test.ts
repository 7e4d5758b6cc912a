import { describe, expect, it } from 'vitest';
import { nodeAt, nodeAtPointer } from './node-at.ts';
import { parsePolicy } from './parse-policy.ts';

/** What stands at the bar in a text. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const location = nodeAt(parsePolicy(text).document, offset);
  const { node, base } = location;
  return {
    path: location.path.join('/'),
    on: node ? text.slice(base + node.offset, base + node.offset + node.length) : undefined,
    onKey: location.onKey,
    tool: location.entry?.entry.name,
    property: location.property?.key.value,
  };
}

describe('nodeAt', () => {
  it('finds the value that the offset touches, at both its ends', () => {
    expect(at('{"default": |"deny"}')).toMatchObject({ path: 'default', on: '"deny"', onKey: false });
    expect(at('{"default": "deny"|}')).toMatchObject({ path: 'default', on: '"deny"' });
  });
  it('finds a key', () => {
    expect(at('{"def|ault": "deny"}')).toMatchObject({ path: 'default', on: '"default"', onKey: true });
  });
  it('finds the object between its members', () => {
    expect(at('{"a": 1, | "b": 2}')).toMatchObject({ path: '', on: '{"a": 1,  "b": 2}', property: undefined });
  });
  it('finds a place for a value that is still to be typed', () => {
    expect(at('{"a": 1, "default": | }')).toMatchObject({ path: 'default', on: undefined, property: 'default' });
    expect(at('{"default": |\n "hide": []}')).toMatchObject({ path: 'default', on: undefined });
  });
  it('finds items of a list by their index', () => {
    expect(at('{"hide": ["a", "b|"]}')).toMatchObject({ path: 'hide/1', on: '"b"' });
  });
  it('finds what stands in an entry, relative to it', () => {
    expect(at('{"tools": {"a": {}, "b": {"limits": [{"max": 1|0}]}}}')).toMatchObject({
      path: 'tools/b/limits/0/max',
      on: '10',
      tool: 'b',
    });
  });
  it('finds the name of a tool', () => {
    expect(at('{"tools": {"a|": {}}}')).toMatchObject({ path: 'tools/a', onKey: true, tool: 'a' });
  });
  it('finds `tools` itself between entries', () => {
    expect(at('{"tools": {"a": {}, | "b": {}}}')).toMatchObject({ path: 'tools', tool: undefined });
    expect(at('{"tools": {|}}')).toMatchObject({ path: 'tools', on: '{}' });
  });
  it('goes on to the end of what is not closed', () => {
    expect(at('{"tools": {"a": {"deny_if": [{"conditions": [\n   |')).toMatchObject({
      path: 'tools/a/deny_if/0/conditions',
      tool: 'a',
    });
    expect(at('{"tools": {"a": {"limits": [{"window": |')).toMatchObject({ path: 'tools/a/limits/0/window' });
    expect(at('{"tools": {"a": {}, |')).toMatchObject({ path: 'tools', tool: undefined });
  });
  it('finds a half-typed key in an entry', () => {
    expect(at('{"tools": {"a": {"li|"}}}')).toMatchObject({ path: 'tools/a/li', onKey: true, tool: 'a' });
  });
  it('finds nothing outside the document', () => {
    expect(at('| {}')).toMatchObject({ path: '', on: undefined });
    expect(at('|')).toMatchObject({ path: '', on: undefined });
  });
});

describe('nodeAtPointer', () => {
  const text = '{"default":"deny","hide":["x"],"tools":{"a/b":{"deny_if":[{"conditions":[]}]},"__proto__":{}}}';
  const { document } = parsePolicy(text);
  const textAt = (pointer: string) => {
    const found = nodeAtPointer(document, pointer);
    return found && text.slice(found.base + found.node.offset, found.base + found.node.offset + found.node.length);
  };

  it('leads to values of the head and of entries', () => {
    expect(textAt('/default')).toBe('"deny"');
    expect(textAt('/hide/0')).toBe('"x"');
    expect(textAt('/tools/a~1b/deny_if/0')).toBe('{"conditions":[]}');
    expect(textAt('/tools/__proto__')).toBe('{}');
    expect(textAt('')).toBe(text);
  });
  it('knows the key of a value', () => {
    expect(nodeAtPointer(document, '/tools/a~1b')?.key?.value).toBe('a/b');
    expect(nodeAtPointer(document, '/hide/0')?.key).toBeUndefined();
  });
  it('leads nowhere when there is nothing', () => {
    expect(textAt('/tools/none')).toBeUndefined();
    expect(textAt('/hide/1')).toBeUndefined();
    expect(textAt('/constructor')).toBeUndefined();
    expect(textAt('default')).toBeUndefined();
  });
});
