import type { ToolAnnotations } from '../snapshot/model.ts';
import type { Category, Signal } from './model.ts';

/** What a server claims of its tool, with the wrong types left out. */
export interface Claims {
  readonly readOnly: boolean | undefined;
  readonly destructive: boolean | undefined;
}

/**
 * Reads the annotations. A library that writes every hint out at the protocol's own default (not read-only, destructive, not
 * idempotent, open world) has claimed nothing, so that set counts as silence.
 */
export function claimsOf(annotations: ToolAnnotations | undefined): Claims {
  const read = (key: keyof ToolAnnotations): boolean | undefined => {
    const value: unknown =
      typeof annotations === 'object' && annotations !== null && Object.hasOwn(annotations, key)
        ? annotations[key]
        : undefined;
    return typeof value === 'boolean' ? value : undefined;
  };
  const readOnly = read('readOnlyHint');
  const destructive = read('destructiveHint');
  const silence =
    readOnly === false && destructive === true && read('idempotentHint') === false && read('openWorldHint') === true;
  return silence ? { readOnly: undefined, destructive: undefined } : { readOnly, destructive };
}

/** Claims that make a tool worse than it looks: nobody says so of their own tool without a reason. */
export function raisingClaims(claims: Claims): readonly Signal[] {
  const signals: Signal[] = [];
  // `destructiveHint` has a meaning only where the tool is not read-only.
  if (claims.destructive === true && claims.readOnly !== true) {
    signals.push(claim('destructiveHint', true, 'Destructive', 0.6, 'the server itself says that it may destroy'));
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
