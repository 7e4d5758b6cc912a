import { commands, type Disposable, TabInputTextDiff, Uri, ViewColumn, window, workspace } from 'vscode';
import type { RefreshResult } from './protocol.ts';
import { describeDifferences, differenceLines } from './snapshot-words.ts';
import { plain } from './words.ts';

const scheme = 'mcp-policy-proposal';
/** The same places, with what changed in sentences. */
const changesScheme = 'mcp-policy-changes';

interface Proposal {
  readonly snapshot: Uri;
  readonly text: string;
  /** What lay there when the difference was shown. */
  readonly before: string;
  /** What changed, in sentences. */
  readonly changes: string;
}

/**
 * The difference between the reviewed snapshot and what the server lists now, in a diff editor. Accepting writes exactly the
 * text that was on show: a server that answers differently the second time cannot slip anything in.
 */
export class SnapshotReview implements Disposable {
  private readonly proposals = new Map<string, Proposal>();
  private readonly registrations: readonly Disposable[];

  constructor() {
    this.registrations = [
      workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: (uri) => this.proposals.get(uri.toString())?.text,
      }),
      workspace.registerTextDocumentContentProvider(changesScheme, {
        provideTextDocumentContent: (uri) => this.proposals.get(proposalOf(uri).toString())?.changes,
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.proposals.delete(uri.toString())),
    ];
  }

  async show(server: string, result: RefreshResult): Promise<void> {
    const { proposed, snapshotUri, differences = [] } = result;
    if (proposed === undefined || snapshotUri === undefined)
      throw new Error('the server showed no difference to review');
    const snapshot = Uri.parse(snapshotUri, true);
    // A query makes every proposal a document of its own.
    const uri = snapshot.with({ scheme, query: Date.now().toString(36) });
    this.proposals.set(uri.toString(), {
      snapshot,
      text: proposed,
      before: await read(snapshot),
      changes: differenceLines(differences),
    });
    const title = `${plain(server, 60)}: reviewed snapshot ↔ what it lists now`;
    await commands.executeCommand('vscode.diff', snapshot, uri, title, { preview: false });
    const news =
      result.status === 'cannot-compare'
        ? plain(result.message)
        : `${plain(server, 60)} lists something else now: ${describeDifferences(differences)}.`;
    const answer = await window.showWarningMessage(
      news,
      'Accept',
      'Discard',
      ...(differences.length === 0 ? [] : [whatChanged]),
    );
    if (answer === whatChanged) await showChanges(uri);
    if (answer === 'Accept') await this.accept(uri);
    if (answer === 'Discard') await this.discard(uri);
  }

  async accept(given: unknown): Promise<void> {
    const uri = this.proposalUri(given);
    const proposal = uri && this.proposals.get(uri.toString());
    if (!uri || !proposal) return;
    if ((await read(proposal.snapshot)) !== proposal.before) {
      void window.showWarningMessage(
        'The snapshot has changed on disk since the difference was shown. Refresh it again.',
      );
      return;
    }
    await workspace.fs.writeFile(proposal.snapshot, new TextEncoder().encode(proposal.text));
    await close(uri);
    void window.showInformationMessage(`Snapshot accepted: ${workspace.asRelativePath(proposal.snapshot)}`);
  }

  async discard(given: unknown): Promise<void> {
    const uri = this.proposalUri(given);
    if (uri) await close(uri);
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
  }

  /** The proposal a button belongs to: the button's own, else the one in front. */
  private proposalUri(given: unknown): Uri | undefined {
    if (given instanceof Uri && this.proposals.has(given.toString())) return given;
    const input = window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof TabInputTextDiff && this.proposals.has(input.modified.toString())
      ? input.modified
      : undefined;
  }
}

const whatChanged = 'What Changed';

/** Sentences are no JSON, so their document is not called so. */
const textEnding = '.txt';
const changesOf = (proposal: Uri) => proposal.with({ scheme: changesScheme, path: `${proposal.path}${textEnding}` });
const proposalOf = (changes: Uri) => changes.with({ scheme, path: changes.path.slice(0, -textEnding.length) });

/** Beside the diff of the two files, which stays to be accepted or discarded. */
async function showChanges(proposal: Uri): Promise<void> {
  const document = await workspace.openTextDocument(changesOf(proposal));
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: true });
}

/** The file's text; an absent file reads as empty. */
async function read(uri: Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}

async function close(uri: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const showing = tabs.filter(
    ({ input }) => input instanceof TabInputTextDiff && input.modified.toString() === uri.toString(),
  );
  await window.tabGroups.close(showing);
}
