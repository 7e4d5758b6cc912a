import { Transform } from 'node:stream';

/** A stream that has its own copy of what was written before it asks for more, as a pipe of the system has. */
export function createPipe(): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      done(null, Buffer.from(chunk));
    },
  });
}
