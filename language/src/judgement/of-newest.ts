/**
 * Makes something of a version of a document once, and keeps it for the newest one that was asked about: `lineageOf` answers what all
 * versions have in common. A `WeakMap` by version would seem to do, but what it holds for a version that is gone stays in V8 until
 * the whole heap is collected: of a large policy, that is megabytes a key press.
 */
export function ofNewest<Version extends object, Made>(
  lineageOf: (version: Version) => object,
  make: (version: Version) => Made,
): (version: Version) => Made {
  const newest = new WeakMap<object, { readonly version: Version; readonly made: Made }>();
  return (version) => {
    const lineage = lineageOf(version);
    const known = newest.get(lineage);
    if (known?.version === version) return known.made;
    const made = make(version);
    newest.set(lineage, { version, made });
    return made;
  };
}
