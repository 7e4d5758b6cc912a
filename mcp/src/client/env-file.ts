const assignment = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/;

/**
 * Reads an `envFile`: one `NAME=value` a line, `#` comments, an optional `export`, values bare or in quotes (within double
 * quotes `\n` is a line end). Lines that are nothing of this are skipped, as editors do.
 */
export function parseEnvFile(text: string): Record<string, string> {
  const values: [string, string][] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const [, name, rest = ''] = assignment.exec(line) ?? [];
    if (name !== undefined) values.push([name, unquoted(rest)]);
  }
  return Object.fromEntries(values);
}

function unquoted(text: string): string {
  const [, single] = /^'([^']*)'/.exec(text) ?? [];
  if (single !== undefined) return single;
  const [, double] = /^"((?:[^"\\]|\\.)*)"/.exec(text) ?? [];
  if (double !== undefined) {
    return double.replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
  }
  return text.replace(/\s+#.*$/, '').trim();
}
