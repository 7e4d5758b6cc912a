import { outermostKeys } from './keys.ts';

/** Whether a file is a policy, and why, in words that can be shown. */
export interface Detection {
  readonly isPolicy: boolean;
  /** A clause: "its name ends in .mcp-policy.json". */
  readonly reason: string;
}

/** What only a policy of ours has beside `version`. */
const ownKeys = ['default', 'tools', 'hide', 'all_tools'];

/** Keys of access documents of cloud vendors, which share the file name; some vendors write them in lower case. */
const accessDocumentKeys = new Set([
  'statement',
  'effect',
  'action',
  'notaction',
  'resource',
  'notresource',
  'principal',
  'notprincipal',
  'condition',
  'sid',
]);

/** The part of `mcp-policy:policy/1` that every version and every mirror of the schema has in common. */
const schemaMark = /(^|[^a-z])mcp-policy([^a-z]|$)/i;

const no = (reason: string): Detection => ({ isPolicy: false, reason });
const yes = (reason: string): Detection => ({ isPolicy: true, reason });

/**
 * Says whether `text`, in a file called `fileName` (a name, path or URI), is a policy of this language.
 * `*.mcp-policy.json` is one by its name; `policy.json` and `*.policy.json` are names that many programs use, so there the
 * content decides. Works on half-typed text.
 */
export function detectPolicy(text: string, fileName: string): Detection {
  const name = (fileName.split(/[/\\]/).pop() ?? '').toLowerCase();
  if (name.endsWith('.mcp-policy.json')) return yes('its name ends in .mcp-policy.json');
  if (name !== 'policy.json' && !name.endsWith('.policy.json'))
    return no('its name is neither policy.json nor *.policy.json nor *.mcp-policy.json');
  if (!/\S/.test(text)) return yes('it is empty');
  return byContent(text);
}

function byContent(text: string): Detection {
  const keys = outermostKeys(text);
  const schema = keys.find((key) => key.name === '$schema')?.text;
  if (schema !== undefined && schemaMark.test(schema)) return yes('its $schema names the policy schema');
  const foreign = keys.find((key) => accessDocumentKeys.has(key.name.toLowerCase()));
  if (foreign) return no(`its key "${foreign.name}" belongs to a cloud access document`);
  if (!keys.some((key) => key.name === 'version')) return no('it has neither a "version" nor our $schema');
  const own = ownKeys.find((name) => keys.some((key) => key.name === name));
  return own === undefined
    ? no('it has a "version", but none of "default", "tools", "hide" and "all_tools"')
    : yes(`it has "version" and "${own}"`);
}
