/** What stands in a report where a value looked like a secret. */
export const secretMask = '***';

/** Deeper than this, a value is masked as a whole: nobody reads it there, and a hostile one must not exhaust the stack. */
const deepest = 128;

/** Words in a name that say its value is a secret. */
const secretWords = new Set([
  'token',
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'pwd',
  'secret',
  'secrets',
  'authorization',
  'auth',
  'credential',
  'credentials',
  'cookie',
  'apikey',
  'bearer',
  'otp',
  'cvv',
  'cvc',
]);

/** Words that say so only together: `api_key`, `private-key`, `accessKey`. */
const keyWords = new Set(['api', 'access', 'private', 'secret', 'signing', 'encryption', 'account', 'client', 'ssh']);

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

const privateKeyBegin = '-----BEGIN ';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const variable = /^\$\{[^{}]*\}$|^\$[A-Za-z_]\w*$|^%\w+%$/;
const scheme = /^(?:bearer|basic|token|digest)$/i;

/** The words of `apiKey`, `api_key`, `X-API-Key`, `args.apiKey`, in lower case. */
function wordsOf(name: string): string[] {
  return name
    .slice(-200)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** True when a value of this name is a secret by the name alone: `password`, `x-api-key`, `clientSecret`. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word, i) => secretWords.has(word) || (/^keys?$/.test(word) && keyWords.has(words[i - 1] ?? '')));
}

/** True when it is the name's last word that says so: then even a number is one (`password: 1234`, not `token_count: 5`). */
function endsSecret(name: string): boolean {
  const words = wordsOf(name);
  return secretWords.has(words.at(-1) ?? '') || (isSecretName(name) && /^keys?$/.test(words.at(-1) ?? ''));
}

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

function hasSecretShape(text: string, name: string): boolean {
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

function maskAt(value: unknown, name: string, secret: boolean, depth: number): unknown {
  if (depth > deepest) return secretMask;
  if (typeof value === 'string') {
    if (secret && value !== '' && !variable.test(value)) return secretMask;
    return looksLikeSecret(value, name) ? secretMask : maskSecretText(value);
  }
  if (typeof value === 'number' || typeof value === 'bigint') return secret && endsSecret(name) ? secretMask : value;
  if (Array.isArray(value)) return value.map((item: unknown) => maskAt(item, name, secret, depth + 1));
  if (typeof value === 'object' && value !== null) {
    // `fromEntries` defines own properties, so a key called `__proto__` stays what it is: a name.
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const inherited = secret && !isSecretName(key);
        return [key, maskAt(inner, inherited ? name : key, secret || isSecretName(key), depth + 1)];
      }),
    );
  }
  return value;
}

/** A copy of a JSON value in which everything that looks like a secret is `secretMask`, at any depth. Keys stay. */
export function maskSecrets(value: unknown): unknown {
  return maskAt(value, '', false, 0);
}

/** A URL without its password and without the values of secret query parameters; the rest as it stands. */
function maskUrl(text: string): string {
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

function maskPrivateKeys(text: string): string {
  let masked = '';
  let from = 0;
  for (;;) {
    const begin = text.indexOf(privateKeyBegin, from);
    if (begin < 0) return masked + text.slice(from);
    const end = text.indexOf('-----END ', begin);
    const close = end < 0 ? -1 : text.indexOf('-----', end + 9);
    masked += text.slice(from, begin) + secretMask;
    if (close < 0) return masked;
    from = close + 5;
  }
}

/** Where `name=value` or `name:value` within one word has a secret name: the index of its value, else -1. */
function secretValueAt(word: string): number {
  let nameAt = 0;
  for (const { 0: mark, index } of word.matchAll(/[=:,;&?|/]/g)) {
    if ((mark === '=' || mark === ':') && isSecretName(word.slice(Math.max(nameAt, index - 200), index)))
      return index + 1;
    nameAt = index + 1;
  }
  return -1;
}

/** Words are separated by white space and quotes: a masked value ends there and nowhere earlier. */
const word = /[^\s"'`]+/g;

/**
 * Free text (a command line, what a server wrote to stderr, a message) with everything that looks like a secret
 * masked: `--token x`, `API_KEY=x`, `Authorization: Bearer x`, `"password":"x"`, URLs with passwords, known tokens,
 * private keys. Linear in the text.
 */
export function maskSecretText(text: string): string {
  let named = '';
  let expect = false;
  return maskPrivateKeys(text).replace(word, (found: string) => {
    if (expect) {
      if (scheme.test(found) || /^[:=]+$/.test(found)) return found;
      expect = false;
      if (!found.startsWith('--') && !variable.test(found)) return secretMask;
    }
    const before = named;
    named = found.length < 200 ? found : '';
    if (/^[:=]+$/.test(found)) {
      expect = isSecretName(before);
      return found;
    }
    if (/^[a-z][a-z0-9+.-]{0,30}:\/\//i.test(found)) return maskUrl(found);
    const bare = found.replace(/^-+/, '');
    if (found.startsWith('-') && !/[=:]/.test(bare) && isSecretName(bare)) {
      expect = true;
      return found;
    }
    if (found.length >= 6 && /^bearer$/i.test(found)) {
      expect = true;
      return found;
    }
    const at = secretValueAt(found);
    if (at >= 0) {
      if (at === found.length) expect = true;
      else if (!variable.test(found.slice(at))) return found.slice(0, at) + secretMask;
      return found;
    }
    return found.replace(/[^,;()[\]{}<>=:]+/g, (part) => (hasSecretShape(part, '') ? secretMask : part));
  });
}
