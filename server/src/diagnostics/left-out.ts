import type { Told } from '@mcp-policy/language';

/** As many findings of one document as an editor is sent; the command line has no such limit. */
export const maxFindings = 1000;

/** A remark, for the document's start, on findings that are not shown. "Not shown" must never look like "not there". */
export function leftOut(count: number): Told {
  return {
    code: 'editor/too-many-findings',
    severity: 'information',
    message: `${count} more ${count === 1 ? 'finding is' : 'findings are'} not shown: the ${maxFindings} most severe are, some of every kind. Run "mcp-policy check" to see all of them.`,
    ofForm: false,
  };
}
