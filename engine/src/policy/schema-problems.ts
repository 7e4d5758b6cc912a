import type { UnplacedProblem } from '../problem.ts';
import type { JsonNode } from '../syntax/nodes.ts';
import { pointerSegments } from '../syntax/pointer.ts';
import { isClosed, itemsOf, jsonValueOf, lastPropertyOf, propertyOf } from '../syntax/values.ts';
import { bareCondition, isBareCondition, missingKey, unknownKey, wrongType, wrongValue } from './schema-words.ts';
import { kindAt } from './vocabulary.ts';

/** A validator made from the schema, as scripts/generate.mjs declares it. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

interface ValidationError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Keywords whose faults are found elsewhere, each at its exact place: repeated `hide` entries, names of tools. */
const foundElsewhere = new Set(['if', 'uniqueItems', 'propertyNames']);

/**
 * What the schema says against a value, in plain words, one finding a fault. `root` says what the value is; `text` is the
 * text that the offsets of its nodes count in.
 */
export function schemaProblems(
  value: JsonNode,
  validate: Validator,
  root: 'policy' | 'tool',
  text: string,
): UnplacedProblem[] {
  if (validate(jsonValueOf(value, (number) => finite(number.value)))) return [];
  const problems: UnplacedProblem[] = [];
  const judged = new Set<string>();
  const absent: { readonly key: string; readonly node: JsonNode; readonly problem: UnplacedProblem }[] = [];
  const meant = new Map<JsonNode, Set<unknown>>();
  const bare = new Set<JsonNode>();
  // A value of the wrong type breaks other keywords too: the type is what to say.
  const errors = [...(validate.errors ?? [])].sort(
    (a, b) => Number(b.keyword === 'type') - Number(a.keyword === 'type'),
  );
  for (const error of errors) {
    if (foundElsewhere.has(error.keyword)) continue;
    const path = pointerSegments(error.instancePath) ?? [];
    const place = placeOf(value, path);
    if (!place) continue;
    const isAboutKeys = error.keyword === 'additionalProperties' || error.keyword === 'required';
    if (isAboutKeys && kindAt(path, root) === 'rule' && isBareCondition(place.node)) {
      if (!bare.has(place.node)) problems.push(bareCondition(place.node));
      bare.add(place.node);
    } else if (error.keyword === 'additionalProperties') {
      const property = propertyOf(place.node, String(error.params.additionalProperty));
      if (!property) continue;
      const problem = unknownKey(property, place.node, kindAt(path, root));
      if (!problem) continue;
      problems.push(problem);
      meant.set(place.node, (meant.get(place.node) ?? new Set()).add(problem.data?.suggestion));
    } else if (error.keyword === 'required') {
      const key = String(error.params.missingProperty);
      // Half-typed text: what is not there may be just what is being written.
      if (propertyOf(place.node, key) || !isClosed(place.node, text)) continue;
      absent.push({ key, node: place.node, problem: missingKey(key, place.node, kindAt(path, root)) });
    } else if (!judged.has(error.instancePath)) {
      judged.add(error.instancePath);
      problems.push(
        error.keyword === 'type'
          ? wrongType(path, place.node, String(error.params.type), root, place.parent)
          : wrongValue(path, place.node, error.keyword),
      );
    }
  }
  // A misspelt key is one fault, though the right one is missing for it.
  const missing = absent.filter(({ key, node }) => !meant.get(node)?.has(key));
  return problems.concat(missing.map(({ problem }) => problem));
}

interface Place {
  readonly node: JsonNode;
  readonly parent: JsonNode | undefined;
}

function placeOf(root: JsonNode, path: readonly string[]): Place | undefined {
  let node = root;
  let parent: JsonNode | undefined;
  for (const segment of path) {
    const next: JsonNode | undefined =
      node.type === 'array' ? itemsOf(node)[Number(segment)] : lastPropertyOf(node, segment)?.value;
    if (!next) return undefined;
    parent = node;
    node = next;
  }
  return { node, parent };
}

/** A number too large for JavaScript is a number all the same. */
function finite(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(value, Number.MAX_VALUE));
}
