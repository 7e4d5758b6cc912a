import { isSecretName, looksLikeSecret, maskSecretText, secretMask } from '@mcp-policy/engine';
import { visible } from '../text.ts';

/** Shorter values are words; masking them would make every message unreadable and protect nothing. */
const shortestValue = 4;
const shortestSecret = 6;

/** The values that were handed to a server. What comes back from it must not carry them into a file or a message. */
export class Secrets {
  /** Everything from the environment and the headers: masked in what the server says when it fails. */
  readonly #values = new Set<string>();
  /** What is a secret beyond doubt: masked even in what it lists. */
  readonly #sure = new Set<string>();

  /** @param name what the value is called, which may say that it is a secret */
  add(value: string, name: string): void {
    if (value.length >= shortestValue && !/^(?:true|false|\d{1,5})$/.test(value)) this.#values.add(value);
    if (value.length < shortestSecret) return;
    if (isSecretName(name) || name.startsWith('input:') || looksLikeSecret(value, name)) this.#sure.add(value);
  }

  /** Text for people: values masked, whatever else looks like a secret too, lines kept, the rest made visible. */
  clean(text: string): string {
    const masked = maskSecretText(replaceAll(text, this.#values));
    return masked
      .split(/\r?\n/)
      .map((line) => line.split('\t').map(visible).join('\t'))
      .join('\n');
  }

  /** A JSON value of the server without the secrets it was given. Recursive: only for what is known to be shallow. */
  maskKnown(value: unknown): unknown {
    if (this.#sure.size === 0) return value;
    if (typeof value === 'string') return replaceAll(value, this.#sure);
    if (Array.isArray(value)) return value.map((item: unknown) => this.maskKnown(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [replaceAll(key, this.#sure), this.maskKnown(inner)]),
    );
  }
}

/** Longest first, so that a value which holds another one is masked as a whole. */
function replaceAll(text: string, values: ReadonlySet<string>): string {
  let masked = text;
  for (const value of [...values].sort((a, b) => b.length - a.length)) masked = masked.replaceAll(value, secretMask);
  return masked;
}
