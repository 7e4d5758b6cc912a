import type { Block } from './parse.ts';

/** A scenario file in which blocks get the text that a run has shown. */
export class Rewriting {
  readonly #lines: readonly string[];
  readonly #blocks = new Map<number, { readonly block: Block; readonly text: string }>();

  constructor(markdown: string) {
    this.#lines = markdown.split(/\r?\n/);
  }

  /** @throws when another client has been shown something else: then no text is right for both */
  note(block: Block, text: string): void {
    const before = this.#blocks.get(block.first);
    if (before && before.text !== text)
      throw new Error(`One kind of client was shown\n${before.text}\nthe other\n${text}`);
    this.#blocks.set(block.first, { block, text });
  }

  result(): string {
    const lines = [...this.#lines];
    // From the end, so that what stands before stays where it is.
    for (const { block, text } of [...this.#blocks.values()].sort((a, b) => b.block.first - a.block.first))
      lines.splice(block.first, block.end - block.first, ...text.split('\n').slice(0, -1));
    return lines.join('\n');
  }
}
