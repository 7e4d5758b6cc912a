import { detectPolicy } from '@mcp-policy/language/detect';

/** The language id of a policy. */
export const policyLanguage = 'mcp-policy';

/** Places where a person edits files. Others (`git:`, outputs, other extensions' documents) show what is not theirs to change. */
const writableSchemes: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs']);

export interface Candidate {
  readonly scheme: string;
  readonly path: string;
  readonly languageId: string;
}

/** Whether the content of a document is to be asked: a plain JSON file that many programs call `policy.json`. */
export function isCandidate({ scheme, path, languageId }: Candidate): boolean {
  return languageId === 'json' && writableSchemes.has(scheme) && /(^|[/.])policy\.json$/i.test(path);
}

export interface Verdict {
  readonly isPolicy: boolean;
  /** A clause that can be shown: `it has "version" and "default"`. */
  readonly reason: string;
  /** Taken while empty: what is written into it may turn out to be something else. */
  readonly provisional: boolean;
}

/** What the content says. The same function answers in the server (docs/architecture.md, "Walls"). */
export function verdictOn(text: string, path: string): Verdict {
  const { isPolicy, reason } = detectPolicy(text, path);
  return { isPolicy, reason, provisional: isPolicy && !/\S/.test(text) };
}
