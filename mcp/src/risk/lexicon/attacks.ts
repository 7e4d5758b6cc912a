import type { Category } from '../model.ts';
import { wordSet } from './table.ts';

/** A risk of a public list, and how it meets a tool of this kind. */
export interface Attack {
  /** As the list numbers it. */
  readonly id: string;
  /** As the list calls it. */
  readonly name: string;
  /** In words, ours. */
  readonly how: string;
}

/**
 * The lists that are cited: the OWASP MCP Top 10, v0.1 of 2025, a beta (https://owasp.org/www-project-mcp-top-10/), and the
 * OWASP Top 10 for Agentic Applications for 2026 (https://genai.owasp.org).
 */
export const attackLists = 'OWASP MCP Top 10 (2025, beta) and OWASP Top 10 for Agentic Applications (2026)';

const secrets = (how: string): Attack => ({ id: 'MCP01:2025', name: 'Token Mismanagement & Secret Exposure', how });
const scope = (how: string): Attack => ({ id: 'MCP02:2025', name: 'Privilege Escalation via Scope Creep', how });
const injection = (how: string): Attack => ({ id: 'MCP05:2025', name: 'Command Injection & Execution', how });
const hijack = (how: string): Attack => ({ id: 'ASI01', name: 'Agent Goal Hijack', how });
const misuse = (how: string): Attack => ({ id: 'ASI02', name: 'Tool Misuse and Exploitation', how });
const execution = (how: string): Attack => ({ id: 'ASI05', name: 'Unexpected Code Execution', how });
const trust = (how: string): Attack => ({ id: 'ASI09', name: 'Human-Agent Trust Exploitation', how });

export const attacksByCategory: Readonly<Record<Category, readonly Attack[]>> = {
  Read: [hijack('what it returns may hold instructions that the agent follows')],
  Write: [misuse('an agent that was misled changes things in the name of its user')],
  Execute: [execution('an agent that was misled runs what an attacker wants')],
  Destructive: [
    misuse('an agent that was misled destroys what it may reach'),
    scope('it can do more than most tasks need'),
  ],
  Financial: [
    misuse('an agent that was misled moves money'),
    trust('a person is led to approve what the agent was talked into'),
  ],
};

/** By words of an argument's name, for arguments that take free text. */
export const attacksByArgument: readonly { readonly words: ReadonlySet<string>; readonly attack: Attack }[] = [
  {
    words: wordSet('command cmd shell bash argv sql query statement code script program'),
    attack: injection('free text reaches an interpreter'),
  },
  { words: wordSet('url uri link href'), attack: hijack('what stands at an address may hold instructions') },
  {
    words: wordSet('path file filename directory folder'),
    attack: secrets('a path can lead to files that hold secrets'),
  },
  { words: wordSet('secret password credential apikey'), attack: secrets('a secret passes through the model') },
];
