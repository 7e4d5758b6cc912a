import { describe, expect, it } from 'vitest';
import { detectionLength, detectRecordingFormat } from './detect.ts';

const long = 'x'.repeat(2 * detectionLength);

describe('detectRecordingFormat', () => {
  it.each([
    ['recorded-calls', '{"v":1,"tool":"t"}'],
    ['json-rpc', '{"jsonrpc":"2.0","id":1,"method":"ping"}'],
    ['json-rpc', '[{"jsonrpc":"2.0","id":1,"method":"ping"}]'],
    ['json-rpc', '{"time":1,"anything":{"id":1,"result":{},"jsonrpc":"2.0"}}'],
    ['json-rpc', '{"time":1,"line":"{\\"jsonrpc\\":\\"2.0\\"}"}'],
    ['json-rpc', 'starting up\n12:00 [x] < {"jsonrpc":"2.0","id":1,"result":{}} done'],
    ['claude-code', '{"type":"summary","summary":"s","leafUuid":"u"}'],
    ['claude-code', '{"type":"user","uuid":"u","message":{"role":"user","content":"{\\"jsonrpc\\":1}"}}'],
    ['opentelemetry', '{"resourceSpans":[]}'],
    ['har', '{"log":{"version":"1.2","creator":{},"entries":[]}}'],
    ['intercept', '{"ts":"2026-09-14T08:00:00Z","type":"startup","instance":"a"}'],
    ['toolhive', '{"time":"t","level":"INFO+2","msg":"audit_event","type":"mcp_ping"}'],
    [
      'toolhive',
      '{"metadata":{},"type":"mcp_tool_call","loggedAt":"t","outcome":"success","subjects":{},"component":"c"}',
    ],
    ['mcpproxy', '{"id":"1","type":"system_start","status":"success","timestamp":"t","metadata":{}}'],
    ['mcpproxy', '{"id":"1","type":"tool_call","server_name":"s","tool_name":"t","status":"error","timestamp":"t"}'],
    ['proxy-log', '{"timestamp":"t","tool":"t","argument_keys":[]}'],
    ['proxy-log', '{"method":"tools/call","tool":"t"}'],
  ])('knows %s by its first line %s', (format, head) => {
    expect(detectRecordingFormat(head)).toEqual({ format, whole: false });
    expect(detectRecordingFormat(`\uFEFF\n\n${head}\r\n`)).toEqual({ format, whole: false });
  });

  it('passes over lines that tell nothing', () => {
    const head = '{"broken":\n{"type":"queue"}\n17\n{"resourceSpans":[]}';
    expect(detectRecordingFormat(head).format).toBe('opentelemetry');
  });

  it.each([
    ['har', `{"log":{"version":"1.2","creator":{"name":"b"},"pages":[{"title":"${long}"}],"entries":[]}}`],
    ['har', `{"log":{"entries":[{"request":{"postData":{"text":"${long}`],
    ['opentelemetry', `{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"${long}`],
    ['claude-code', `{"type":"assistant","uuid":"u","message":{"content":[{"type":"text","text":"${long}"}]}}`],
    ['json-rpc', `{"jsonrpc":"2.0","id":1,"result":{"content":"${long}"}}`],
  ])('knows %s by a first line that is longer than what it is shown', (format, text) => {
    expect(detectRecordingFormat(text.slice(0, detectionLength))).toEqual({ format, whole: false });
  });

  it.each([
    ['har', '{\n  "log": {\n    "version": "1.2",\n    "creator": {},\n    "entries": [\n'],
    ['opentelemetry', '{\n  "resourceSpans": [\n    {\n'],
    ['proxy-log', '[\n  {\n    "tool": "t",\n    "argument_keys": []\n  }\n]'],
    ['recorded-calls', '[{"v":1,"tool":"t"},\n{"v":1,"tool":"u"}]'],
  ])('knows %s spread over several lines', (format, head) => {
    expect(detectRecordingFormat(head)).toEqual({ format, whole: true });
  });

  it('does not take lines for one document because the first is cut off', () => {
    for (const cut of ['{"v":1,"tool":', '{"v":1,"tool":"t', '{"v":1,']) {
      expect(detectRecordingFormat(`${cut}\n{"v":1,"tool":"t"}`)).toEqual({ format: 'recorded-calls', whole: false });
    }
  });

  it('reads nothing known as recorded calls', () => {
    for (const head of ['', 'hello', '[]', '{}', 'null', '{"a":1}\n{"b":2}']) {
      expect(detectRecordingFormat(head)).toEqual({ format: 'recorded-calls', whole: false });
    }
  });
});
