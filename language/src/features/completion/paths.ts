import type { ObservedPath } from '@mcp-policy/engine';
import type { Tool } from '@mcp-policy/mcp';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Facts } from '../../facts.ts';
import { type Argument, argumentsIn, isOpenTo } from '../../judgement/arguments.ts';
import { canRead } from '../../judgement/operators.ts';
import { escapeMarkdown } from '../../words/escape-markdown.ts';
import { countOf, plain } from '../../words/quote.ts';
import { typeWords } from '../../words/types.ts';
import type { Cursor } from './cursor.ts';
import { literal } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';
import { keysOf, toolAt } from './tool-at.ts';

/** Objects within objects that are listed without being asked for. A schema may refer to itself. */
const deepest = 3;
/** Arguments that are looked at, of all levels together. */
const mostArguments = 500;

interface PathOf {
  readonly keys: readonly string[];
  readonly argument: Argument;
}

/**
 * `args.` and each argument of the tool, those inside objects too: from its input schema, and from recorded calls what a schema
 * leaves open. `increment_from` adds numbers, so only they are offered there.
 */
export function pathSuggestions(facts: Facts, { path, typed }: Cursor): readonly Suggestion[] {
  const { tool, recorded } = toolAt(facts, path);
  const parent = typed.split('.').slice(1, -1);
  const isIncrement = path.at(-1) === 'increment_from';
  const declared = (tool ? pathsBelow(tool, parent) : []).filter(
    ({ argument }) => !isIncrement || canRead('gt', argument.types),
  );
  const named = new Set(declared.map(({ keys }) => textOf(keys)));
  const seen = (recorded?.paths ?? []).filter(({ text, numbers }) => {
    const keys = keysOf(text);
    if (!keys || named.has(text) || !startsWith(keys, parent) || (isIncrement && numbers === 0)) return false;
    return !tool || isOpenTo(tool, keys.slice(0, -1));
  });
  return [
    ...declared.map((one) => declaredSuggestion(one, parent.length)),
    ...seen.map((one) => seenSuggestion(one, recorded?.calls ?? 0)),
  ];
}

/** The arguments inside what `parent` leads to, and inside those, level by level. */
function pathsBelow(tool: Tool, parent: readonly string[]): readonly PathOf[] {
  const found: PathOf[] = [];
  let level: readonly (readonly string[])[] = [parent];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const below = level.flatMap((keys) =>
      argumentsIn(tool, keys)
        // docs/language.md, 2. Conditions: such a key cannot be addressed.
        .filter(({ name }) => name !== '' && !name.includes('.'))
        .map((argument) => ({ keys: [...keys, argument.name], argument })),
    );
    found.push(...below.slice(0, mostArguments - found.length));
    if (found.length >= mostArguments) break;
    level = below.map(({ keys }) => keys);
  }
  return found;
}

function declaredSuggestion({ keys, argument }: PathOf, above: number): Suggestion {
  const { description, required, types } = argument;
  return {
    ...suggestion(textOf(keys)),
    detail: `${typeWords(types)}, ${required ? 'required' : 'optional'}`,
    ...(description === undefined ? {} : { documentation: escapeMarkdown(description, 600) }),
    rank: keys.length > above + 1 ? 2 : required ? 0 : 1,
  };
}

function seenSuggestion({ text, present }: ObservedPath, calls: number): Suggestion {
  return { ...suggestion(text), detail: `seen in ${present} of ${countOf(calls, 'recorded call')}`, rank: 3 };
}

function suggestion(text: string): Suggestion {
  return {
    label: plain(text, 200),
    filter: text,
    kind: CompletionItemKind.Variable,
    insert: literal(JSON.stringify(text)),
  };
}

const textOf = (keys: readonly string[]): string => ['args', ...keys].join('.');

const startsWith = (keys: readonly string[], beginning: readonly string[]): boolean =>
  keys.length > beginning.length && beginning.every((key, index) => keys[index] === key);
