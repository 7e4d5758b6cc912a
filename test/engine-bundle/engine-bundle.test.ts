import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as engine from '@mcp-policy/engine';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { bundleEngine } from './bundle.ts';
import { session } from './session.ts';

let bundle: Awaited<ReturnType<typeof bundleEngine>>;
beforeAll(async () => {
  bundle = await bundleEngine();
});
afterAll(() => rm(bundle.folder, { recursive: true }));

const expected = {
  problems: 0,
  broken: ['schema/unknown-key'],
  decisions: [
    'allow ',
    'deny (hidden)',
    'deny (default deny)',
    'deny /tools/create_charge/deny_if/args.amount-gt',
    'deny /tools/create_charge/require/args.reason-regex',
    'deny (invalid call)',
    'allow ',
    'allow ',
    'deny /tools/create_charge/limits/charge_rate',
    '(no policy)',
  ],
  linear: 'deny /tools/create_charge/require/args.reason-regex',
};

/** What a program answers that is given nothing but the bundle. */
const program = (engineUrl: string) =>
  `import(${JSON.stringify(engineUrl)})
    .then((engine) => JSON.stringify({ doors: Object.keys(engine), ...(${session.toString()})(engine) }))`;

test('the session means the same to the engine itself', () => {
  expect(session(engine)).toEqual(expected);
});

test('the bundle works alone in Node, through the same doors', () => {
  const code = `${program(pathToFileURL(bundle.file).href)}.then(console.log)`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: bundle.folder,
    encoding: 'utf8',
  });
  expect(JSON.parse(printed)).toEqual({ doors: Object.keys(engine).sort(), ...expected });
  expect(Object.keys(engine)).toEqual(
    expect.arrayContaining(['parsePolicy', 'compilePolicy', 'createCounters', 'explainCall', 'createSimulation']),
  );
});

test('the bundle works alone in a page of a browser, and asks nobody for anything', async () => {
  const origin = await servePage({
    '/': ['text/html', '<!doctype html><link rel="icon" href="data:,"><title>engine</title>'],
    '/engine.mjs': ['text/javascript', bundle.code],
  });
  const root = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: browserFile(),
    headless: true,
    args: ['--disable-gpu', '--disable-background-networking', ...(root ? ['--no-sandbox'] : [])],
  });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${origin}/`);
  const printed = await page.evaluate<string>(program('/engine.mjs'));
  expect(JSON.parse(printed)).toEqual({ doors: Object.keys(engine).sort(), ...expected });
  expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith('data:'))).toEqual([]);
}, 120_000);

async function servePage(files: Readonly<Record<string, readonly [type: string, text: string]>>): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const [type, text] = files[url] ?? ['text/plain', ''];
    response.writeHead(url in files ? 200 : 404, { 'content-type': `${type}; charset=utf-8` }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page is not served.');
  return `http://127.0.0.1:${address.port}`;
}

/** As for the tests in the real editor: the machine's own, or Debian's. Says what to install when there is none. */
function browserFile(): string {
  const script = pathToFileURL(path.resolve(import.meta.dirname, '../../scripts/lib/browser.mjs')).href;
  const code = `import { ensureBrowser } from '${script}'; process.stdout.write('\\n' + await ensureBrowser());`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  return printed.split('\n').at(-1) ?? '';
}
