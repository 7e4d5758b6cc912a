// Where what stands in the memory of the scanner. Addresses are bytes. scanner-module.ts and argument-places.ts of engine/src/scanning know
// those that they read.

/** Objects and lists in each other, at most; more are left to slower readers. */
export const deepest: i32 = 64;
/** Keys of one object that are compared with each other; more are left to slower readers. */
export const mostKeys: i32 = 48;

/** Of the objects that are open, 4 bytes each: where their keys begin, and behind their ends. */
export const keyStarts: usize = 0x1000;
export const keyEnds: usize = 0x4000;
/** The same of the values of the outermost object. */
export const valueStarts: usize = 0x7000;
export const valueEnds: usize = 0x7100;

/** What calls of a tool are prepared as, 4 bytes each, by the tool's number; below 0 for what the host must be asked. */
export const prepared: usize = 0x8000;
/** "That depends on the arguments", where the host says what calls of a tool are prepared as. */
export const looks: i32 = i32.MIN_VALUE;

/** The tables of names (names.ts), one behind the other. */
export const tables: usize = 0x10000;

/** Where the lines stand. Behind them is room for a load of 16 bytes. */
export const input: usize = 0x400000;

/** A row: ten numbers of 4 bytes in the order of `column` (engine/src/scanning/batch.ts), and the time, of 8. */
export const rowSize: usize = 48;
