import { input, type ScannerModule } from './scanner-module.ts';

/** Places in the module's memory, in numbers of 4 bytes: see engine/wasm/layout.ts. */
const [keyStarts, keyEnds, valueStarts, valueEnds] = [0x1000 / 4, 0x4000 / 4, 0x7000 / 4, 0x7100 / 4];

/** Where the arguments of the call stand that is being scanned: offsets in its block. */
export class ArgumentPlaces {
  readonly #module: ScannerModule;
  #numbers = new Int32Array(0);
  #bytes = new Uint8Array(0);

  constructor(module: ScannerModule) {
    this.#module = module;
  }

  /** Which of the arguments has this key, -1: none. It is looked for at `guess` first. Nothing may be doubtful in them. */
  find(key: Uint8Array, guess: number): number {
    const { buffer } = this.#module.memory;
    if (this.#numbers.buffer !== buffer) {
      this.#numbers = new Int32Array(buffer);
      this.#bytes = new Uint8Array(buffer);
    }
    const keys = this.#module.outermostKeys.value;
    if (guess < keys && this.#isAt(key, guess)) return guess;
    for (let i = 0; i < keys; i++) if (this.#isAt(key, i)) return i;
    return -1;
  }

  valueStart(number: number): number {
    return (this.#numbers[valueStarts + number] ?? 0) - input;
  }

  valueEnd(number: number): number {
    return (this.#numbers[valueEnds + number] ?? 0) - input;
  }

  #isAt(key: Uint8Array, number: number): boolean {
    const start = (this.#numbers[keyStarts + number] ?? 0) + 1;
    if ((this.#numbers[keyEnds + number] ?? 0) - 1 - start !== key.length) return false;
    for (let i = 0; i < key.length; i++) if (this.#bytes[start + i] !== key[i]) return false;
    return true;
  }
}
