// `npm start`: the sample workspace, with the extension, in a real VS Code: the desktop's `code` where there is one, else one served
// on 127.0.0.1 for a browser. `npm start -- --once` always serves, waits for the sample's diagnostics, takes a picture and ends.
import { randomBytes } from 'node:crypto';
import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ensureHost } from './host.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { serve } from './lib/served.mjs';
import { root, run, step } from './lib/steps.mjs';

const workspace = path.join(root, 'examples/filesystem');
const policy = path.join(workspace, 'policy.json');

const once = process.argv.includes('--once');

try {
  await ensureInstalled();
  await step('Building', () => import('./build.mjs'));
  const code = once ? undefined : await findCode();
  await (code ? openDesktop(code) : serveSample());
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** @param {string} command */
async function openDesktop(command) {
  console.log(`\nOpening ${path.relative(root, workspace)} in VS Code, with the extension from this folder.`);
  await run(command, ['--new-window', `--extensionDevelopmentPath=${root}`, workspace, policy], {
    shell: process.platform === 'win32',
  });
}

async function serveSample() {
  const { packVsix, vsix } = await import('./package.mjs');
  await step('Packing the extension', packVsix);
  const host = await ensureHost();
  const token = randomBytes(24).toString('hex');
  const served = await serve({ host, vsix, token });
  const payload = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${served.port}${policy}`]]);
  const query = new URLSearchParams({ tkn: token, folder: workspace, payload });
  const address = `${served.origin}/?${query}`;
  try {
    if (once) return await takePicture(address);
    console.log(`\nThe sample is open at\n\n  ${address}\n\nPress Ctrl+C to stop.`);
    await new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
    });
  } finally {
    await served.stop();
  }
}

/** Resolves when the sample's squiggles have come and been photographed. @param {string} address */
async function takePicture(address) {
  const { chromium } = await import('playwright-core');
  const { quietBrowser } = await import('./lib/in-editor.mjs');
  const picture = path.join(root, 'out/screenshots/start.png');
  const executablePath = await ensureBrowser();
  await step('Waiting for the diagnostics of the sample', async () => {
    await mkdir(path.dirname(picture), { recursive: true });
    const browser = await chromium.launch({ executablePath, headless: true, args: quietBrowser });
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.goto(address);
      // The error of the sample is ours: a tool that is hidden under a wrong name.
      await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached', timeout: 90_000 });
      // The lenses come last; until then there are gaps where they will be.
      await page.locator('.codelens-decoration a').last().waitFor({ timeout: 90_000 });
      await page.screenshot({ path: picture });
    } finally {
      await browser.close();
    }
  });
  console.log(`\nThe sample shows its diagnostics: ${path.relative(root, picture)}`);
}

/** The desktop VS Code's command, when this machine has a desktop and the command. */
async function findCode() {
  const desktop = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!desktop) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    const found = await access(file).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  return undefined;
}
