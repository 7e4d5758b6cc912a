import { offsetAt } from '@mcp-policy/engine';
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range as LspRange,
  type TextEdit,
} from 'vscode-languageserver-types';
import { diagnose } from '../diagnosis/diagnose.ts';
import { type Edit, toTextEdit } from '../edits/edit.ts';
import type { Facts } from '../facts.ts';
import { type Finding, toDiagnostic } from '../finding.ts';
import { checkOffers } from '../fixes/check-arguments.ts';
import type { Fix } from '../fixes/contract.ts';
import { fixAll } from '../fixes/fix-all.ts';
import { fixContextOf, fixesOf } from '../fixes/fixes-of.ts';
import { fixProviders } from '../fixes/index.ts';
import { refactoringsAt } from '../refactorings/index.ts';

/** What the editor asks with. */
export interface CodeActionRequest {
  /** The document's URI, for the edits. */
  readonly uri: string;
  /** The diagnostics that the editor shows there; those that a fix mends are handed back with it. */
  readonly diagnostics: readonly Diagnostic[];
  /** Kinds asked for; undefined: quick-fixes, rewritings and offers. */
  readonly only?: readonly string[];
  /** The client's command that refreshes the snapshot of a policy, given its URI; undefined when it has none. */
  readonly refreshCommand?: string;
}

/** The kind under which an editor applies everything that tightens or changes nothing. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.mcpPolicy`;

/** The kind of what mends nothing, and is there for who wants it; a rewriting has its own below it. */
export const rewriteKind = CodeActionKind.RefactorRewrite;

/**
 * The fixes of what is found in `range` and what can be rewritten there, each with its edits; and, when asked for by kind, one
 * action that fixes all. What is to be fixed is found anew from `facts`, so that an action never fits another version of the
 * text.
 */
export function codeActionsAt(facts: Facts, range: LspRange, request: CodeActionRequest): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wants(request.only, CodeActionKind.QuickFix)) actions.push(...quickFixes(facts, range, request));
  if (wants(request.only, rewriteKind)) actions.push(...offers(facts, range, request, actions));
  if (wantsSome(request.only, rewriteKind)) actions.push(...rewritings(facts, range, request));
  if (request.only !== undefined && wants(request.only, fixAllKind)) {
    const { edits } = fixAll(facts);
    if (edits.length > 0)
      actions.push({
        title: 'Fix all that can be fixed without allowing more',
        kind: fixAllKind,
        edit: { changes: { [request.uri]: toTextEdits(facts, edits) } },
      });
  }
  return actions;
}

function quickFixes(facts: Facts, range: LspRange, request: CodeActionRequest): CodeAction[] {
  const findings = diagnose(facts);
  const touched = findings.filter((finding) => touches(finding, range));
  const refresh = touched.flatMap((finding) => refreshing(request, finding));
  const here = touched.filter(({ fixable }) => fixable);
  if (here.length === 0) return refresh;
  const context = fixContextOf(facts);
  const one = here.flatMap((finding) =>
    fixesOf(context, finding).map((fix) => toAction(facts, request, fix, [finding])),
  );
  const all = fixProviders.flatMap((provider) => {
    if (!provider.all || !here.some((finding) => provider.codes.includes(finding.code))) return [];
    const covered = findings.filter((finding) => provider.codes.includes(finding.code));
    const fix = covered.length > 1 ? provider.all.fix(context, covered) : undefined;
    return fix
      ? [
          toAction(
            facts,
            request,
            fix,
            here.filter((finding) => covered.includes(finding)),
          ),
        ]
      : [];
  });
  return [...refresh, ...one, ...all];
}

/** What a snapshot that is missing or old is mended by: a command of the client, which asks before it starts anything. */
function refreshing(request: CodeActionRequest, finding: Finding): CodeAction[] {
  const isAbout = finding.code === 'snapshot/missing' || finding.code === 'snapshot/stale';
  if (!isAbout || request.refreshCommand === undefined) return [];
  const title = 'Refresh the tool snapshot';
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [shown(request, finding) ?? toDiagnostic(finding)],
      isPreferred: true,
      command: { title, command: request.refreshCommand, arguments: [request.uri] },
    },
  ];
}

function rewritings(facts: Facts, range: LspRange, { uri, only }: CodeActionRequest): CodeAction[] {
  const { document } = facts.parsed;
  const selection = { start: offsetAt(document, range.start), end: offsetAt(document, range.end) };
  return refactoringsAt(fixContextOf(facts), selection)
    .map(({ title, kind, edits }) => ({
      title,
      kind: `${rewriteKind}.${kind}`,
      edit: { changes: { [uri]: toTextEdits(facts, edits) } },
    }))
    .filter(({ kind }) => wants(only, kind));
}

/** What can be added to the entry that the cursor is in, unless a quick-fix already does it. */
function offers(facts: Facts, range: LspRange, request: CodeActionRequest, given: readonly CodeAction[]): CodeAction[] {
  const context = fixContextOf(facts);
  const titles = new Set(given.map(({ title }) => title));
  const offset = offsetAt(facts.parsed.document, range.start);
  return checkOffers(context, offset)
    .filter(({ title }) => !titles.has(title))
    .map(({ title, edits }) => ({
      title,
      kind: rewriteKind,
      edit: { changes: { [request.uri]: toTextEdits(facts, edits) } },
    }));
}

function toAction(facts: Facts, request: CodeActionRequest, fix: Fix, findings: readonly Finding[]): CodeAction {
  const diagnostics = findings.map((finding) => shown(request, finding) ?? toDiagnostic(finding));
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    ...(fix.preferred && fix.meaning !== 'loosens' ? { isPreferred: true } : {}),
    edit: { changes: { [request.uri]: toTextEdits(facts, fix.edits) } },
  };
}

/** The diagnostic as the editor has it: it may know more of it, and matches it by identity of content. */
function shown({ diagnostics }: CodeActionRequest, { code, range }: Finding): Diagnostic | undefined {
  return diagnostics.find(
    (diagnostic) =>
      diagnostic.code === code &&
      diagnostic.range.start.line === range.start.line &&
      diagnostic.range.start.character === range.start.character,
  );
}

function toTextEdits({ parsed }: Facts, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => toTextEdit(parsed.document, edit));
}

function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** Whether a kind is asked for, or one below it. */
function wantsSome(only: readonly string[] | undefined, kind: string): boolean {
  return wants(only, kind) || only?.some((asked) => asked.startsWith(`${kind}.`)) === true;
}

/** Whether a finding and a selection meet; a cursor at either end of a finding is on it. */
function touches({ range }: Finding, { start, end }: LspRange): boolean {
  return !before(end, range.start) && !before(range.end, start);
}

function before(a: LspRange['start'], b: LspRange['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
