export { type Detection, detectPolicy } from './detect/index.ts';
export { diagnose } from './diagnose.ts';
export { applyEdits, type Edit, toTextEdit } from './edits/edit.ts';
export type * from './facts.ts';
export { type CodeActionRequest, codeActionsAt, fixAllKind } from './features/code-actions.ts';
export { hoverAt } from './features/hover/index.ts';
export { diagnosticSource, type Finding, toDiagnostic, toLspRange } from './finding.ts';
export { type FixedAll, fixAll } from './fixes/fix-all.ts';
