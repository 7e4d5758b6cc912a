/** What a simulation stumbled over. */
export interface Oddities {
  readonly withoutTime: number;
  readonly reordered: number;
  readonly tooLate: number;
  readonly farAhead: number;
  readonly withIgnoredKeys: number;
  readonly ignoredKeys: readonly string[];
  /** What was passed over, as it is no tool call: a count and a kind each. */
  readonly others: readonly string[];
  readonly brokenNotListed: number;
  readonly namesLeftOut: number;
  readonly groupsLeftOut: number;
  /** How many servers the calls name while the policy's own is not known. */
  readonly guessedServers: number;
  /** True when calls were newly denied against a baseline. */
  readonly compared: boolean;
}

const lines = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function shown(key: string): string {
  const cut = key.length > 40 ? `${key.slice(0, 40)}…` : key;
  return JSON.stringify(cut).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

/** What a reader should know before trusting the numbers, in words. */
export function notesOf(found: Oddities): string[] {
  const notes: string[] = [];
  const { withoutTime, reordered, tooLate, farAhead, withIgnoredKeys } = found;
  if (withoutTime > 0) {
    notes.push(
      `${lines(withoutTime, 'call has', 'calls have')} no readable time ("ts", RFC 3339 with an offset): limits that apply there are unknown.`,
    );
  }
  if (reordered > 0) {
    notes.push(`${lines(reordered, 'call was', 'calls were')} out of order and decided in the order of the times.`);
  }
  if (tooLate > 0) {
    notes.push(
      `${lines(tooLate, 'call came', 'calls came')} too late to be put into the order of the times, so a limit may have stopped another call than it would have. Sort the recording by time, or give its parts as separate files.`,
    );
  }
  if (farAhead > 0) {
    notes.push(
      `${lines(farAhead, 'call has a time', 'calls have times')} far ahead of what follows; decided where it stands in the recording.`,
    );
  }
  if (withIgnoredKeys > 0) {
    notes.push(
      `${lines(withIgnoredKeys, 'line has', 'lines have')} keys that a recorded call does not know, which were ignored: ${found.ignoredKeys.map(shown).join(', ')}.`,
    );
  }
  if (found.others.length > 0) notes.push(`Passed over, as they are no MCP tool calls: ${found.others.join(', ')}.`);
  if (found.guessedServers > 1) {
    notes.push(
      `The calls are of ${found.guessedServers} servers and the policy's own server is not known, so all of them were decided by this policy. Say which one it is for.`,
    );
  }
  if (found.brokenNotListed > 0)
    notes.push(
      `${lines(found.brokenNotListed, 'more broken line is', 'more broken lines are')} counted but not listed.`,
    );
  if (found.namesLeftOut > 0) {
    notes.push(
      `There are more than 10,000 tools or rules: ${found.namesLeftOut} further counts are in the totals only.`,
    );
  }
  if (found.groupsLeftOut > 0) {
    notes.push(
      `There are more than 1,000 groups of changed calls: ${lines(found.groupsLeftOut, 'call is', 'calls are')} in the totals only.`,
    );
  }
  if (found.compared) {
    notes.push(
      'A replay decides the calls that were made. After a new denial the agent would have done something else, which no recording can tell.',
    );
  }
  return notes;
}
