import { isSecretName } from './names.ts';
import { secretMask } from './secret-mask.ts';
import { hasSecretShape, maskUrl, privateKeyBegin, scheme, variable } from './shapes.ts';

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
