import type { Decode } from './batch.ts';

/** A block of whole lines, each ended by a line feed. */
export interface Block {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isAscii: boolean;
  /** Whether the bytes are UTF-8 from the first to the last. */
  readonly isUtf8: boolean;
  /** Whether it begins a recording, where a byte-order mark may stand. */
  readonly isFirst: boolean;
}

export interface ScannerOptions {
  readonly decode: Decode;
  /** Tells whether a line of a block that is not UTF-8 as a whole is. */
  readonly isUtf8: (line: Uint8Array) => boolean;
}
