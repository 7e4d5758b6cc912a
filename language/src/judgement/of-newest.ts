/**
 * Makes something of what `keyOf` takes of a version of a document, and keeps it for the newest version that was asked about: while the
 * key is the same, so is the object. `lineageOf` answers what all versions have in common. A `WeakMap` by version would seem to do, but
 * what it holds for a version that is gone stays in V8 until the whole heap is collected: of a large policy, that is megabytes a key press.
 */
export function ofNewest<Version extends object, Key, Made>(
  lineageOf: (version: Version) => object,
  keyOf: (version: Version) => Key,
  make: (key: Key) => Made,
): (version: Version) => Made {
  const newest = new WeakMap<object, { readonly key: Key; readonly made: Made }>();
  return (version) => {
    const lineage = lineageOf(version);
    const key = keyOf(version);
    const known = newest.get(lineage);
    if (known?.key === key) return known.made;
    const made = make(key);
    newest.set(lineage, { key, made });
    return made;
  };
}

/** The key of what is made of a version as a whole, and so is another with each. */
export const whole = <Version>(version: Version): Version => version;
