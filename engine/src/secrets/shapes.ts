import { isSecretName, wordsOf } from './names.ts';
import { secretMask } from './secret-mask.ts';

/** Names of values that look random and are public: the hash of a commit, a checksum. */
const publicWords = new Set([
  'sha',
  'sha1',
  'sha256',
  'hash',
  'digest',
  'checksum',
  'commit',
  'revision',
  'rev',
  'etag',
]);

/** Tokens known by their beginning; `text` is one word. */
const knownTokens =
  /^(?:sk|pk|rk|whsec|ghp|gho|ghu|ghs|ghr|github_pat|npm|hf|shpat|shpss|sbp|dop_v1|ntn|secret|lin_api|figd|glpat|pypi|xox[abeoprs]|xapp|pat|tvly)[-_][A-Za-z0-9_.=-]{12,}$|^(?:AKIA|ASIA)[A-Z0-9]{16}$|^AIza[A-Za-z0-9_-]{30,}$|^ya29\.[A-Za-z0-9_-]{16,}$|^SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}$|^eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*$/;

export const privateKeyBegin = '-----BEGIN ';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const variable = /^\$\{[^{}]*\}$|^\$[A-Za-z_]\w*$|^%\w+%$/;
export const scheme = /^(?:bearer|basic|token|digest)$/i;

/** Letters and digits mixed as chance mixes them, not as a person names things. */
function looksRandom(text: string): boolean {
  if (text.length < 24 || text.length > 4096 || uuid.test(text)) return false;
  if (/^[0-9a-f]{32,}$/i.test(text)) return /[a-f]/i.test(text) && /[0-9]/.test(text);
  if (!/^[A-Za-z0-9+/_=-]+$/.test(text)) return false;
  let turns = 0;
  let digits = 0;
  let before = '';
  for (const letter of text) {
    const kind = /[0-9]/.test(letter)
      ? 'digit'
      : /[a-z]/.test(letter)
        ? 'lower'
        : /[A-Z]/.test(letter)
          ? 'upper'
          : 'other';
    if (kind === 'digit') digits++;
    if (before !== '' && kind !== before && kind !== 'other' && before !== 'other') turns++;
    before = kind;
  }
  return digits >= 2 && turns >= text.length * 0.3;
}

/** `https://user:password@host/…?token=…` */
function urlHoldsSecret(text: string): boolean {
  return /^[a-z][a-z0-9+.-]{0,30}:\/\//i.test(text) && maskUrl(text) !== text;
}

/** True when a text looks like a secret by itself. Its name can only say that it is public: a checksum, a commit. */
export function hasSecretShape(text: string, name: string): boolean {
  if (text.includes(privateKeyBegin) || knownTokens.test(text) || urlHoldsSecret(text)) return true;
  const [first = '', second = ''] = text.split(' ', 2);
  if (scheme.test(first) && second.length >= 8 && text.length === first.length + 1 + second.length) return true;
  return looksRandom(text) && !wordsOf(name).some((word) => publicWords.has(word));
}

/**
 * True when `text`, the value of something called `name`, should not be shown: by its name (`password`, `api_key`), or by
 * its shape (a known token, a JWT, a private key, a URL with a password, a long random word). A reference to a
 * variable (`${input:key}`, `$TOKEN`) is none, and neither is an empty text. Doubt is decided for masking.
 */
export function looksLikeSecret(text: string, name = ''): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || variable.test(trimmed)) return false;
  return isSecretName(name) || hasSecretShape(trimmed, name);
}

/** A URL without its password and without the values of secret query parameters; the rest as it stands. */
export function maskUrl(text: string): string {
  const start = text.indexOf('://') + 3;
  const pathAt = text.slice(start).search(/[/?#]/);
  const hostEnd = pathAt < 0 ? text.length : start + pathAt;
  const at = text.lastIndexOf('@', hostEnd - 1);
  const user = at >= start ? `${secretMask}@` : '';
  const host = text.slice(at >= start ? at + 1 : start, hostEnd);
  const rest = text
    .slice(hostEnd)
    .replace(/([?&#])([^=&#]*)=([^&#]*)/g, (whole, mark: string, name: string, value: string) =>
      looksLikeSecret(value, name) ? `${mark}${name}=${secretMask}` : whole,
    );
  return text.slice(0, start) + user + host + rest;
}
