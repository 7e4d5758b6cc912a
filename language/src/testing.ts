import { parsePolicy } from '@mcp-policy/engine';
import { type Category, parseSnapshot, type SnapshotFacts, type Tool } from '@mcp-policy/mcp';
import type { CodeAction, Position } from 'vscode-languageserver-types';
import { diagnose } from './diagnosis/diagnose.ts';
import { applyEdits, fromTextEdit } from './edits/edit.ts';
import type { Facts } from './facts.ts';
import { codeActionsAt } from './features/code-actions.ts';
import { toDiagnostic, toLspRange } from './finding.ts';

/** For tests of this room only: a policy in memory with all that is known of it, and what an editor would do with it. */

/** The moment that tests take for now. */
export const now = Date.parse('2026-11-20T09:00:00Z');

/** Five tools whose category their names leave no doubt of. */
export const fiveTools: readonly Tool[] = [
  { name: 'create_payment', description: 'Creates a payment and charges the card of the customer.' },
  { name: 'delete_repository', description: 'Permanently deletes a repository.' },
  { name: 'list_issues', description: 'Lists issues of a repository.' },
  { name: 'run_command', description: 'Runs a shell command.' },
  { name: 'update_issue', description: 'Updates the title of an issue.' },
];

/** The category of each of the five tools, as if the user had set it: rules are tested apart from the classifier. */
const fiveCategories: Readonly<Record<string, Category>> = {
  create_payment: 'Financial',
  delete_repository: 'Destructive',
  list_issues: 'Read',
  run_command: 'Execute',
  update_issue: 'Write',
};

export interface Known extends Partial<Omit<Facts, 'parsed'>> {
  /** Tools of a snapshot of the server `github`, taken three days ago; false: there is none. Default: the five tools. */
  readonly tools?: readonly Tool[] | false;
}

/** The facts of a policy's text. */
export function withFacts(text: string, { tools = fiveTools, ...more }: Known = {}): Facts {
  return {
    parsed: parsePolicy(text),
    snapshot: tools ? snapshotOf(tools) : { state: 'missing', reason: 'no snapshot goes with this policy' },
    server: 'github',
    serverTrusted: false,
    severities: {},
    categories: Object.fromEntries(
      Object.entries(fiveCategories).map(([name, category]) => [name, { category, reason: 'Set by the test.' }]),
    ),
    now,
    ...more,
  };
}

/** A snapshot as it is read from its file, so that hostile tools are read as they would be. */
export function snapshotOf(tools: readonly Tool[]): SnapshotFacts {
  const takenAt = '2026-11-17T08:00:00.000Z';
  const source = { type: 'stdio', command: 'npx', args: ['-y', 'github-server'] };
  const { snapshot } = parseSnapshot(JSON.stringify({ v: 1, server: 'github', source, takenAt, tools }));
  return snapshot
    ? { state: 'found', snapshot, uri: 'file:///w/.mcp-policy/snapshots/github.json' }
    : { state: 'unreadable', uri: 'file:///w/.mcp-policy/snapshots/github.json', reason: 'the test made no snapshot' };
}

/** A tool with arguments of most kinds, and a policy with one entry for it. */
export const pay: Tool = {
  name: 'pay',
  inputSchema: {
    type: 'object',
    required: ['amount', 'to'],
    properties: {
      amount: { type: 'number' },
      note: { type: ['string', 'null'] },
      tags: { type: 'array', items: { type: 'string' } },
      to: { $ref: '#/$defs/account' },
      meta: { type: 'object' },
      anything: {},
    },
    $defs: {
      account: {
        required: ['iban'],
        anyOf: [{ properties: { iban: { type: 'string' } } }, { properties: { bic: { type: 'string' } } }],
      },
    },
  },
};

/** The facts of a policy whose one tool is `pay`, with these rules. */
export function withPay(rules: string, known: Known = {}): Facts {
  const text = `{ "version": "1", "default": "deny", "tools": { "pay": { ${rules} } } }`;
  return withFacts(text, {
    tools: [pay],
    categories: { pay: { category: 'Read', reason: 'For the test.' } },
    ...known,
  });
}

/** One rule with one condition, as the value of `list`. */
export function ruleOf(list: string, path: string, op: string, value: unknown): string {
  return `"${list}": [{ "conditions": [${JSON.stringify({ path, op, value })}] }]`;
}

/** What is found: one line a finding, `code severity "text it stands on"`. */
export function found(facts: Facts, code?: string): readonly string[] {
  const { text } = facts.parsed.document;
  return diagnose(facts)
    .filter((finding) => code === undefined || finding.code === code)
    .map(({ code, severity, range }) => `${code} ${severity} ${text.slice(range.start.offset, range.end.offset)}`);
}

/** The messages of one rule's findings. */
export function messages(facts: Facts, code: string): readonly string[] {
  return diagnose(facts).flatMap((finding) => (finding.code === code ? [finding.message] : []));
}

/** The quick-fixes of every finding of one rule. */
export function fixesOf(facts: Facts, code: string): readonly CodeAction[] {
  const seen = new Map<string, CodeAction>();
  for (const finding of diagnose(facts).filter((one) => one.code === code)) {
    const diagnostics = [toDiagnostic(finding)];
    const actions = codeActionsAt(facts, toLspRange(finding.range), { uri: 'file:///w/policy.json', diagnostics });
    for (const action of actions) {
      const own = action.diagnostics?.some((diagnostic) => diagnostic.code === code);
      if (own) seen.set(JSON.stringify([action.title, action.edit]), action);
    }
  }
  return [...seen.values()];
}

/** The text after an action. */
export function apply({ parsed }: Facts, action: CodeAction | undefined): string {
  const edits = Object.values(action?.edit?.changes ?? {}).flat();
  return applyEdits(
    parsed.document.text,
    edits.map((edit) => fromTextEdit(parsed.document, edit)),
  );
}

/** The text after the fix whose title begins with `title`. */
export function fixed(facts: Facts, code: string, title = ''): string {
  return apply(
    facts,
    fixesOf(facts, code).find((action) => action.title.startsWith(title)),
  );
}

/** A text with one `|` in it: the text without, and where it was. */
export function cursor(marked: string): {
  readonly text: string;
  readonly offset: number;
  readonly position: Position;
} {
  const offset = marked.indexOf('|');
  if (offset === -1) throw new Error('no | in the text');
  const lines = marked.slice(0, offset).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset, position };
}
