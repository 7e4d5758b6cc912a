// Names that stand in many lines: one number for all of them, found by its bytes. A number below `mostNames` is of a name that is
// kept, and means the same in all batches of a scanner; the others count the names of one batch that found no room.
import { areSame } from './bytes';
import { newName } from './host';
import { input, tables } from './layout';

/** Kinds of names, each with a table. */
export const tool: i32 = 0;
export const grant: i32 = 1;
export const server: i32 = 2;
const kinds: i32 = 3;

/** A hostile recording may hold a million names: those beyond are read anew each time. */
export const mostNames: i32 = 4096;
const longestKept: usize = 256;
const slots: i32 = 8192;
/** Slots that are looked at for one name: names can be chosen so that all would stand behind each other. */
const longestSearch: i32 = 64;

// A table begins with how many names are kept, how many found no room, and where the next letters go.
const keptAt: usize = 0;
const strayAt: usize = 4;
const endAt: usize = 8;
const slotsAt: usize = 16;
// A slot keeps the number of its name plus 1 (0: it is free), the hash, where the letters stand, and how many there are.
const slotSize: usize = 16;
const lettersAt: usize = slotsAt + <usize>slots * slotSize;
/** With room for the longest names, and for a load of 16 bytes behind them. */
const tableSize: usize = 0x130000;

export function forgetStrayNames(): void {
  for (let kind = 0; kind < kinds; kind++) store<i32>(tableOf(kind) + strayAt, 0);
}

function tableOf(kind: i32): usize {
  return tables + <usize>kind * tableSize;
}

/** The number of the name from `start` to `end`, as it stands between its quotes, without escapes. */
export function numberOf(kind: i32, start: usize, end: usize): i32 {
  const table = tableOf(kind);
  const length = end - start;
  const hash = hashOf(start, length);
  for (let step = 0; step < longestSearch; step++) {
    const at = table + slotsAt + <usize>((hash + step) & (slots - 1)) * slotSize;
    const number = load<i32>(at);
    if (number === 0) return add(kind, table, at, hash, start, length);
    if (
      load<i32>(at, 4) === hash &&
      <usize>load<u32>(at, 12) === length &&
      areSame(<usize>load<u32>(at, 8), start, length)
    ) {
      return number - 1;
    }
  }
  return addStray(kind, table, start, length);
}

function addStray(kind: i32, table: usize, start: usize, length: usize): i32 {
  tell(kind, false, start, length);
  const stray = load<i32>(table, strayAt);
  store<i32>(table, stray + 1, strayAt);
  return mostNames + stray;
}

function tell(kind: i32, isKept: bool, start: usize, length: usize): void {
  newName(kind, isKept, <i32>(start - input), <i32>(start - input + length));
}

/** Keeps a name in a free slot, if there is room for it. */
function add(kind: i32, table: usize, slot: usize, hash: i32, start: usize, length: usize): i32 {
  const kept = load<i32>(table, keptAt);
  if (kept >= mostNames || length > longestKept) return addStray(kind, table, start, length);
  tell(kind, true, start, length);
  const letters = table + lettersAt + <usize>load<u32>(table, endAt);
  memory.copy(letters, start, length);
  store<i32>(slot, kept + 1);
  store<i32>(slot, hash, 4);
  store<u32>(slot, <u32>letters, 8);
  store<u32>(slot, <u32>length, 12);
  store<u32>(table, <u32>(letters + length - table - lettersAt), endAt);
  store<i32>(table, kept + 1, keptAt);
  return kept;
}

/** Of the length, and of what stands at the beginning, in the middle and at the end: names mostly differ there. */
function hashOf(start: usize, length: usize): i32 {
  let hash = <u32>length;
  if (length < 4) {
    for (let at: usize = 0; at < length; at++) hash = (hash << 8) ^ <u32>load<u8>(start + at);
  } else {
    hash += load<u32>(start) * 0x85ebca6b;
    hash ^= load<u32>(start + ((length - 4) >> 1)) * 0xc2b2ae35;
    hash ^= load<u32>(start + length - 4) * 0x27d4eb2f;
  }
  return <i32>((hash * 0x9e3779b1) >> 16);
}
