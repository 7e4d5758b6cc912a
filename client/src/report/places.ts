import type { Range } from 'vscode-languageclient/node';

/** The places in the policy that a report leads to, each with a number: the page asks by it and knows no place itself. */
export class Places {
  readonly ranges: Range[] = [];
  private readonly numbers = new Map<string, number>();

  /** The number of a rule's place by its pointer, to be spread into what is shown; nothing when it has none. */
  of(at: string, range?: Range | null): { readonly place?: number } {
    const known = this.numbers.get(at);
    if (known !== undefined) return { place: known };
    if (!range) return {};
    const place = this.ranges.push(range) - 1;
    this.numbers.set(at, place);
    return { place };
  }
}
