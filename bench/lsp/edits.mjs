// Six edits that authors make, each with its undo, as LSP content changes.

/**
 * @typedef {{ range: { start: Position, end: Position }, text: string }} Change
 * @typedef {{ line: number, character: number }} Position
 */

/** @param {{ text: string, ruled: string }} world @returns {Readonly<Record<string, { inEntry: boolean, edit: Change, undo: Change }>>} */
export function sixEdits({ text, ruled }) {
  const lines = text.split('\n');
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1) + line.length + 1);
  const at = (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line, character: offset - starts[line] };
  };
  /** The place right after a text that has gone in at `start`. */
  const after = (start, inserted) => {
    const own = inserted.split('\n');
    const last = own.at(-1).length;
    return { line: start.line + own.length - 1, character: own.length === 1 ? start.character + last : last };
  };
  const replace = (from, to, inserted, inEntry) => {
    const [start, end] = [at(from), at(to)];
    return {
      inEntry,
      edit: { range: { start, end }, text: inserted },
      undo: { range: { start, end: after(start, inserted) }, text: text.slice(from, to) },
    };
  };
  const entry = text.indexOf(`\n    "${ruled}": {`, text.indexOf('\n  "tools"')) + 1;
  const entryEnd = text.indexOf('\n    },\n', entry) + '\n    },\n'.length;
  const message = text.indexOf('"on_deny": "', entry) + '"on_deny": "'.length;
  const pasted = Array.from(
    { length: 100 },
    (_, i) =>
      `    "pasted_tool_${i}": {\n      "limits": [\n        {\n          "counter": "pasted_${i}",\n          "window": "hour",\n          "max": 10,\n          "scope": "grant"\n        }\n      ]\n    },\n`,
  ).join('');
  return {
    'a character in an entry': replace(message, message, 'x', true),
    "a tool's name": replace(entry + 5, entry + 6, 'Q', true),
    'a newline at the top': replace(0, 0, '\n', false),
    'a { typed': replace(entry, entry, '{', false),
    'a hundred entries pasted': replace(entry, entry, pasted, false),
    'an entry deleted': replace(entry, entryEnd, '', false),
  };
}
