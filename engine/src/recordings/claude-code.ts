import type { Outcome } from '../decision/model.ts';
import type { ReadLine, RecordedCall } from '../simulation/model.ts';
import { callOf, guarded, passedOver, readCall, toolName } from './calls.ts';
import { type JsonView, Unreadable } from './json-view.ts';
import type { ReaderOptions, ValueReader } from './model.ts';
import { createSeenCalls, fingerprint } from './seen-calls.ts';
import { timeOfText } from './times.ts';
import { type Waiting, WaitingRow } from './waiting.ts';

interface OpenCall extends Waiting {
  readonly call: RecordedCall;
  outcome: Outcome;
}

const prefix = 'mcp__';

/**
 * Reads transcripts of Claude Code: `tool_use` blocks of the assistant named `mcp__<server>__<tool>`, each with what the
 * `tool_result` of a later line says. The client's own tools are passed over, and so are calls that a resumed session
 * repeats. The format is not published, so only what is needed is asked for.
 */
export function createClaudeCodeReader({ servers = [], seen = createSeenCalls() }: ReaderOptions = {}): ValueReader {
  const row = new WaitingRow<OpenCall>();
  const split = createSplitter(servers);
  const calls = (taken: readonly OpenCall[]) => taken.map(({ call, outcome }) => readCall({ ...call, outcome }));

  function use(block: JsonView, line: JsonView): readonly ReadLine[] {
    const name = toolName(block.member('name'));
    if (!name.startsWith(prefix)) return [passedOver("calls of the client's own tools")];
    const id = block.member('id')?.string;
    const argumentsText = block.member('input')?.text;
    if (id !== undefined && seen.repeats(JSON.stringify([id, name, fingerprint(argumentsText ?? '')]))) {
      return [passedOver('repeated calls')];
    }
    const call = callOf({
      line: line.line,
      time: timeOfText(line.member('timestamp')?.string),
      ...split.serverAndTool(name),
      argumentsText,
    });
    const weight = argumentsText?.length ?? 0;
    row.add({ key: id ?? '', call, outcome: 'complete', weight, done: id === undefined });
    return [];
  }

  function answer(block: JsonView, line: JsonView): void {
    const latest = row.open(block.member('tool_use_id')?.string ?? '').at(-1);
    if (latest === undefined) return;
    latest.done = true;
    if (!block.member('is_error')?.isTrue) return;
    // What the client writes beside the message when the person said no. The text of the result may be the server's.
    latest.outcome = line.member('toolUseResult')?.string === 'User rejected tool use' ? 'cancelled' : 'tool_error';
  }

  return {
    read(line) {
      if (!line.isObject) throw new Unreadable('holds no object');
      const others: ReadLine[] = [];
      const blocks = line.at('message', 'content')?.items() ?? [];
      let told = false;
      for (const block of blocks) {
        const type = block.member('type')?.string;
        if (type === 'tool_use') {
          told = true;
          others.push(...guarded(line.line, () => use(block, line)));
        } else if (type === 'tool_result') answer(block, line);
      }
      if (!told) others.push(passedOver('other lines'));
      return [...others, ...calls(row.take())];
    },
    end: () => calls(row.takeAll()),
    notes: () => split.notes(),
  };
}

/** Takes server and tool apart. The client writes `_` for what its names may not hold, in the name of a server too. */
function createSplitter(servers: readonly string[]) {
  const known = servers
    .map((server) => ({ server, start: `${prefix}${server.replace(/[^a-zA-Z0-9_-]/g, '_')}__` }))
    .sort((a, b) => b.start.length - a.start.length);
  let ambiguous = 0;
  return {
    serverAndTool(name: string): { server: string; tool: string } {
      const match = known.find(({ start }) => name.startsWith(start) && name.length > start.length);
      if (match) return { server: match.server, tool: name.slice(match.start.length) };
      const rest = name.slice(prefix.length);
      const at = rest.indexOf('__', 1);
      const tool = at < 0 ? '' : rest.slice(at + 2);
      if (tool === '') throw new Unreadable('names a tool that is not mcp__<server>__<tool>');
      if (tool.includes('__')) ambiguous++;
      return { server: rest.slice(0, at), tool };
    },
    notes(): readonly string[] {
      if (ambiguous === 0) return [];
      return [
        `${ambiguous} ${ambiguous === 1 ? 'call has a name' : 'calls have names'} with more than one place where the server may end and the tool begin; the first was taken. Say which server the policy is for.`,
      ];
    },
  };
}
