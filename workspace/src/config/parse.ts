import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { MCPPolicyConfig } from '../generated/config.ts';
import { validateConfig } from '../generated/config.validators.js';
import type { WorkspaceConfig } from './model.ts';
import { placeOf, prune, type ShapeError } from './prune.ts';

/** UTF-16 code units; a longer configuration is not read. */
export const longestConfig = 1024 * 1024;

const mostProblems = 10;

/** A configuration that says nothing. */
export const emptyConfig: WorkspaceConfig = { policies: [], rules: {}, suppressions: [], categories: {} };

export interface ParsedConfig {
  /** What is well formed in it; the rest is left out and told. */
  readonly config: WorkspaceConfig;
  /** In words, ready to be shown. */
  readonly problems: readonly string[];
}

/**
 * Reads `.mcp-policy/config.json`. The text is hostile: nothing is followed, and a tool called `__proto__` is a tool. One
 * wrong part takes nothing else with it: the rest is used, and the problems say what was left out.
 */
export function parseConfig(text: string): ParsedConfig {
  if (text.length > longestConfig) return unusable('config.json is longer than 1 Mi characters, so it was not read');
  const source = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return unusable(syntaxProblem(source));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return unusable('config.json holds no object, so nothing in it is used');
  }
  if (isConfig(value)) return { config: { ...emptyConfig, ...value }, problems: [] };
  const problems = inWords(validateConfig.errors ?? []);
  // What hangs on a wrong part is found wrong in the next round; the schema is four levels deep.
  for (let round = 0; round < 5; round++) {
    value = prune(value, validateConfig.errors ?? []);
    if (isConfig(value)) return { config: { ...emptyConfig, ...value }, problems };
  }
  return { config: emptyConfig, problems };
}

function isConfig(value: unknown): value is MCPPolicyConfig {
  return validateConfig(value);
}

function unusable(problem: string): ParsedConfig {
  return { config: emptyConfig, problems: [problem] };
}

function syntaxProblem(text: string): string {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const [first] = errors;
  if (first === undefined) return 'config.json is not JSON, so nothing in it is used';
  const line = text.slice(0, first.offset).split('\n').length;
  const what = printParseErrorCode(first.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return `config.json is not JSON (line ${line}: ${what}), so nothing in it is used`;
}

function shown(segments: readonly string[]): string {
  return segments.length === 0 ? 'config.json' : JSON.stringify(segments.join('.'));
}

function sentence(error: ShapeError & { readonly message?: string }): string {
  const { keyword, params } = error;
  const place = shown(placeOf(error));
  switch (keyword) {
    case 'additionalProperties':
      return `${place} is no setting of config.json and is ignored`;
    case 'required':
      return `${place} has no "${String(params.missingProperty)}", so it is ignored`;
    case 'enum':
      return `${place} must be one of ${Array.isArray(params.allowedValues) ? params.allowedValues.join(', ') : 'the known words'}`;
    case 'pattern':
      return `${place} must be a day such as 2027-01-31`;
    default:
      return `${place} ${error.message ?? 'has the wrong shape'}`;
  }
}

function inWords(errors: readonly (ShapeError & { readonly message?: string })[]): string[] {
  const sentences = [...new Set(errors.filter(({ keyword }) => keyword !== 'propertyNames').map(sentence))];
  const told = sentences.slice(0, mostProblems);
  return sentences.length > told.length ? [...told, `and ${sentences.length - told.length} more problems`] : told;
}
