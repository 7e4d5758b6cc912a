import { policySchema } from '../generated/policy.schema.ts';

/** A snippet of the schema, as VS Code's JSON editor reads them. `"^x"` in a body means `x` without quotes. */
export interface SchemaSnippet {
  readonly label: string;
  readonly description?: string;
  readonly body: unknown;
}

/** The words of the policy schema on one place of a policy. Its own file is `schemas/policy.schema.json`. */
export interface SchemaNode {
  readonly title?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly defaultSnippets?: readonly SchemaSnippet[];
  readonly $ref?: string;
}

const root: SchemaNode = policySchema;
const definitions: Readonly<Record<string, SchemaNode>> = policySchema.$defs;

/** What the schema says of the value at `path` (keys and indices from the top); undefined where it says nothing. */
export function schemaAt(path: readonly (string | number)[]): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const segment of path) {
    if (!node) return undefined;
    node = resolve(typeof segment === 'number' ? node.items : memberOf(node, segment));
  }
  return node;
}

function memberOf(node: SchemaNode, key: string): SchemaNode | undefined {
  if (node.properties && Object.hasOwn(node.properties, key)) return node.properties[key];
  return typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
}

/** Follows a reference; what stands beside it wins, as in the schema's own draft of meaning. */
function resolve(node: SchemaNode | undefined): SchemaNode | undefined {
  if (node?.$ref === undefined) return node;
  const name = node.$ref.replace('#/$defs/', '');
  const target = Object.hasOwn(definitions, name) ? resolve(definitions[name]) : undefined;
  return { ...target, ...node };
}
