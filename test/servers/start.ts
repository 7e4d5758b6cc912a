import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { HttpServer, ServerDefinition, StdioServer } from '@mcp-policy/mcp';
import { type TakeOptions, type TakeResult, takeSnapshot } from '@mcp-policy/mcp/client';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** One of the servers of this folder, as somebody would configure it. */
export function stdioServer(behaviour: string, argument?: string, more: Partial<StdioServer> = {}): StdioServer {
  return {
    name: behaviour,
    origin: undefined,
    type: 'stdio',
    command: process.execPath,
    args: [`${folder}stdio.mjs`, behaviour, ...(argument === undefined ? [] : [argument])],
    env: {},
    cwd: undefined,
    envFile: undefined,
    ...more,
  };
}

export function httpServer(url: string, headers: Readonly<Record<string, string>> = {}): HttpServer {
  return { name: 'web', origin: undefined, type: 'http', url, headers };
}

/** Takes a snapshot with nothing to fill in. */
export function take(definition: ServerDefinition, options: Partial<TakeOptions> = {}): Promise<TakeResult> {
  return takeSnapshot(definition, {
    variables: () => undefined,
    readFile: () => Promise.reject(new Error('no such file')),
    ...options,
  });
}

export interface RunningServer {
  readonly url: string;
  /** What it printed after its URL. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts an HTTP server of this folder. */
export async function startHttp(behaviour: string, ...args: string[]): Promise<RunningServer> {
  const child: ChildProcess = spawn(process.execPath, [`${folder}http.mjs`, behaviour, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let output = '';
  const url = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const end = output.indexOf('\n');
      if (end >= 0) resolve(output.slice(0, end));
    });
  });
  return {
    url,
    output: () => output.slice(url.length + 1),
    async stop() {
      child.stdin?.end();
      await exited;
    },
  };
}

/** Looks until `look` finds something, and fails the test that waits in vain. */
export async function waitFor<T>(look: () => T | undefined): Promise<T> {
  const end = performance.now() + 15_000;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`waited in vain for ${look}`);
    await setTimeout(10);
  }
}

/** The number in a file that another process is about to write. */
export function numberIn(file: string): Promise<number> {
  return waitFor(() => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return text === '' ? undefined : Number(text);
  });
}

/**
 * A program of its own that takes a snapshot of `node <its arguments>` and exits with code 7 when its input ends. Plain
 * Node 20 reads no TypeScript, so it is bundled as the product is.
 */
export async function bundledTaker(into: string): Promise<string> {
  const outfile = path.join(into, 'taker.mjs');
  const contents = `
    import { takeSnapshot } from '@mcp-policy/mcp/client';
    process.stdin.resume().on('end', () => process.exit(7));
    const args = process.argv.slice(2);
    const server = { name: 'x', origin: undefined, type: 'stdio', command: process.execPath, args, env: {} };
    await takeSnapshot(server, { variables: () => undefined, readFile: () => Promise.resolve('') });`;
  await build({
    stdin: { contents, resolveDir: folder, loader: 'js' },
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    format: 'esm',
    outfile,
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return outfile;
}

/** True while the process runs. One that has ended and was not yet waited for by its parent (a zombie) does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // No /proc on this system: the signal has said it.
    return process.platform !== 'linux';
  }
}
