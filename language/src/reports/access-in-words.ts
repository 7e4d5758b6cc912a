import { codeSpan } from '../words/escape-markdown.ts';
import { countOf } from '../words/quote.ts';
import {
  type Access,
  accesses,
  type EffectiveAccess,
  isCallable,
  type LevelAccess,
  type ToolAccess,
} from './effective-access.ts';
import { type LinkTo, ruleLink, tableOf, usedList } from './markdown.ts';

const accessWords: Readonly<Record<Access, string>> = {
  allowed: 'allowed, as often as the agent likes',
  limited: 'allowed within limits',
  conditions: 'by its arguments',
  approve: 'a person is asked',
  denied: 'denied',
  hidden: 'hidden',
  'default-deny': 'denied by default',
};

const columns: Readonly<Record<Access, string>> = {
  allowed: 'Allowed freely',
  limited: 'Within limits',
  conditions: 'By arguments',
  approve: 'A person asked',
  denied: 'Denied',
  hidden: 'Hidden',
  'default-deny': 'Denied by default',
};

/** What becomes of a tool's calls. */
export function accessWordsOf({ access, isLimited }: Pick<ToolAccess, 'access' | 'isLimited'>): string {
  return accessWords[access] + (access === 'conditions' && isLimited ? ', within limits' : '');
}

export interface AccessContext {
  /** The policy's file name. */
  readonly policy: string;
  /** Facts to show: label, and Markdown. */
  readonly used: readonly (readonly [label: string, text: string])[];
  readonly linkTo: LinkTo;
}

/** Effective access as a page of Markdown: how many tools of each level, then every tool with the rule that decides. */
export function accessInMarkdown(access: EffectiveAccess, { policy, used, linkTo }: AccessContext): string {
  const seen = accesses.filter((one) => access.byLevel.some(({ counts }) => counts[one] > 0));
  const open = access.tools.filter(isCallable);
  return [
    `# Effective access of ${codeSpan(policy)}`,
    usedList(used),
    access.isComplete ? '' : 'No tool snapshot goes with this policy: these are only the tools that it names.',
    access.tools.length === 0
      ? 'There is no tool to tell of.'
      : `**${countOf(open.length, 'tool')} of ${access.tools.length}** can be called${open.length === 0 ? '' : ', some perhaps within limits or by their arguments only'}.`,
    ...(access.tools.length === 0
      ? []
      : [
          '## By level',
          tableOf(
            ['Level', ...seen.map((one) => columns[one])],
            access.byLevel.map((row) => levelRow(row, seen)),
          ),
          '## By tool',
          tableOf(
            ['Tool', 'Level', 'Calls', 'Rule'],
            access.tools.map((tool) => toolRow(tool, linkTo)),
          ),
        ]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function levelRow({ level, counts }: LevelAccess, seen: readonly Access[]): readonly string[] {
  return [level ?? 'unknown', ...seen.map((access) => (counts[access] === 0 ? '–' : String(counts[access])))];
}

function toolRow(
  { tool, access, rule, at, isLimited, category, level }: ToolAccess,
  linkTo: LinkTo,
): readonly string[] {
  return [
    codeSpan(tool, 100),
    level === undefined ? 'unknown' : `${level} (${category})`,
    accessWordsOf({ access, isLimited }),
    ruleLink(rule, at, linkTo),
  ];
}
