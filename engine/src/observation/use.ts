import { windowIndex } from '../decision/window.ts';
import type { ObservedUse, ObservedWindows } from './model.ts';
import type { Room } from './room.ts';

/** Windows that a grant's calls may still come for, behind its latest. */
const windowsOpen = 8;

interface OpenWindow {
  readonly index: number;
  count: number;
}

/** The latest windows of one grant and one length. */
class RecentWindows {
  /** Latest first. */
  readonly #open: OpenWindow[] = [];

  /** Counts one call. Undefined when its window was given up; else the window's count, 1 for a new one. */
  count(index: number): number | undefined {
    const open = this.#open;
    let at = 0;
    while (at < open.length && (open[at]?.index ?? index) > index) at++;
    const found = open[at];
    if (found?.index === index) return ++found.count;
    if (open.length >= windowsOpen && at === open.length) return undefined;
    open.splice(at, 0, { index, count: 1 });
    if (open.length > windowsOpen) open.pop();
    return 1;
  }
}

class Peak {
  #most = 0;
  #windows = 0;
  #late = 0;

  add(count: number | undefined): void {
    if (count === undefined) this.#late++;
    else {
      if (count === 1) this.#windows++;
      if (count > this.#most) this.#most = count;
    }
  }

  finish(): ObservedWindows {
    return { peak: this.#most + this.#late, windows: this.#windows, late: this.#late };
  }
}

/** Counts the calls of one tool by grant and window. `room` is for the grants of all tools together. */
export class UseCounter {
  readonly #room: Room;
  readonly #grants = new Map<string, { readonly minute: RecentWindows; readonly hour: RecentWindows }>();
  readonly #minute = new Peak();
  readonly #hour = new Peak();
  #known = true;

  constructor(room: Room) {
    this.#room = room;
  }

  /** `ts` is milliseconds since the epoch; undefined when the call has no time: it may have been in any window. */
  add(grant: string, ts: number | undefined): void {
    if (!this.#known) return;
    let windows = this.#grants.get(grant);
    if (ts === undefined || (windows === undefined && !this.#room.take())) {
      this.#known = false;
      this.#grants.clear();
      return;
    }
    if (windows === undefined) {
      windows = { minute: new RecentWindows(), hour: new RecentWindows() };
      this.#grants.set(grant, windows);
    }
    this.#minute.add(windows.minute.count(windowIndex('minute', ts)));
    this.#hour.add(windows.hour.count(windowIndex('hour', ts)));
  }

  finish(): ObservedUse | undefined {
    return this.#known ? { minute: this.#minute.finish(), hour: this.#hour.finish() } : undefined;
  }
}
