import { describe, expect, it } from 'vitest';
import { classifyTool } from './classify.ts';

const published = [
  ['session_stop', 'kwin-mcp', 'isac322/kwin-mcp', 'Execute'],
  ['ssh_session_stop', 'zebbern-kali-mcp', 'Zebbern Kali MCP', 'Execute'],
  ['proxy_session_stop', 'proxy-mcp', 'yfe404/proxy-mcp', 'Destructive'],
  [
    'stop_runtime_session',
    'awslabs.cloudwatch-applicationsignals-mcp-server',
    'CloudWatch Application Signals MCP Server',
    'Execute',
  ],
  ['stop_browser_session', 'awslabs.cloudtrail-mcp-server', 'AWS Labs CloudTrail MCP Server', 'Execute'],
] as const;

describe('the five published tools', () => {
  it.each(published)('%s of %s is known by the key, and as %s', (name, key, infoName, category) => {
    for (const context of [{ server: key }, { server: 'mine', serverInfo: { name: infoName, version: '1' } }]) {
      const risk = classifyTool({ name }, context);
      expect(risk).toMatchObject({ category, confidence: 1 });
      expect(risk.signals[0]?.source).toBe('catalogue');
    }
  });

  it('are evidence and no proof on another server', () => {
    const risk = classifyTool({ name: 'session_stop' }, { server: 'elsewhere' });
    expect(risk.confidence).toBeLessThan(1);
    expect(risk.signals.find(({ source }) => source === 'catalogue')?.weight).toBeLessThan(0.6);
  });

  it('are known by their exact name only', () => {
    const { signals } = classifyTool({ name: 'Session_Stop' }, { server: 'kwin-mcp' });
    expect(signals.some(({ source }) => source === 'catalogue')).toBe(false);
  });

  it('are not believed harmless when their words have plainly become worse', () => {
    const description = 'Permanently deletes the session and all its files.';
    expect(classifyTool({ name: 'session_stop', description }, { server: 'kwin-mcp' }).level).toBe('Critical');
  });

  it('are judged from their words alone as they are published', () => {
    const description = 'Stop persistent on-disk capture and finalize the active session.';
    expect(classifyTool({ name: 'proxy_session_stop', description }).category).toBe('Destructive');
  });
});
