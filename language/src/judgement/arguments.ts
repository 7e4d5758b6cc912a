import type { JsonSchema, Tool } from '@mcp-policy/mcp';
import { isRecord, localReference } from './schema-nodes.ts';
import { type Types, typesOfAll, typesOfAny } from './schema-types.ts';

/** An argument of a tool, or a key inside one, as its input schema declares it. */
export interface Argument {
  readonly name: string;
  readonly types: Types;
  readonly required: boolean;
  readonly description: string | undefined;
  /** Values of its enumerations. */
  readonly values: readonly unknown[];
  /** What the schema gives as `default` or among its `examples`. */
  readonly examples: readonly unknown[];
  /** True when it can have no other values: an enumeration that holds whatever alternative applies. */
  readonly closed: boolean;
  readonly schemas: readonly JsonSchema[];
}

/** Schemas come from a stranger: they may refer to themselves, and a node may have any number of parents. */
const mostSchemas = 200;

/** The arguments of a tool, in the order of its schema; through local references, `allOf`, `anyOf` and `oneOf`. */
export function argumentsOf(tool: Tool): readonly Argument[] {
  return tool.inputSchema === undefined ? [] : membersOf(tool.inputSchema, [tool.inputSchema]);
}

/** The argument that a path's keys lead to; undefined where the schema does not name it. */
export function argumentAt(tool: Tool, keys: readonly string[]): Argument | undefined {
  const root = tool.inputSchema;
  if (root === undefined) return undefined;
  let found: Argument | undefined;
  let schemas: readonly JsonSchema[] = [root];
  for (const key of keys) {
    found = membersOf(root, schemas).find((argument) => argument.name === key);
    if (!found) return undefined;
    schemas = found.schemas;
  }
  return found;
}

/** The keys inside an argument. */
export function argumentsIn(tool: Tool, keys: readonly string[]): readonly Argument[] {
  if (keys.length === 0) return argumentsOf(tool);
  const argument = argumentAt(tool, keys);
  return argument && tool.inputSchema !== undefined ? membersOf(tool.inputSchema, argument.schemas) : [];
}

/** True when the schema says that an object may have no other key than those it names. */
export function isClosedTo(tool: Tool, keys: readonly string[]): boolean {
  const schemas = keys.length === 0 ? [tool.inputSchema] : argumentAt(tool, keys)?.schemas;
  return (schemas ?? []).some((schema) => isRecord(schema) && schema.additionalProperties === false);
}

/** True when the schema says that an object may have keys that it does not name. */
export function isOpenTo(tool: Tool, keys: readonly string[]): boolean {
  const schemas = keys.length === 0 ? [tool.inputSchema] : argumentAt(tool, keys)?.schemas;
  const root = tool.inputSchema;
  if (root === undefined) return true;
  return alternativesOf(
    root,
    (schemas ?? []).filter((schema) => schema !== undefined),
  ).some(
    ({ schema }) =>
      schema.additionalProperties === true ||
      isRecord(schema.additionalProperties) ||
      schema.patternProperties !== undefined ||
      (typeof schema.$ref === 'string' && localReference(root, schema.$ref) === undefined),
  );
}

function membersOf(root: JsonSchema, schemas: readonly JsonSchema[]): readonly Argument[] {
  const alternatives = alternativesOf(root, schemas);
  const required = new Set(alternatives.flatMap(({ schema, certain }) => (certain ? list(schema.required) : [])));
  const members = new Map<string, Member[]>();
  for (const { schema, certain } of alternatives) {
    for (const [name, member] of Object.entries(record(schema.properties))) {
      members.set(name, [...(members.get(name) ?? []), { schema: asSchema(member), certain }]);
    }
  }
  return [...members].map(([name, own]) => describe(root, name, required.has(name), own));
}

interface Member {
  readonly schema: JsonSchema;
  /** False when it holds in one of several cases only. */
  readonly certain: boolean;
}

/** Where one case alone declares an argument, the other cases are taken to give it nothing else. */
function typesOf(root: JsonSchema, members: readonly Member[]): Types {
  const certain = members.filter((member) => member.certain);
  const schemas = (certain.length > 0 ? certain : members).map(({ schema }) => schema);
  return certain.length > 0 ? typesOfAll(root, schemas) : typesOfAny(root, schemas);
}

function describe(root: JsonSchema, name: string, required: boolean, members: readonly Member[]): Argument {
  const schemas = members.map(({ schema }) => schema);
  const values: unknown[] = [];
  const examples: unknown[] = [];
  let description: string | undefined;
  let closed = false;
  for (const { schema, certain } of alternativesOf(root, schemas)) {
    if (Array.isArray(schema.enum)) values.push(...schema.enum);
    else if (Object.hasOwn(schema, 'const')) values.push(schema.const);
    if (Object.hasOwn(schema, 'default')) examples.push(schema.default);
    examples.push(...list(schema.examples));
    closed ||= certain && (Array.isArray(schema.enum) || Object.hasOwn(schema, 'const'));
    if (description === undefined && typeof schema.description === 'string') description = schema.description;
  }
  return { name, types: typesOf(root, members), required, description, values, examples, closed, schemas };
}

interface Alternative {
  readonly schema: Readonly<Record<string, unknown>>;
  /** False inside `anyOf` and `oneOf`: what it requires is required in that case only. */
  readonly certain: boolean;
}

/** Each object schema that has a say, every one once. */
function alternativesOf(root: JsonSchema, schemas: readonly JsonSchema[]): readonly Alternative[] {
  const found: Alternative[] = [];
  const seen = new Set<unknown>();
  const queue: { schema: unknown; certain: boolean }[] = schemas.map((schema) => ({ schema, certain: true }));
  while (queue.length > 0 && found.length < mostSchemas) {
    const next = queue.shift();
    if (!next || !isRecord(next.schema) || seen.has(next.schema)) continue;
    seen.add(next.schema);
    found.push({ schema: next.schema, certain: next.certain });
    const { $ref, allOf, anyOf, oneOf } = next.schema;
    if (typeof $ref === 'string') queue.push({ schema: localReference(root, $ref), certain: next.certain });
    for (const schema of list(allOf)) queue.push({ schema, certain: next.certain });
    for (const schema of [...list(anyOf), ...list(oneOf)]) queue.push({ schema, certain: false });
  }
  return found;
}

function asSchema(value: unknown): JsonSchema {
  return isRecord(value) || typeof value === 'boolean' ? value : true;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, mostSchemas) : [];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
