import { secretMask } from '@mcp-policy/engine';
import { visible } from '../text.ts';
import { bareUrl, maskArgs } from './mask.ts';
import type { ServerDefinition } from './model.ts';

/**
 * Environment variables that decide which code runs. Whoever is asked to start the server must see what they say; the
 * values of all others stay unseen, since most of them are keys.
 */
const codeVariables =
  /^(?:PATH|NODE_OPTIONS|NODE_PATH|LD_PRELOAD|LD_LIBRARY_PATH|LD_AUDIT|DYLD_\w+|PYTHONPATH|PYTHONSTARTUP|PYTHONHOME|PERL5LIB|PERL5OPT|RUBYLIB|RUBYOPT|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|BASH_ENV|ENV|SHELL|npm_config_\w+|NPM_CONFIG_\w+|UV_INDEX_URL|UV_DEFAULT_INDEX|PIP_INDEX_URL)$/;

/**
 * What starting this server does, in one line: its command line or its URL, variables unresolved, secrets masked, nothing
 * invisible. Environment variables and headers show their names; the value only where it decides which code runs.
 */
export function displayServer(definition: ServerDefinition): string {
  if (definition.type !== 'stdio') {
    const headers = Object.keys(definition.headers).map(visible);
    const named = headers.length === 0 ? '' : ` (${headers.length === 1 ? 'header' : 'headers'} ${headers.join(', ')})`;
    return visible(bareUrl(definition.url)) + named;
  }
  const { command, args, env, cwd, envFile } = definition;
  const settings = Object.entries(env).map(([name, value]) => {
    const shown = codeVariables.test(name) ? shellWord(maskArgs([value])[0] ?? '') : secretMask;
    return `${visible(name)}=${shown}`;
  });
  const line = [...settings, shellWord(command), ...maskArgs(args).map(shellWord)].join(' ');
  const place = cwd === undefined ? '' : ` (in ${shellWord(cwd)})`;
  const file = envFile === undefined ? '' : ` (environment from ${shellWord(envFile)})`;
  return line + place + file;
}

/** A word as a shell would need it, so that one argument with a space is not read as two. For reading, not for running. */
function shellWord(word: string): string {
  const shown = visible(word);
  return /^[\w@%+=:,./~${}*-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
