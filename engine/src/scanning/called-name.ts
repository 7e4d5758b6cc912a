/** A name of a recording, with whatever who replays it wants to keep beside it. */
export class CalledName {
  readonly name: string;
  found: object | undefined;

  constructor(name: string) {
    this.name = name;
  }
}
