import { type PoisonFinding, type Snapshot, scanSnapshot } from '@mcp-policy/mcp';
import { knownTools, type RiskGrounds } from './tools.ts';

const scanned = new WeakMap<Snapshot, ReadonlyMap<string, readonly PoisonFinding[]>>();

/** What is hidden in the texts of each tool of the snapshot, by name; tools without anything are not in it. Once a snapshot. */
export function poisonedTools(facts: RiskGrounds): ReadonlyMap<string, readonly PoisonFinding[]> {
  const snapshot = knownTools(facts)?.snapshot;
  if (!snapshot) return new Map();
  let byName = scanned.get(snapshot);
  if (!byName) {
    const found = new Map<string, PoisonFinding[]>();
    for (const finding of scanSnapshot(snapshot)) {
      const same = found.get(finding.tool);
      if (same) same.push(finding);
      else found.set(finding.tool, [finding]);
    }
    byName = found;
    scanned.set(snapshot, byName);
  }
  return byName;
}

/** Where it stands, as an author knows the tool: "the description", "args.path: description", "the name". */
export function placeInTool({ path, inKey }: PoisonFinding): string {
  const [first, ...rest] = path;
  const root = first === 'inputSchema' ? 'args' : first === 'outputSchema' ? 'the result' : undefined;
  if (root === undefined) return `the ${path.join(' ')}`;
  const steps: string[] = [];
  const words: string[] = [];
  for (const [i, step] of rest.entries()) {
    if (rest[i - 1] === 'properties') steps.push(String(step));
    else if (step !== 'properties') words.push(String(step));
  }
  const place = [root, ...steps].join('.');
  if (inKey && rest.at(-2) === 'properties') return `the name of ${place}`;
  return words.length === 0 ? place : `${place}: ${words.join(' ')}`;
}
