// What the scanner asks of JavaScript: engine/src/scanning/scan-block.ts. Places are offsets in the lines.

/** Tells of a name that has got the next number of its kind: see `NewNames` in engine/src/scanning/names.ts. */
export declare function newName(kind: i32, isKept: bool, start: i32, end: i32): void;

/** What calls of a tool are prepared as whatever their arguments are, or `looks` (layout.ts). */
export declare function prepareTool(tool: i32): i32;

/** What a call is prepared as that has to be looked at. */
export declare function prepareCall(tool: i32, argumentsStart: i32, argumentsEnd: i32, isDoubtful: bool): i32;

/** When a day begins, in milliseconds since the epoch; NaN when there is no such day. The date is a number of eight digits. */
export declare function midnightOf(date: i32): f64;

/** The time of a text that has not the usual layout, in milliseconds since the epoch; NaN when it is none. */
export declare function timeOf(start: i32, end: i32): f64;

/** Whether a line is UTF-8. Asked only in blocks that are not UTF-8 as a whole. */
export declare function isUtf8(start: i32, end: i32): bool;

/** Reads a line as text. Its row is to be marked with what this answers, 0: it needs none. */
export declare function readSlowly(line: i32, start: i32, end: i32): i32;

/** When the call was made that was read so last. */
export declare function slowTime(): f64;
