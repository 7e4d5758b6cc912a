import { type Disposable, LanguageStatusSeverity, languages, window, workspace } from 'vscode';
import { policyLanguage } from './claims/candidates.ts';
import type { Room } from './room.ts';
import { describeSnapshot } from './snapshot-words.ts';
import { plain } from './words.ts';

/** Bursts of file events (a checkout, a save of many files) are answered once. Milliseconds. */
const settle = 200;

/** Keeps the status item in step with the policy in front, its snapshot and its configuration. */
export function showSnapshotStatus({ server, target }: Room): Disposable {
  const item = languages.createLanguageStatusItem('mcpPolicy.snapshot', { language: policyLanguage });
  item.name = 'MCP Policy: tool snapshot';
  let timer: NodeJS.Timeout | undefined;
  let wanted = 0;

  const show = async () => {
    const uri = target.current();
    if (!uri) return;
    const asked = ++wanted;
    item.busy = true;
    try {
      const status = await server.ask('status', { uri: uri.toString() });
      if (asked !== wanted) return;
      const { text, detail, warning, action } = describeSnapshot(status, Date.now());
      item.text = text;
      item.detail =
        status.configProblems[0] === undefined ? detail : `${detail} · ${plain(status.configProblems[0], 160)}`;
      item.severity =
        warning || status.configProblems.length > 0
          ? LanguageStatusSeverity.Warning
          : LanguageStatusSeverity.Information;
      item.command = { command: 'mcpPolicy.refreshSnapshot', title: action };
    } catch (error) {
      server.output.error(error instanceof Error ? error : String(error));
    } finally {
      if (asked === wanted) item.busy = false;
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(), settle);
  };
  const files = workspace.createFileSystemWatcher('**/.mcp-policy/**/*.json');
  const listeners = [
    files,
    files.onDidChange(soon),
    files.onDidCreate(soon),
    files.onDidDelete(soon),
    window.onDidChangeActiveTextEditor(soon),
    workspace.onDidOpenTextDocument(soon),
    server.onDidRestart(soon),
  ];
  void show();
  return {
    dispose: () => {
      clearTimeout(timer);
      for (const thing of [item, ...listeners]) thing.dispose();
    },
  };
}
