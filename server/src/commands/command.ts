import type { Run } from '../methods/progress.ts';
import type { Session } from '../session.ts';

/** One command of docs/protocol.md: takes one object, answers one object of plain JSON, throws what can be shown. */
export type Command = (session: Session, argument: unknown, run: Run) => Promise<object>;
