import type { Operator } from '@mcp-policy/engine';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Facts } from '../../facts.ts';
import { argumentAt } from '../../judgement/arguments.ts';
import { canRead, readableTypes } from '../../judgement/operators.ts';
import { schemaAt } from '../../schema/node.ts';
import { operatorInWords } from '../../words/rules.ts';
import { conditionTexts } from './condition.ts';
import type { Cursor } from './cursor.ts';
import { literal } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';
import { keysOf, toolAt } from './tool-at.ts';

/** The operators that can read what the condition's argument is; all, when nobody knows what it is. */
export function operatorSuggestions(facts: Facts, { path }: Cursor): readonly Suggestion[] {
  const schema = schemaAt(path);
  const types = typesOf(facts, path);
  return (schema?.enum ?? []).flatMap((op, index) => {
    if (isParticular(op) && !canRead(op, types)) return [];
    const detail = operatorInWords(op);
    const documentation = schema?.markdownEnumDescriptions?.[index];
    return [
      {
        label: op,
        kind: CompletionItemKind.EnumMember,
        insert: literal(JSON.stringify(op)),
        ...(detail === undefined ? {} : { detail }),
        ...(documentation === undefined ? {} : { documentation }),
        // What compares single values says little of a list or an object.
        rank: isComposite(types) && op !== 'contains' && op !== 'exists' ? 1 : 0,
      },
    ];
  });
}

/** The JSON Schema types of the argument that the condition reads; as recorded when no schema knows it. Empty: any. */
function typesOf(facts: Facts, path: Cursor['path']): readonly string[] {
  const argument = conditionTexts(facts, path.slice(0, -1)).path;
  const keys = keysOf(argument);
  if (!keys) return [];
  const { tool, recorded } = toolAt(facts, path);
  const declared = tool && argumentAt(tool, keys)?.types;
  if (declared) return declared;
  const seen = recorded?.paths.find(({ text }) => text === argument);
  return seen && seen.numbers > 0 && seen.numbers + seen.nulls === seen.present ? ['number'] : [];
}

/** Whether an operator reads some types only. */
const isParticular = (op: string): op is Operator => Object.hasOwn(readableTypes, op);

const isComposite = (types: readonly string[]): boolean =>
  types.length > 0 && types.every((type) => type === 'array' || type === 'object');
