/** Where a value is wrong, as ajv says it. */
export interface ShapeError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

function segmentsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The place that has to go for the error to be gone: a key that does not belong, else the value itself. */
export function placeOf(error: ShapeError): string[] {
  const place = segmentsOf(error.instancePath);
  const extra = error.params.additionalProperty ?? error.params.propertyName;
  return typeof extra === 'string' ? [...place, extra] : place;
}

interface Cut {
  readonly inner: Map<string, Cut>;
  whole: boolean;
}

function cutsOf(errors: readonly ShapeError[]): Cut {
  const top: Cut = { inner: new Map(), whole: false };
  for (const error of errors) {
    let cut = top;
    for (const segment of placeOf(error)) {
      const next = cut.inner.get(segment) ?? { inner: new Map(), whole: false };
      cut.inner.set(segment, next);
      cut = next;
    }
    cut.whole = true;
  }
  return top;
}

function without(value: unknown, cut: Cut): unknown {
  const keep = ([key]: [string, unknown]) => cut.inner.get(key)?.whole !== true;
  const walk = ([key, inner]: [string, unknown]): [string, unknown] => {
    const deeper = cut.inner.get(key);
    return [key, deeper ? without(inner, deeper) : inner];
  };
  if (Array.isArray(value)) {
    const items = value.map((item: unknown, i): [string, unknown] => [String(i), item]);
    return items.filter(keep).map((item) => walk(item)[1]);
  }
  if (typeof value !== 'object' || value === null) return value;
  // `fromEntries` defines own properties, so a key called `__proto__` stays an ordinary one.
  return Object.fromEntries(Object.entries(value).filter(keep).map(walk));
}

/** A copy of a JSON value without the parts that the errors point at; undefined when that is all of it. */
export function prune(value: unknown, errors: readonly ShapeError[]): unknown {
  const cut = cutsOf(errors);
  return cut.whole ? undefined : without(value, cut);
}
