import {
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  Uri,
  window,
  workspace,
} from 'vscode';
import { policyLanguage } from './claims/candidates.ts';
import { messageOf } from './commands/errors.ts';
import type { Status } from './protocol.ts';
import type { Room } from './room.ts';
import { describeSnapshot } from './snapshot-words.ts';
import { count, plain } from './words.ts';

/**
 * Bursts of file events (a checkout, a save of many files) are answered once, and not before the server has heard of them
 * too: its notification waits for 250 ms, then it reads. Milliseconds.
 */
const settle = 800;

/** Keeps the status items in step with the policy in front, its snapshot and its configuration. */
export function showSnapshotStatus({ server, target }: Room): Disposable {
  const snapshot = createItem('mcpPolicy.snapshot', 'MCP Policy: tool snapshot');
  const config = new ConfigItem();
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;

  const show = async () => {
    const uri = target.current();
    if (!uri) return;
    const mine = ++asked;
    snapshot.busy = true;
    try {
      const status = await server.ask('status', { uri: uri.toString() });
      if (mine !== asked) return;
      showSnapshot(snapshot, status);
      config.show(status);
    } catch (error) {
      server.output.error(messageOf(error));
      showFailure(snapshot, messageOf(error));
    } finally {
      if (mine === asked) snapshot.busy = false;
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(), settle);
  };
  const files = workspace.createFileSystemWatcher('**/.mcp-policy/**/*.json');
  const things = [
    snapshot,
    config,
    files,
    files.onDidChange(soon),
    files.onDidCreate(soon),
    files.onDidDelete(soon),
    window.onDidChangeActiveTextEditor(soon),
    workspace.onDidOpenTextDocument(soon),
    server.onDidRestart(soon),
    // The server tells anew what is wrong when the snapshot or the configuration has changed.
    languages.onDidChangeDiagnostics(({ uris }) => {
      const uri = target.current()?.toString();
      if (uris.some((changed) => changed.toString() === uri)) soon();
    }),
  ];
  void show();
  return {
    dispose: () => {
      clearTimeout(timer);
      for (const thing of things) thing.dispose();
    },
  };
}

function createItem(id: string, name: string): LanguageStatusItem {
  const item = languages.createLanguageStatusItem(id, { language: policyLanguage });
  item.name = name;
  return item;
}

function showSnapshot(item: LanguageStatusItem, status: Status): void {
  const { text, detail, warning, action } = describeSnapshot(status, Date.now());
  item.text = text;
  item.detail = detail;
  item.severity = warning ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  item.command = { command: 'mcpPolicy.refreshSnapshot', title: action };
}

function showFailure(item: LanguageStatusItem, reason: string): void {
  item.text = 'Snapshot unknown: the language server did not say';
  item.detail = plain(reason, 160);
  item.severity = LanguageStatusSeverity.Error;
  item.command = { command: 'mcpPolicy.restartServer', title: 'Restart' };
}

/** Is there only when `config.json` has something to be known: rules that it switches off, or what is wrong with it. */
class ConfigItem implements Disposable {
  private item: LanguageStatusItem | undefined;

  show({ configUri, configProblems, configRulesOff }: Status): void {
    const [problem] = configProblems;
    if (problem === undefined && configRulesOff.length === 0) {
      this.dispose();
      return;
    }
    this.item ??= createItem('mcpPolicy.config', 'MCP Policy: configuration');
    const off = `${count(configRulesOff.length, 'rule')} ${configRulesOff.length === 1 ? 'is' : 'are'} off by config.json`;
    this.item.text = problem === undefined ? off : 'config.json is not used';
    this.item.detail = plain(problem ?? configRulesOff.join(', '), 200);
    this.item.severity = problem === undefined ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Warning;
    const open = (uri: string) => ({ command: 'vscode.open', title: 'Open', arguments: [Uri.parse(uri, true)] });
    this.item.command = configUri === undefined ? undefined : open(configUri);
  }

  dispose(): void {
    this.item?.dispose();
    this.item = undefined;
  }
}
