import { fileName } from '../report/file-name.ts';
import type { Room } from '../room.ts';
import { messageOf } from './errors.ts';

/** "MCP Policy: Show Effective Access": what the policy makes of every tool of the server, and by which rule. */
export async function showEffectiveAccess({ server, target, pages }: Room, given: unknown): Promise<void> {
  try {
    const policy = await target.pick(given, 'The effective access of which policy?');
    if (!policy) return;
    const { markdown } = await server.ask('effectiveAccess', { uri: policy.toString() });
    await pages.show(`Effective access of ${fileName(policy.toString())}`, markdown, policy);
  } catch (error) {
    await server.complain(messageOf(error));
  }
}
