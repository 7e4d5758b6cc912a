import { parsePolicy } from '@mcp-policy/engine';
import { expect, test } from 'vitest';
import { moveBetween } from './move.ts';

const start = '{"version":"1","default":"deny","tools":{"a":{},"b":{"limits":[]},"c":{}}}';

/** Where the keys of a text stand after something in it was replaced; undefined: everything has to be looked at again. */
function movedKeys(before: string, replaced: string, by: string) {
  const parsed = parsePolicy(before);
  const now = parsePolicy(before.replace(replaced, by), parsed).document;
  const move = moveBetween(parsed.document, now);
  const places = ['"tools"', '"a"', '"b"', '[', '"c"'].map((key) => move?.to(before.indexOf(key)));
  return (
    move && { changed: move.changed.map(({ now }) => now.text), texts: places.map((at) => at && now.text[at + 1]) }
  );
}

test('what stands before the policy moves all of it', () => {
  const all = { changed: [], texts: ['t', 'a', 'b', ']', 'c'] };
  expect(movedKeys(start, '{', '\n\n{')).toEqual(all);
  expect(movedKeys(`\n ${start}`, '\n ', '')).toEqual(all);
});

test('space between entries moves those behind it', () => {
  expect(movedKeys(start, ',"b"', ',\n  "b"')).toEqual({ changed: [], texts: ['t', 'a', 'b', ']', 'c'] });
});

test('of an entry that has changed, only its beginning is known', () => {
  expect(movedKeys(start, '[]', '[ ]')).toEqual({
    changed: ['"b":{"limits":[ ]}'],
    texts: ['t', 'a', 'b', undefined, 'c'],
  });
});

test('nothing is known when the head or the number of entries has changed, or the beginning with more', () => {
  expect(movedKeys(start, 'deny', 'allow')).toBeUndefined();
  expect(movedKeys(start, '"c":{}', '"c":{},"d":{}')).toBeUndefined();
  expect(movedKeys(start, '{"version":"1"', '\n{"version":"2"')).toBeUndefined();
});
