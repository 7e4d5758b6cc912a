/**
 * What an editor inserts for a snippet when its author accepts every placeholder as it comes: `${1:name}` is `name`, `${1|a,b|}` the
 * first choice, `$0` nothing, and an escaped character itself.
 */
export function fillIn(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^|]*\|\}|\$\{?\d+\}?/g,
    (_, escaped?: string, text?: string, choice?: string) => escaped ?? text ?? choice ?? '',
  );
}

/** A text of several lines, with all but the first as far in as the line that it is put into. */
export function indentLike(text: string, line: string): string {
  const [indent = ''] = /^\s*/.exec(line) ?? [];
  return text.replaceAll('\n', `\n${indent}`);
}
