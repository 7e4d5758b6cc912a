import type { Category } from '../model.ts';

/** A tool whose risk is published. */
export interface CatalogueEntry {
  readonly tool: string;
  /** The server's name as people read it. */
  readonly server: string;
  /** The names it goes by in a configuration or in `serverInfo`: lower case, without owner, `mcp` and `server`. */
  readonly knownAs: readonly string[];
  readonly category: Category;
  readonly reason: string;
}

/** Where the five entries come from. */
export const catalogueSource = 'the published PolicyLayer tool page';

/** The five published tools. That much is a catalogue; nothing else is looked up by name. */
export const catalogue: readonly CatalogueEntry[] = [
  {
    tool: 'session_stop',
    server: 'Kwin',
    knownAs: ['kwin'],
    category: 'Execute',
    reason:
      'It ends a live desktop session: an outside effect that depends on the session named, though no stored data is deleted.',
  },
  {
    tool: 'ssh_session_stop',
    server: 'Zebbern Kali MCP',
    knownAs: ['zebbern-kali'],
    category: 'Execute',
    reason: 'It disconnects an SSH session, and unsaved work may be lost, but the session can be opened again.',
  },
  {
    tool: 'proxy_session_stop',
    server: 'Proxy',
    knownAs: ['proxy'],
    category: 'Destructive',
    reason: 'It finalises the capture session, and a finalised session cannot be resumed.',
  },
  {
    tool: 'stop_runtime_session',
    server: 'CloudWatch Application Signals MCP Server',
    knownAs: [
      'cloudwatch-application-signals',
      'cloudwatch-applicationsignals',
      'awslabs.cloudwatch-applicationsignals',
    ],
    category: 'Execute',
    reason:
      'It ends a running session, an outside effect that depends on which one is named, though no data is deleted.',
  },
  {
    tool: 'stop_browser_session',
    server: 'AWS Labs CloudTrail MCP Server',
    knownAs: ['aws-labs-cloudtrail', 'aws-cloudtrail', 'awslabs.cloudtrail', 'cloudtrail'],
    category: 'Execute',
    reason: 'It stops the browser session that its arguments name, which can interrupt work in progress.',
  },
];
