import { isSecretName, looksLikeSecret, maskSecretText, secretMask } from '@mcp-policy/engine';

const variables = /\$\{[^{}]*\}|\$[A-Za-z_]\w*|%\w+%/g;

/** True when nothing but references to variables and the words around them is there: `Bearer ${input:token}`. */
function isReference(text: string): boolean {
  return text.search(variables) >= 0 && /^(?:(?:bearer|basic|token)\s*)?$/i.test(text.replace(variables, '').trim());
}

/** Arguments as they may be shown or kept: what looks like a secret is masked, variables stay. */
export function maskArgs(args: readonly string[]): string[] {
  return args.map((arg, i) => {
    const before = args[i - 1] ?? '';
    const named = /^--?[^=]+$/.test(before) && isSecretName(before);
    if (arg === '' || isReference(arg)) return arg;
    if (named && !arg.startsWith('--')) return secretMask;
    return looksLikeSecret(arg) && !arg.includes('://') ? secretMask : maskArg(arg);
  });
}

/** One argument by itself: `--token=x`, `TOKEN=x`, `Authorization: Bearer x`, a URL with a password. */
function maskArg(arg: string): string {
  const [, name = '', value = ''] = /^([^=:\s]+)[=:]\s*(.*)$/s.exec(arg) ?? [];
  if (name !== '' && isReference(value)) return arg;
  return maskSecretText(arg);
}

/**
 * A URL as it may be shown or kept: without user info, query and fragment, which is where keys travel; a part of the path
 * that looks like one is masked. Works on the text, since unresolved variables are no valid URL.
 */
export function bareUrl(url: string): string {
  const plain = url.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
  return plain
    .split('/')
    .map((part) => (looksLikeSecret(part) ? secretMask : part))
    .join('/');
}
