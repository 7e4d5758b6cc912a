import { isRecord, ownText, ownValue } from '../json.ts';
import { quoted } from '../text.ts';
import type { ServerDefinition, ServerInput } from './model.ts';
import { textsOf, variablesIn } from './variables.ts';

/** The `inputs` of `.vscode/mcp.json`, by id. */
export function readInputs(raw: unknown, problems: string[]): ReadonlyMap<string, ServerInput> {
  const inputs = new Map<string, ServerInput>();
  if (raw === undefined) return inputs;
  if (!Array.isArray(raw)) {
    problems.push('"inputs" is no list');
    return inputs;
  }
  for (const entry of raw) {
    const id = isRecord(entry) ? ownText(entry, 'id') : undefined;
    if (!isRecord(entry) || id === undefined || id === '') {
      problems.push('an entry of "inputs" has no "id"');
      continue;
    }
    if (inputs.has(id)) problems.push(`two inputs have the id ${quoted(id)}; the first one is used`);
    else inputs.set(id, readInput(id, entry));
  }
  return inputs;
}

function readInput(id: string, entry: Readonly<Record<string, unknown>>): ServerInput {
  const preset = ownText(entry, 'default');
  const options = readOptions(ownValue(entry, 'options'));
  return {
    id,
    description: ownText(entry, 'description') ?? id,
    password: ownValue(entry, 'password') === true,
    ...(preset === undefined ? {} : { default: preset }),
    ...(options.length === 0 ? {} : { options }),
  };
}

/** Options are texts, or `{ label, value }`. */
function readOptions(raw: unknown): string[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((option) => {
    if (typeof option === 'string') return [option];
    const value = isRecord(option) ? ownText(option, 'value') : undefined;
    return value === undefined ? [] : [value];
  });
}

/** The inputs that a server needs, in the order of their first use. One that nobody declared is asked for as a secret. */
export function inputsOf(definition: ServerDefinition, known: ReadonlyMap<string, ServerInput>): ServerInput[] {
  const needed = new Map<string, ServerInput>();
  for (const text of textsOf(definition)) {
    for (const { name } of variablesIn(text)) {
      if (!name.startsWith('input:')) continue;
      const id = name.slice('input:'.length);
      if (!needed.has(id)) needed.set(id, known.get(id) ?? { id, description: id, password: true });
    }
  }
  return [...needed.values()];
}
