import { isRecord, ownValue } from '../json.ts';
import type { ToolAnnotations } from '../snapshot/model.ts';
import type { Category, Signal } from './model.ts';

/** What a server claims of its tool, with the wrong types left out. */
export interface Claims {
  readonly readOnly: boolean | undefined;
  readonly destructive: boolean | undefined;
}

/** The protocol's own defaults (schema, `ToolAnnotations`). */
const defaults = { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true } as const;
const hintNames = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const;

/** So many hints, all at their defaults, are a library's habit and no statement of anybody's. */
const habit = 3;

/**
 * Reads the annotations. Some libraries write every hint out at the protocol's default, on a click as on a deletion: that counts as
 * silence. A default that stands alone was meant.
 */
export function claimsOf(annotations: ToolAnnotations | undefined): Claims {
  const hints = isRecord(annotations) ? annotations : {};
  const read = (key: keyof typeof defaults): boolean | undefined => {
    const value = ownValue(hints, key);
    return typeof value === 'boolean' ? value : undefined;
  };
  const readOnly = read('readOnlyHint');
  const destructive = read('destructiveHint');
  const given = hintNames.filter((key) => read(key) !== undefined);
  const silence = given.length >= habit && given.every((key) => read(key) === defaults[key]);
  return silence ? { readOnly: undefined, destructive: undefined } : { readOnly, destructive };
}

/**
 * Claims that make a tool worse than it looks: nobody says so of their own tool without a reason. The protocol calls every update
 * destructive that does not only add, an overwriting one too; so of a tool that plainly writes (`overwrites`) the
 * claim says no more than that.
 */
export function raisingClaims(claims: Claims, overwrites: boolean): readonly Signal[] {
  const signals: Signal[] = [];
  // `destructiveHint` has a meaning only where the tool is not read-only.
  if (claims.destructive === true && claims.readOnly !== true) {
    signals.push(
      overwrites
        ? claim('destructiveHint', true, 'Write', 0.6, 'the server itself says that it may overwrite or destroy')
        : claim('destructiveHint', true, 'Destructive', 0.65, 'the server itself says that it may destroy'),
    );
  }
  if (claims.readOnly === false) {
    signals.push(claim('readOnlyHint', false, 'Write', 0.6, 'the server itself says that it is not read-only'));
  }
  return signals;
}

/** Claims that make a tool better than it looks; `believed` when the user trusts the server. */
export function loweringClaims(claims: Claims, believed: boolean): readonly Signal[] {
  const weight = believed ? 0.9 : 0;
  const doubt = believed ? ', which you trust' : ', which counts only for a server that you trust';
  const signals: Signal[] = [];
  if (claims.readOnly === true) {
    signals.push(claim('readOnlyHint', true, 'Read', weight, `the server says that it is read-only${doubt}`));
  }
  if (claims.destructive === false && claims.readOnly !== true) {
    signals.push(
      claim('destructiveHint', false, undefined, weight, `the server says that it destroys nothing${doubt}`),
    );
  }
  return signals;
}

function claim(key: string, value: boolean, category: Category | undefined, weight: number, why: string): Signal {
  return {
    source: 'annotation',
    seen: `${key}: ${value}`,
    category,
    weight,
    why,
    place: { in: 'annotations', pointer: `/${key}` },
  };
}
