import { type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { Baseline } from '../protocol.ts';
import type { Room } from '../room.ts';
import { plain } from '../words.ts';

/** The policy as it was last committed. */
export const committed: Baseline = { git: 'HEAD' };

/** Workspace storage: policy URI → what it was last compared with, other than the committed version. */
const rememberedKey = 'mcpPolicy.baseline';

interface Item extends QuickPickItem {
  /** What is picked with it; resolves to undefined when a further question was left unanswered. */
  choose(): Picked | undefined | Promise<Picked | undefined>;
}

/** Without a baseline: compare with nothing. */
interface Picked {
  readonly baseline?: Baseline;
}

/** What to compare a policy with. `current` is what it is compared with now. Undefined when nothing was picked. */
export async function pickBaseline(
  { context }: Room,
  policy: Uri,
  current: Baseline | undefined,
): Promise<Picked | undefined> {
  const remembered = context.workspaceState.get<Readonly<Record<string, Baseline>>>(rememberedKey, {});
  const last = remembered[policy.toString()];
  const other = async (choosing: Promise<Baseline | undefined>): Promise<Picked | undefined> => {
    const baseline = await choosing;
    if (!baseline) return undefined;
    await context.workspaceState.update(rememberedKey, { ...remembered, [policy.toString()]: baseline });
    return { baseline };
  };
  // A repository's own configuration can name programs that git starts.
  const git: readonly Item[] = [
    { label: '$(git-commit) The committed version', description: 'git HEAD', choose: () => ({ baseline: committed }) },
    {
      label: '$(git-branch) Another git revision…',
      detail: 'A branch, a tag or a commit',
      choose: () => other(askRevision()),
    },
  ];
  const items: readonly Item[] = [
    ...(last && (workspace.isTrusted || 'uri' in last)
      ? [{ label: `$(history) ${baselineWords(last)}`, description: 'used last', choose: () => ({ baseline: last }) }]
      : []),
    ...(workspace.isTrusted ? git : []),
    { label: '$(folder-opened) Another policy file…', choose: () => other(chooseFile(policy)) },
    ...(current ? [{ label: '$(circle-slash) Nothing', choose: () => ({}) }] : []),
  ];
  const picked = await window.showQuickPick(items, { placeHolder: 'Compare with what?' });
  return picked?.choose();
}

function baselineWords(baseline: Baseline): string {
  return plain('git' in baseline ? baseline.git : workspace.asRelativePath(Uri.parse(baseline.uri, true)), 100);
}

async function askRevision(): Promise<Baseline | undefined> {
  const git = await window.showInputBox({
    prompt: 'A branch, a tag or a commit to compare with',
    placeHolder: 'main',
    validateInput: (text) => (/^[^\s:-][^\s:]*$/.test(text.trim()) ? undefined : 'This is no git revision.'),
  });
  return git === undefined ? undefined : { git: git.trim() };
}

async function chooseFile(policy: Uri): Promise<Baseline | undefined> {
  const chosen = await window.showOpenDialog({
    defaultUri: Uri.joinPath(policy, '..'),
    filters: { Policies: ['json'], 'All files': ['*'] },
    openLabel: 'Compare',
  });
  const [uri] = chosen ?? [];
  return uri && { uri: uri.toString() };
}
