import path from 'node:path';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type FrameLocator,
  type Locator,
  type Page,
} from 'playwright-core';
import { eventually } from '../support/eventually.ts';

/** What the runner hands on, by environment variable. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start these tests with "npm run test:editor".`);
  return value;
}

/** A VS Code that the runner serves: where, and the folder to open. */
export interface Place {
  readonly origin: string;
  readonly workspace: string;
}

export const trusted = (): Place => ({
  origin: setting('MCP_POLICY_TRUSTED'),
  workspace: setting('MCP_POLICY_TRUSTED_FOLDER'),
});
export const untrusted = (): Place => ({
  origin: setting('MCP_POLICY_UNTRUSTED'),
  workspace: setting('MCP_POLICY_UNTRUSTED_FOLDER'),
});

let browser: Browser | undefined;
let context: BrowserContext | undefined;

/** One browser for all scenarios, which keeps the code of VS Code: fetching and compiling it is most of what opening takes. */
async function sharedContext(): Promise<BrowserContext> {
  const args: string[] = JSON.parse(setting('MCP_POLICY_BROWSER_ARGS'));
  browser ??= await chromium.launch({ executablePath: setting('CHROMIUM'), headless: true, args });
  context ??= await browser.newContext({ viewport: { width: 1280, height: 800 } });
  return context;
}

after(() => browser?.close());

/** Where a page keeps what it wants to remember; what it has fetched is not among it. */
const remembered = 'cookies,local_storage,indexeddb,service_workers,cache_storage';

/** The workbench, as a person sees and uses it. */
export class Workbench {
  readonly page: Page;
  /** Hosts that the page asked for anything. */
  readonly hosts = new Set<string>();

  private constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(60_000);
    page.on('request', (request) => this.hosts.add(new URL(request.url()).host));
  }

  /** Opens the folder with one of its files in a window that remembers nothing, and waits for the file's first squiggle. */
  static async open({ origin, workspace }: Place, file: string): Promise<Workbench> {
    const shared = await sharedContext();
    const page = await shared.newPage();
    const devtools = await shared.newCDPSession(page);
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: remembered });
    const workbench = new Workbench(page);
    const uri = `vscode-remote://${new URL(origin).host}${path.posix.join(workspace, file)}`;
    const payload = JSON.stringify([['openFile', uri]]);
    await workbench.page.goto(
      `${origin}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(payload)}`,
      { timeout: 60_000 },
    );
    await workbench.#firstSquiggle();
    return workbench;
  }

  /** Closes what a scenario has opened, and opens a file as if it were the first. */
  async startOver(file: string): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.command('View: Close All Editors');
    await this.page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
    await this.page.keyboard.press('Control+p');
    await this.page.locator('.quick-input-widget input').waitFor();
    await this.page.keyboard.type(file);
    await this.pick(file);
    await this.#firstSquiggle();
  }

  /** Runs a command from the palette, by its title. */
  async command(title: string): Promise<void> {
    // What closes only now would take the palette with it.
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget input').waitFor();
    await this.page.keyboard.type(title);
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().click();
  }

  /**
   * Waits for the lenses of the policy, and for those that say what became of the recorded calls: their coming moves the lines, away
   * from under a mouse that hovers.
   */
  async settled(): Promise<void> {
    for (const title of ['Simulate this tool', ', last ']) {
      await this.page.locator('.codelens-decoration a', { hasText: title }).first().waitFor();
    }
  }

  /**
   * Follows a lens until what it opens is there. VS Code draws lenses anew whenever it hears of others, and a click in that moment
   * is lost; then it is clicked again, as a person would.
   */
  async followLens(text: string, opened: Locator): Promise<void> {
    await this.settled();
    const lens = this.page.locator('.codelens-decoration a', { hasText: text }).first();
    const follow = async () => {
      await lens.click();
      return opened.waitFor({ timeout: 15_000 }).then(
        () => true,
        () => undefined,
      );
    };
    await eventually(`what the lens "${text}" opens`, follow, 60_000);
  }

  /** A word in the editor's text. */
  word(text: string | RegExp): Locator {
    return this.page.locator('.view-line span span').filter({ hasText: text, visible: true }).first();
  }

  /**
   * Opens the menu of quick-fixes at the cursor. VS Code closes it when it hears of new diagnostics meanwhile, as it may
   * just after a file was opened; then it is opened again, as a person would.
   */
  async quickFixes(wanted: string): Promise<Locator> {
    await this.page.locator('.lightBulbWidget').first().waitFor();
    const menu = this.page.locator('.action-widget').filter({ hasText: wanted });
    return eventually('the menu of quick-fixes', async () => {
      await this.page.keyboard.press('Control+.');
      const opened = await menu.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      );
      return opened ? menu : undefined;
    });
  }

  /** Picks a line of the open quick pick. */
  async pick(text: string): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first().click();
  }

  /** The notification that holds `text`. */
  toast(text: string): Locator {
    return this.page.locator('.notification-toast', { hasText: text }).first();
  }

  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** The page inside a webview. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** Writes `out/screenshots/<name>.png`, once the picture stands still. */
  async screenshot(name: string): Promise<void> {
    await this.page.waitForTimeout(500);
    await this.page.screenshot({ path: path.join(setting('MCP_POLICY_SCREENSHOTS'), `${name}.png`) });
  }

  async #firstSquiggle(): Promise<void> {
    await this.page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'attached' });
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
