// A Chromium to look at VS Code with: the machine's own, or Debian's when we may install it.
import path from 'node:path';
import { firstProgram, installFromDebian, onPath } from './programs.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const elsewhere = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      path.join(folder, 'Google/Chrome/Application/chrome.exe'),
      path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};

/** The browser's file, or undefined. `CHROMIUM` names one explicitly. */
export function findBrowser() {
  const named = process.env.CHROMIUM;
  return firstProgram([...(named ? [named] : []), ...names.flatMap(onPath), ...(elsewhere[process.platform] ?? [])]);
}

/**
 * The browser's file. On Debian, as root, a missing one is installed, and said so.
 * @returns {Promise<string>}
 * @throws when there is none and none can be installed: the message says what to install
 */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  if (!(await installFromDebian('Chromium', ['chromium', 'fonts-dejavu-core']))) {
    throw new Error(
      'No Chromium or Chrome was found, and the tests in the real editor need one. Install it (Debian or Ubuntu: `sudo apt-get install chromium`; ' +
        'macOS: `brew install --cask chromium`; Windows: Chrome or Edge), or set CHROMIUM to its path.',
    );
  }
  const installed = await findBrowser();
  if (!installed) throw new Error('apt-get installed chromium, but there is no `chromium` on the PATH.');
  return installed;
}
