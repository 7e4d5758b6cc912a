import { type ArgumentObject, isObject } from '../decision/value.ts';
import type { ObservedPath } from './model.ts';
import { PathValues } from './path-values.ts';
import type { Room } from './room.ts';

/** Arguments that are kept apart of one tool. */
const pathsOfTool = 64;
/** Objects within objects that are looked into; what is deeper is seen as a whole. */
const deepest = 4;
/** UTF-16 code units of a path. */
const longestPath = 200;

/** What the arguments of one tool were. A path for which there is no room is left out for good, never counted in part. */
export class ArgumentObserver {
  readonly #room: Room;
  readonly #paths = new Map<string, PathValues>();

  constructor(room: Room) {
    this.#room = room;
  }

  add(args: ArgumentObject): void {
    this.#addAll(args, 'args', 1);
  }

  #addAll(object: ArgumentObject, parent: string, depth: number): void {
    for (const key of Object.keys(object)) {
      // docs/language.md, 2. Conditions: such a key cannot be addressed.
      if (key === '' || key.includes('.')) continue;
      const path = `${parent}.${key}`;
      if (path.length > longestPath) continue;
      const value = object[key];
      this.#of(path)?.add(value);
      if (depth < deepest && isObject(value)) this.#addAll(value, path, depth + 1);
    }
  }

  #of(path: string): PathValues | undefined {
    const known = this.#paths.get(path);
    if (known !== undefined) return known;
    if (this.#paths.size >= pathsOfTool || !this.#room.take()) return undefined;
    const own = ownText(path);
    const made = new PathValues(own);
    this.#paths.set(own, made);
    return made;
  }

  finish(): ObservedPath[] {
    return [...this.#paths.values()].map((path) => path.finish());
  }
}

/** The same text in memory of its own: a part of a line would keep the whole line, of up to 16 MiB. */
function ownText(text: string): string {
  const copy: unknown = JSON.parse(JSON.stringify(text));
  return typeof copy === 'string' ? copy : text;
}
