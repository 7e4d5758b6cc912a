import type { Severity } from '@mcp-policy/engine';

/** The user's settings, section `mcpPolicy`, read once at the door. What is not understood is left out. */
export interface Settings {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly trustedServers: readonly string[];
  /** How long a snapshot may take, in seconds. */
  readonly snapshotTimeout: number | undefined;
  /** Whether effect and level are shown behind each tool's name. */
  readonly inlayHints: boolean;
}

export const defaultSettings: Settings = {
  rules: {},
  trustedServers: [],
  snapshotTimeout: undefined,
  inlayHints: true,
};

const severities: ReadonlySet<unknown> = new Set(['error', 'warning', 'information', 'hint', 'off']);

const isSeverity = (value: unknown): value is Severity | 'off' => severities.has(value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads settings as a client sends them: anything at all. Seconds outside 1 to 600 are not taken. */
export function readSettings(value: unknown): Settings {
  if (!isRecord(value)) return defaultSettings;
  const rules = isRecord(value.rules) ? Object.entries(value.rules) : [];
  const trusted = Array.isArray(value.trustedServers) ? value.trustedServers : [];
  const snapshot = isRecord(value.snapshot) ? value.snapshot : {};
  const timeout = snapshot.timeout;
  return {
    rules: Object.fromEntries(rules.filter((rule): rule is [string, Severity | 'off'] => isSeverity(rule[1]))),
    trustedServers: trusted.filter((name): name is string => typeof name === 'string'),
    snapshotTimeout: typeof timeout === 'number' && timeout >= 1 && timeout <= 600 ? timeout : undefined,
    inlayHints: value.inlayHints !== false,
  };
}
