import { tellMost } from '@mcp-policy/language';
import type { OpenDocument } from '../documents/open-document.ts';
import type { Session } from '../session.ts';
import { DiagnosticList } from './diagnostic-list.ts';
import { leftOut, maxFindings } from './left-out.ts';

export interface Computed {
  readonly version: number;
  /** Equal for two computations that must have found the same. */
  readonly stamp: string;
  list(): DiagnosticList;
}

const last = new WeakMap<OpenDocument, { readonly stamp: string; readonly list: DiagnosticList }>();

/** What an editor is told of a policy as it stands. Nothing is computed twice for one stamp. */
export async function computeDiagnostics(session: Session, document: OpenDocument): Promise<Computed> {
  const { facts, stamp } = await session.facts(document);
  return {
    version: document.version,
    stamp,
    list() {
      const before = last.get(document);
      if (before?.stamp === stamp) return before.list;
      const shown = tellMost(facts, maxFindings);
      if (shown.left > 0) shown.add(leftOut(shown.left), 0, 0, 0, 0);
      const list = before?.list.next(stamp, shown) ?? new DiagnosticList(stamp, shown);
      last.set(document, { stamp, list });
      return list;
    },
  };
}
