import type { Connection } from './connection.ts';
import type { Deadline } from './deadline.ts';
import { openHttp } from './open-http.ts';
import { openStdio } from './open-stdio.ts';
import type { Limits } from './options.ts';
import type { ResolvedHttp, ResolvedStdio } from './resolve.ts';

/** Starts or reaches a server and lists its tools. Rejects with a `Failure`, and then nothing is left running. */
export function openConnection(
  server: ResolvedStdio | ResolvedHttp,
  limits: Limits,
  deadline: Deadline,
): Promise<Connection> {
  return server.type === 'stdio' ? openStdio(server, limits, deadline) : openHttp(server, limits, deadline);
}
