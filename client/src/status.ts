import {
  type Command,
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  Uri,
  window,
} from 'vscode';
import { policyLanguage } from './claims/candidates.ts';
import { messageOf } from './commands/errors.ts';
import type { Status } from './protocol.ts';
import type { Room } from './room.ts';
import { describeSnapshot, describeWatch } from './snapshot-words.ts';
import { count, plain } from './words.ts';

/** Keeps the status items in step with the policy in front, its snapshot and its configuration. */
export function showSnapshotStatus({ server, target }: Room): Disposable {
  const snapshot = createItem('mcpPolicy.snapshot', 'MCP Policy: tool snapshot');
  const source = new OptionalItem('mcpPolicy.source', 'MCP Policy: source of the snapshot');
  const watch = new OptionalItem('mcpPolicy.watch', 'MCP Policy: watching the server');
  const config = new OptionalItem('mcpPolicy.config', 'MCP Policy: configuration');
  let asked = 0;

  const show = async () => {
    const uri = target.current();
    if (!uri) return;
    const mine = ++asked;
    snapshot.busy = true;
    let busy = false;
    try {
      const status = await server.ask('status', { uri: uri.toString() });
      if (mine !== asked) return;
      busy = status.listing.state === 'refreshing';
      showSnapshot(snapshot, status);
      showSource(source, status);
      showWatch(watch, status);
      showConfig(config, status);
    } catch (error) {
      server.output.error(messageOf(error));
      showFailure(snapshot, messageOf(error));
    } finally {
      if (mine === asked) snapshot.busy = busy;
    }
  };
  const things = [
    snapshot,
    source,
    watch,
    config,
    window.onDidChangeActiveTextEditor(() => void show()),
    server.onDidRestart(() => void show()),
    server.onDidChangeStatus((uri) => {
      if (uri === target.current()?.toString()) void show();
    }),
  ];
  void show();
  return {
    dispose: () => {
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

function showSource(optional: OptionalItem, status: Status): void {
  const { source } = describeSnapshot(status, Date.now());
  if (source === undefined) {
    optional.dispose();
    return;
  }
  const item = optional.get();
  item.text = source;
  item.command = openCommand(status.snapshot.uri);
}

/** Whether the server is watched; a click begins or ends it. */
function showWatch(optional: OptionalItem, status: Status): void {
  const shown = describeWatch(status);
  if (!shown) {
    optional.dispose();
    return;
  }
  const item = optional.get();
  item.text = shown.text;
  item.detail = shown.detail ?? '';
  item.severity = shown.detail === undefined ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Warning;
  item.command = { command: shown.watched ? 'mcpPolicy.stopWatching' : 'mcpPolicy.watchServer', title: shown.action };
}

/** Rules that `config.json` switches off, or what is wrong with it; nothing when there is nothing to know. */
function showConfig(optional: OptionalItem, { configUri, configProblems, configRulesOff }: Status): void {
  const [problem] = configProblems;
  if (problem === undefined && configRulesOff.length === 0) {
    optional.dispose();
    return;
  }
  const item = optional.get();
  const off = `${count(configRulesOff.length, 'rule')} ${configRulesOff.length === 1 ? 'is' : 'are'} off by config.json`;
  item.text = problem === undefined ? off : 'config.json is not used';
  item.detail = plain(problem ?? configRulesOff.join(', '), 200);
  item.severity = problem === undefined ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Warning;
  item.command = openCommand(configUri);
}

function openCommand(uri: string | undefined): Command | undefined {
  return uri === undefined ? undefined : { command: 'vscode.open', title: 'Open', arguments: [Uri.parse(uri, true)] };
}

/** A status item that is there only while there is something to say. */
class OptionalItem implements Disposable {
  private item: LanguageStatusItem | undefined;
  private readonly id: string;
  private readonly name: string;

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  get(): LanguageStatusItem {
    this.item ??= createItem(this.id, this.name);
    return this.item;
  }

  dispose(): void {
    this.item?.dispose();
    this.item = undefined;
  }
}
