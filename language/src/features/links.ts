import { rangeOf } from '@mcp-policy/engine';
import type { DocumentLink } from 'vscode-languageserver-types';
import type { Facts } from '../facts.ts';
import { toLspRange } from '../finding.ts';
import { topProperty } from '../judgement/places.ts';
import { indexOf } from '../judgement/policy-index.ts';
import { describeSnapshot } from '../words/snapshot.ts';

/**
 * The links of a policy: the key `tools` to the snapshot that it is judged by, and `$schema` where it names a web page.
 * A policy may come from anybody: `$schema` never becomes a link that runs a command or opens a share.
 */
export function documentLinks(facts: Facts): DocumentLink[] {
  const { parsed, snapshot } = facts;
  const index = indexOf(parsed);
  const links: DocumentLink[] = [];
  const schema = topProperty(index, '$schema')?.value;
  if (schema?.type === 'string' && isWebAddress(schema.value)) {
    const inner = { offset: schema.offset + 1, length: schema.length - 2 };
    links.push({ range: toLspRange(rangeOf(parsed.document, inner)), target: schema.value });
  }
  const tools = topProperty(index, 'tools')?.key;
  if (tools && snapshot.state !== 'missing') {
    const inner = { offset: tools.offset + 1, length: tools.length - 2 };
    links.push({
      range: toLspRange(rangeOf(parsed.document, inner)),
      target: snapshot.uri,
      tooltip: `Open the tools of ${describeSnapshot(facts)}`,
    });
  }
  return links;
}

/** No blanks, no control characters, no user name: nothing that reads as one address and is another. */
function isWebAddress(text: string): boolean {
  return text.length <= 2000 && /^https?:\/\/[a-z0-9.-]+(:\d+)?([/?#][!-~]*)?$/i.test(text);
}
