import { ageInWords } from '@mcp-policy/mcp';
import type { Facts } from '../facts.ts';
import { serverName } from '../judgement/tools.ts';
import { quoteName } from './quote.ts';

/** Which server, by what knowledge: "`github` (snapshot 3 days old)". */
export function describeSnapshot(facts: Facts): string {
  const server = serverName(facts);
  const name = server === undefined ? 'the server' : quoteName(server);
  return facts.snapshot.state === 'found'
    ? `${name} (snapshot ${ageInWords(facts.snapshot.snapshot.takenAt, facts.now)})`
    : name;
}
