/** What an item that is resolved later carries with it: the policy and the tool that it is about. */
export interface Origin {
  readonly uri: string;
  readonly tool: string;
}

/** What this server has put into an item; whatever else a client sends back belongs to no policy. */
export function readOrigin(data: unknown): Origin | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('tool' in data)) return undefined;
  const { uri, tool } = data;
  return typeof uri === 'string' && typeof tool === 'string' ? { uri, tool } : undefined;
}
