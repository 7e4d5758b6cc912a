export { type Detection, detectPolicy } from './detect/index.ts';
export { saysSame, type Told } from './diagnosis/candidate.ts';
export { type Diagnosis, diagnose, diagnoseAll, tellMost } from './diagnosis/diagnose.ts';
export { placeWidth, Shown } from './diagnosis/shown.ts';
export { applyEdits, type Edit, toTextEdit } from './edits/edit.ts';
export type * from './facts.ts';
export { type CodeActionRequest, codeActionsAt, fixAllKind, rewriteKind } from './features/code-actions.ts';
export { type LensSubject, lensPlaces, lensTitle, mostToolsWithLens, type PolicyHits } from './features/code-lens.ts';
export { type CompletionOptions, completeAt, resolveCompletion } from './features/completion/index.ts';
export { foldingRanges } from './features/folding.ts';
export { type FormatOptions, formatPolicy } from './features/format.ts';
export { hoverAt } from './features/hover/index.ts';
export { hintTooltip, inlayHints, type ToolHint } from './features/inlay-hints.ts';
export { documentLinks } from './features/links.ts';
export { type ConfigScope, toolInConfig, toolsInSnapshot } from './features/mentions.ts';
export { definitionsAt, highlightsAt, type Named, namedAt } from './features/navigation.ts';
export { type NewPolicy, type NewPolicyOptions, newPolicy } from './features/new-policy.ts';
export { type Renameable, type Renamed, renameAt, renameableAt } from './features/rename.ts';
export { selectionAt } from './features/selection.ts';
export { semanticTokens, semanticTokensLegend, tokensEdit } from './features/semantic-tokens.ts';
export { documentSymbols } from './features/symbols.ts';
export { toolSymbols } from './features/workspace-symbols.ts';
export { diagnosticSource, type Finding, toDiagnostic, toLspRange, toldInDiagnostic } from './finding.ts';
export type { Fix } from './fixes/contract.ts';
export { type FixedAll, fixAll } from './fixes/fix-all.ts';
export { fixContextOf, fixesOf } from './fixes/fixes-of.ts';
export { type GeneratedPolicy, generatePolicy } from './generation/generate-policy.ts';
export type { Remark } from './generation/remarks.ts';
export { thresholds } from './generation/thresholds.ts';
export { isOutdated } from './judgement/drift.ts';
export { createCalledLines, type RecordedLine } from './recorded/called-lines.ts';
export { createHitCounter, type RecordedHits } from './recorded/hits.ts';
export { type AccessContext, accessInMarkdown, accessWordsOf } from './reports/access-in-words.ts';
export {
  type Access,
  accesses,
  type EffectiveAccess,
  effectiveAccess,
  isCallable,
  type ToolAccess,
} from './reports/effective-access.ts';
export { type ExplanationContext, explanationInMarkdown } from './reports/explanation-in-words.ts';
export type { LinkTo } from './reports/markdown.ts';
export { type CatalogueEntry, catalogue } from './rules/catalogue.ts';
export { type Accepted, toolOfFinding } from './suppressions/suppress.ts';
export { codeSpan } from './words/escape-markdown.ts';
export { describeSnapshot } from './words/snapshot.ts';
