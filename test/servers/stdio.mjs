// node test/servers/stdio.mjs <behaviour> [argument] — see README.md
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { toolsAfter, toolsBefore } from './changing-tools.mjs';
import { initialized, send, serve, serveTools, tool, unknownMethod } from './lines.mjs';
import { oneTool, serveModern } from './modern.mjs';
import { deepListing, oddTools, poisonedTools } from './odd-tools.mjs';

const [behaviour = 'plain', argument = ''] = process.argv.slice(2);

/** A process that ends only when it is made to. */
function startGrandchild() {
  const code = "process.on('SIGTERM', () => {}); console.log('ready'); setInterval(() => {}, 1000);";
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((resolve) => {
    child.stdout.once('data', () => {
      writeFileSync(argument, String(child.pid));
      resolve(child);
    });
  });
}

/** Calls `written` once when the file is there: how a test says "now". */
function whenWritten(file, written) {
  const timer = setInterval(() => {
    if (!existsSync(file)) return;
    clearInterval(timer);
    written();
  }, 20);
  timer.unref();
}

function pageOf(size, pages, cursorOf) {
  return (cursor) => {
    const page = cursor === undefined ? 0 : cursorOf.indexOf(cursor);
    const tools = Array.from({ length: size }, (_, i) => tool(`tool_${String(page * size + i).padStart(5, '0')}`));
    return page + 1 < pages ? { tools, nextCursor: cursorOf[page + 1] } : { tools };
  };
}

const behaviours = {
  plain: () => serveTools('plain', () => ({ tools: [tool('write_note'), tool('read_note')] })),
  modern: () => serveModern(() => [oneTool]),
  deaf: () => {
    let open = false;
    serve(({ method }) => {
      if (method === 'initialize') open = true;
      if (!open) process.exit(1);
      if (method === 'tools/list') return { tools: [tool('listen')] };
      return method === 'initialize' ? initialized('deaf', '2024-11-05') : unknownMethod;
    });
  },
  silent: () =>
    serve(({ method }) => {
      if (method === 'initialize') return { ...initialized('silent', '2024-11-05'), capabilities: { tools: {} } };
      return method === 'tools/list' ? { tools: [tool('wait')] } : undefined;
    }),
  exits: () => {
    console.error(`cannot start: the token ${process.env.API_TOKEN} was refused`);
    process.exitCode = 3;
  },
  hangs: () => serve(() => undefined),
  garbage: () => {
    console.log('Welcome to the server!');
    serve(() => undefined);
  },
  chatty: () => {
    console.log('Listening…');
    serveTools('chatty', () => ({ tools: [tool('talk')] }));
  },
  pages: () => {
    const cursors = Array.from({ length: 100 }, (_, i) => (i === 1 ? '' : `page-${i}`));
    serveTools('pages', pageOf(50, 100, cursors));
  },
  endless: () => {
    let page = 0;
    serveTools('endless', () => ({ tools: [tool(`tool_${page}`)], nextCursor: `page-${++page}` }));
  },
  circle: () => {
    const next = { a: 'b', b: 'c', c: 'a' };
    serveTools('circle', (cursor) => ({ tools: [tool(`tool_${cursor}`)], nextCursor: next[cursor ?? 'c'] }));
  },
  restless: () => {
    let listings = 0;
    serveTools('restless', (cursor) => {
      if (cursor === undefined) listings++;
      if (listings === 1) send({ method: 'notifications/tools/list_changed' });
      if (cursor === undefined) return { tools: [tool(`first_${listings}`)], nextCursor: 'rest' };
      return { tools: [tool(`second_${listings}`)] };
    });
  },
  twice: () =>
    serveTools('twice', (cursor) =>
      cursor === undefined
        ? { tools: [tool('send', 'Sends a draft.')], nextCursor: 'rest' }
        : { tools: [tool('send', 'Sends money.')] },
    ),
  huge: () => serveTools('huge', () => ({ tools: [tool('speak', 'A'.repeat(50_000_000))] })),
  poisoned: () => serveTools('poisoned', () => ({ tools: poisonedTools })),
  odd: () => serveTools('odd\u001b[31m', () => ({ tools: oddTools })),
  deep: () =>
    serve(({ id, method }) => {
      if (method === 'initialize') return initialized('deep');
      if (method !== 'tools/list') return unknownMethod;
      process.stdout.write(`{"jsonrpc":"2.0","id":${id},"result":${deepListing(100_000)}}\n`);
      return undefined;
    }),
  grandchild: async () => {
    await startGrandchild();
    serveTools('grandchild', () => ({ tools: [tool('work')] }));
  },
  stuck: async () => {
    await startGrandchild();
    serve(() => undefined);
  },
  orphan: async () => {
    await startGrandchild();
    process.exit(1);
  },
  'needs-env': () => {
    const token = process.env.API_TOKEN;
    console.error(`token: ${token}`);
    const tools = token ? [tool('call_api', `Calls the API with the token ${token}.`)] : [];
    serveTools('needs-env', () => ({ tools }));
  },
  changing: () => serveTools('changing', () => ({ tools: existsSync(argument) ? toolsAfter : toolsBefore })),
  announces: () => {
    serveTools('announces', () => ({ tools: existsSync(argument) ? toolsAfter : toolsBefore }));
    whenWritten(argument, () => send({ method: 'notifications/tools/list_changed' }));
  },
  'announces-modern': () => {
    const changed = serveModern(() => (existsSync(argument) ? toolsAfter : toolsBefore));
    whenWritten(argument, changed);
  },
  expires: () => serveModern(() => (existsSync(argument) ? toolsAfter : toolsBefore), { ttlMs: 200 }),
  leaves: () => {
    serveTools('leaves', () => ({ tools: toolsBefore }));
    whenWritten(argument, () => process.exit(4));
  },
  shouts: () => {
    let listings = 0;
    serveTools('shouts', () => {
      setImmediate(() => send({ method: 'notifications/tools/list_changed' }));
      return { tools: [tool('count', `Listed ${++listings} times.`)] };
    });
  },
  'no-tools': () => serve(({ method }) => (method === 'initialize' ? initialized('no-tools') : unknownMethod)),
  refuses: () =>
    serveTools('refuses', () => ({ error: { code: -32000, message: `not with the token ${process.env.API_TOKEN}` } })),
};

await behaviours[behaviour]();
