import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ParsedPolicy, parsePolicy } from '@mcp-policy/engine';
import { completeAt, type Facts } from '@mcp-policy/language';
import { parseSnapshot } from '@mcp-policy/mcp';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fillIn } from '../lsp/runner/insertion.ts';

const sample = path.resolve(import.meta.dirname, '../../examples/filesystem');
const read = (file: string) => readFileSync(path.join(sample, file), 'utf8');
const policy = read('policy.json');
const { snapshot } = parseSnapshot(read('.mcp-policy/snapshots/filesystem.json'));

function factsOf(parsed: ParsedPolicy): Facts {
  if (!snapshot) throw new Error('The sample has no snapshot.');
  return {
    parsed,
    snapshot: { state: 'found', snapshot, uri: 'file:///filesystem.json' },
    server: 'filesystem',
    serverTrusted: false,
    severities: {},
    categories: {},
    now: Date.parse('2026-11-20T09:00:00Z'),
  };
}

const syntaxErrors = ({ problems }: ParsedPolicy): number =>
  problems.filter(({ code }) => code.startsWith('syntax/')).length;

/** Accepts everything that is offered at an offset, one after another; answers those after which there are more syntax errors. */
function worsened(text: string, offset: number): { readonly offered: number; readonly worse: readonly string[] } {
  const parsed = parsePolicy(text);
  const before = syntaxErrors(parsed);
  const document = TextDocument.create('', '', 0, text);
  let offered = 0;
  const worse: string[] = [];
  for (const snippets of [true, false]) {
    for (const { label, textEdit, additionalTextEdits = [] } of completeAt(factsOf(parsed), offset, { snippets })
      .items) {
      if (!textEdit || !('range' in textEdit)) throw new Error(`${label} has no edit.`);
      offered++;
      const newText = snippets ? fillIn(textEdit.newText) : textEdit.newText;
      const after = TextDocument.applyEdits(document, [...additionalTextEdits, { range: textEdit.range, newText }]);
      if (syntaxErrors(parsePolicy(after, parsed)) > before)
        worse.push(
          `${label} at ${JSON.stringify(`${text.slice(0, offset)}|${text.slice(offset)}`.slice(Math.max(0, offset - 60), offset + 60))}`,
        );
    }
  }
  return { offered, worse };
}

test('every completion, accepted at every place of the sample, leaves JSON no worse', () => {
  let offered = 0;
  for (let offset = 0; offset <= policy.length; offset++) {
    const found = worsened(policy, offset);
    offered += found.offered;
    expect(found.worse).toEqual([]);
  }
  expect(offered).toBeGreaterThan(2000);
});
