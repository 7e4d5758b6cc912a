import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Call, Decision, Outcome } from '@mcp-policy/engine';

/** Shapes of the files in this folder; README.md says how to run them. */
export interface DocumentVector {
  readonly name: string;
  readonly text: string;
  readonly valid: boolean;
}

export interface ConditionVector {
  readonly name: string;
  readonly path: string;
  readonly op: string;
  readonly value: string;
  readonly arguments: string;
  readonly require: boolean;
  readonly deny_if: boolean;
}

export interface VectorCall {
  readonly call: Call;
  readonly before?: readonly { readonly giveBack: number }[];
  readonly expect: Omit<Decision, 'message'> & { readonly message?: string };
  readonly outcome?: Outcome;
}

export interface DecisionVector {
  readonly name: string;
  readonly policy: string | null;
  readonly calls: readonly VectorCall[];
}

export type VectorFile = { readonly file: string; readonly section: string } & (
  | { readonly kind: 'document'; readonly vectors: readonly DocumentVector[] }
  | { readonly kind: 'condition'; readonly vectors: readonly ConditionVector[] }
  | { readonly kind: 'decision'; readonly vectors: readonly DecisionVector[] }
);

/** Every file of vectors in this folder. */
export function readVectors(): readonly VectorFile[] {
  const folder = path.resolve('test/conformance');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ file, ...JSON.parse(readFileSync(path.join(folder, file), 'utf8')) }));
}

/** The policy in which a condition stands alone in `list`. */
export function policyOf({ path: argument, op, value }: ConditionVector, list: 'require' | 'deny_if'): string {
  const condition = `{"path":${JSON.stringify(argument)},"op":"${op}","value":${value}}`;
  return `{"version":"1","default":"deny","tools":{"t":{"${list}":[{"conditions":[${condition}]}]}}}`;
}
