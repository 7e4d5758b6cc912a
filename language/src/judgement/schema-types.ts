import { isRecord, localReference } from './schema-nodes.ts';

/** JSON Schema types, in the schema's order; empty when any is possible, or when it cannot be told. */
export type Types = readonly string[];

const any: Types = [];
const known = new Set(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']);
/** Schemas come from a stranger: any number of alternatives within alternatives is looked at no further than this. */
const mostSchemas = 200;

/** The types that a value can have which one schema holds for, or each of several. `root` is what references count from. */
export function typesOfAll(root: unknown, schemas: readonly unknown[]): Types {
  return intersection(schemas.map(reader(root)));
}

/** The types that a value can have which at least one of some schemas holds for. */
export function typesOfAny(root: unknown, schemas: readonly unknown[]): Types {
  return union(schemas.map(reader(root)));
}

function reader(root: unknown): (schema: unknown) => Types {
  let left = mostSchemas;
  const around = new Set<unknown>();

  function read(schema: unknown): Types {
    // What refers to itself says no more the second time.
    if (!isRecord(schema) || around.has(schema) || left-- <= 0) return any;
    around.add(schema);
    const { type, $ref, allOf, anyOf, oneOf } = schema;
    const found = intersection([
      namedTypes(type),
      Array.isArray(schema.enum) ? typesOfValues(schema.enum) : any,
      Object.hasOwn(schema, 'const') ? typesOfValues([schema.const]) : any,
      typeof $ref === 'string' ? read(localReference(root, $ref)) : any,
      Array.isArray(allOf) ? intersection(allOf.slice(0, mostSchemas).map(read)) : any,
      Array.isArray(anyOf) ? union(anyOf.slice(0, mostSchemas).map(read)) : any,
      Array.isArray(oneOf) ? union(oneOf.slice(0, mostSchemas).map(read)) : any,
    ]);
    around.delete(schema);
    return found;
  }
  return read;
}

function namedTypes(type: unknown): Types {
  const names: readonly unknown[] = Array.isArray(type) ? type : [type];
  const types = names.filter((name): name is string => typeof name === 'string' && known.has(name));
  return types.length === names.length ? [...new Set(types)] : any;
}

function typesOfValues(values: readonly unknown[]): Types {
  return [...new Set(values.map(typeOfValue))];
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Of none, and of what contradicts itself, nothing can be told. */
function intersection(all: readonly Types[]): Types {
  return all.reduce((one, other) => {
    if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one;
    const both = one.flatMap((type) => {
      if (other.includes(type) || (type === 'integer' && other.includes('number'))) return [type];
      return type === 'number' && other.includes('integer') ? ['integer'] : [];
    });
    return [...new Set(both)];
  }, any);
}

function union(all: readonly Types[]): Types {
  return all.some((types) => types.length === 0) ? any : [...new Set(all.flat())];
}
