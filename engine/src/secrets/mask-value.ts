import { maskSecretText } from './mask-text.ts';
import { endsSecret, isSecretName } from './names.ts';
import { secretMask } from './secret-mask.ts';
import { looksLikeSecret, variable } from './shapes.ts';

/** Deeper than this, a value is masked as a whole: nobody reads it there, and a hostile one must not exhaust the stack. */
const deepest = 128;

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
