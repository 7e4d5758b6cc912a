// Draws client/media/icon.png (128 px, what the marketplace shows) from icon.svg. Run by hand after changing the drawing.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './lib/browser.mjs';
import { root } from './lib/steps.mjs';

const media = path.join(root, 'client/media');
const drawing = await readFile(path.join(media, 'icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
  await page.setContent(`<style>body { margin: 0 }</style>${drawing}`);
  await page.screenshot({ path: path.join(media, 'icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
