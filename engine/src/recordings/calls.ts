import type { Outcome } from '../decision/model.ts';
import type { ReadLine, RecordedCall } from '../simulation/model.ts';
import { type JsonView, Unreadable } from './json-view.ts';
import { type CallTime, noTime } from './times.ts';

/** What a recording keeps of a call. No arguments at all here means that none were sent. */
export interface CallFacts {
  readonly line: number;
  readonly tool: string;
  readonly time?: CallTime;
  readonly grant?: string | undefined;
  readonly server?: string | undefined;
  readonly argumentsText?: string | undefined;
  readonly argumentKeys?: readonly string[] | undefined;
  /** True when nothing is known of the arguments. */
  readonly argumentsUnknown?: boolean;
  readonly outcome?: Outcome;
}

export function callOf(facts: CallFacts): RecordedCall {
  const { line, tool, time = noTime, grant, server, argumentsText, argumentKeys, outcome = 'complete' } = facts;
  return {
    line,
    ts: time.ts,
    tsText: time.tsText,
    grant: grant ?? 'default',
    server,
    tool,
    argumentsText,
    argumentKeys,
    outcome,
    ...(facts.argumentsUnknown && { argumentsUnknown: true }),
  };
}

export const readCall = (call: RecordedCall): ReadLine => ({ kind: 'call', call });

export const passedOver = (what: string): ReadLine => ({ kind: 'other', what });

export const broken = (line: number, reason: string): ReadLine => ({ kind: 'broken', broken: { line, reason } });

/** What a part of a recording says, or that this part cannot be read. */
export function guarded(line: number, read: () => readonly ReadLine[]): readonly ReadLine[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return [broken(line, error.message)];
    throw error;
  }
}

/** The name of a tool, exactly as called. Throws when it can be no name of any tool. */
export function toolName(view: JsonView | undefined): string {
  const name = view?.string;
  if (name === undefined) throw new Unreadable(view ? 'names a tool by something else than a text' : 'names no tool');
  if (name === '') throw new Unreadable('has an empty tool name');
  // A lone surrogate equals no tool of any server; it could only be compared by accident.
  if (!name.isWellFormed()) throw new Unreadable('names a tool that is no Unicode text');
  return name;
}

/** A text that is not empty; anything else is as if it were not there. */
export function textOf(view: JsonView | undefined): string | undefined {
  const text = view?.string;
  return text === '' ? undefined : text;
}
