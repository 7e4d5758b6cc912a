import type { ServerDefinition, ServerInput } from '@mcp-policy/mcp';
import { failed, usage } from '../support/failure.ts';
import { safe } from '../support/terminal.ts';

/** Where the value of `${input:id}` is looked for: arguments can be read by every user of the machine, variables cannot. */
export function inputVariable(id: string): string {
  return `MCP_POLICY_INPUT_${id.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}

/**
 * The values of all inputs that a server's configuration asks for, by id: from `--input ID=VALUE`, from the environment, or
 * the default that the configuration declares. Fails before anything is started when one is missing, and says where to put it.
 */
export function inputValues(
  { inputs = [] }: ServerDefinition,
  given: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, string> {
  const values = givenValues(given);
  for (const input of inputs) {
    if (values.has(input.id)) continue;
    const value = env[inputVariable(input.id)] ?? input.default;
    if (value === undefined) throw missing(input);
    if (input.options !== undefined && !input.options.includes(value)) throw notAnOption(input, input.options);
    values.set(input.id, value);
  }
  return values;
}

function missing({ id, description }: ServerInput): Error {
  const asked = description === id ? '' : ` (${safe(description, 200)})`;
  return failed(
    `the server's configuration asks for the input ${JSON.stringify(id)}${asked}. Set ${inputVariable(id)} in the environment, or give --input ${id}=VALUE.`,
  );
}

function notAnOption({ id }: ServerInput, options: readonly string[]): Error {
  const known = options.map((option) => JSON.stringify(option)).join(', ');
  return failed(`the input ${JSON.stringify(id)} can be ${safe(known)}; ${inputVariable(id)} says something else.`);
}

function givenValues(pairs: readonly string[]): Map<string, string> {
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw usage('--input is ID=VALUE.');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
