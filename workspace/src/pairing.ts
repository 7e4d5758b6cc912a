import { snapshotFileName } from '@mcp-policy/mcp';
import type { PolicyEntry, WorkspaceConfig } from './config/model.ts';
import { compileGlob } from './glob.ts';

/** What is known when a policy is paired with its server. */
export interface PairingFacts {
  /** The policy's path relative to the root, with `/`. */
  readonly path: string;
  readonly config: WorkspaceConfig;
  /** File names in `.mcp-policy/snapshots/`. */
  readonly snapshots: readonly string[];
  /** Configuration keys of the servers that the workspace configures. */
  readonly servers: readonly string[];
  /** True when the policy is the only one in its place. Asked only when it matters, since it takes a walk. */
  readonly isOnlyPolicy: () => Promise<boolean>;
}

/** What goes with a policy. `server` undefined: known only by the snapshot, or not at all. */
export interface Pairing {
  readonly server: string | undefined;
  /** File name in `.mcp-policy/snapshots/`; undefined when no rule says which. The file need not exist. */
  readonly snapshot: string | undefined;
  /** The entry of config.json that said so. */
  readonly entry: PolicyEntry | undefined;
  /** In words, for whoever wonders: which rule paired them, or why none did. */
  readonly reason: string;
}

/** The entry of config.json for a policy: the first whose glob matches. */
export function entryOf(config: WorkspaceConfig, path: string): PolicyEntry | undefined {
  return config.policies.find(({ policy }) => {
    const glob = compileGlob(policy);
    return glob.ok && glob.matches(path);
  });
}

/** `github` of `policies/github.policy.json`. */
function stemOf(path: string): string | undefined {
  return /([^/]+)\.(?:mcp-)?policy\.json$/.exec(path)?.[1];
}

/** Pairs a policy with its server and snapshot (docs/architecture.md, "What lies in a workspace"). */
export async function pair(facts: PairingFacts): Promise<Pairing> {
  const entry = entryOf(facts.config, facts.path);
  if (entry) {
    return { server: entry.server, snapshot: snapshotFileName(entry.server), entry, reason: 'config.json says so' };
  }
  const paired = (server: string | undefined, snapshot: string, reason: string): Pairing => {
    return { server, snapshot, entry: undefined, reason };
  };
  const stem = stemOf(facts.path);
  if (stem !== undefined) {
    const named = facts.servers.find((server) => server === stem || snapshotFileName(server) === `${stem}.json`);
    const file = [`${stem}.json`, snapshotFileName(named ?? stem)].find((name) => facts.snapshots.includes(name));
    if (file !== undefined) return paired(named, file, 'they have the same name');
    if (named !== undefined) return paired(named, snapshotFileName(named), 'they have the same name');
  }
  const [snapshot, ...otherSnapshots] = facts.snapshots;
  const [server, ...otherServers] = facts.servers;
  const single = snapshot !== undefined && otherSnapshots.length === 0;
  const singleServer = server !== undefined && otherServers.length === 0;
  if ((single || singleServer) && (await facts.isOnlyPolicy())) {
    if (single) {
      const owner = facts.servers.find((name) => snapshotFileName(name) === snapshot);
      return paired(owner, snapshot, 'there is one policy and one snapshot');
    }
    if (singleServer) return paired(server, snapshotFileName(server), 'there is one policy and one configured server');
  }
  return { server: undefined, snapshot: undefined, entry: undefined, reason: whyNone(facts, single || singleServer) };
}

function whyNone({ snapshots, servers }: PairingFacts, severalPolicies: boolean): string {
  const remedy = 'name the policy <server>.policy.json, or say in .mcp-policy/config.json which server it is for';
  if (severalPolicies)
    return `there are several policies here, and nothing says which server this one is for: ${remedy}`;
  if (snapshots.length > 1)
    return `there are ${snapshots.length} snapshots here, and nothing says which belongs to this policy: ${remedy}`;
  if (servers.length > 1)
    return `there are ${servers.length} servers configured here, and nothing says which one this policy is for: ${remedy}`;
  return 'no snapshot has been taken and no MCP server is configured here';
}
