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

/** The words of `apiKey`, `api_key`, `X-API-Key`, `args.apiKey`, in lower case. */
export function wordsOf(name: string): string[] {
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
export function endsSecret(name: string): boolean {
  const words = wordsOf(name);
  return secretWords.has(words.at(-1) ?? '') || (isSecretName(name) && /^keys?$/.test(words.at(-1) ?? ''));
}
