import { commands, type ExtensionContext, window, workspace } from 'vscode';
import { policyLanguage } from './claims/candidates.ts';
import { Claims } from './claims/claims.ts';
import { showClaim } from './claims/status.ts';
import type { Client, CommandName } from './client.ts';

/** Commands that need the language server. They stand here by name so that a JSON file alone does not load the client. */
const commandNames: readonly CommandName[] = [
  'newPolicy',
  'refreshSnapshot',
  'watchServer',
  'stopWatching',
  'simulateCalls',
  'simulateAgainstCommitted',
  'explainCall',
  'showEffectiveAccess',
  'acceptSnapshot',
  'discardSnapshot',
  'restartServer',
  'showOutput',
];

let running: Promise<Client> | undefined;

/** Called for every JSON file: only the detector is loaded, and the client with the first policy or command. */
export function activate(context: ExtensionContext): void {
  const claims = new Claims();
  const client = () => {
    running ??= import('./client.ts').then(({ startClient }) => startClient(context));
    return running;
  };
  const startFor = (languageId: string) => {
    if (languageId !== policyLanguage || running) return;
    client().catch((error: unknown) => {
      running = undefined;
      void window.showErrorMessage(
        `MCP Policy could not start: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
  };
  const decide = (isPolicy: boolean) => async () => {
    const document = window.activeTextEditor?.document;
    if (document) await claims.decide(document, isPolicy);
  };
  context.subscriptions.push(
    claims,
    showClaim(claims),
    claims.onDidDecide((document) => startFor(document.languageId)),
    commands.registerCommand('mcpPolicy.claimFile', decide(true)),
    commands.registerCommand('mcpPolicy.releaseFile', decide(false)),
    ...commandNames.map((name) =>
      commands.registerCommand(`mcpPolicy.${name}`, async (...args: unknown[]) => (await client()).run(name, args)),
    ),
  );
  for (const document of workspace.textDocuments) startFor(document.languageId);
}

export async function deactivate(): Promise<void> {
  await (await running)?.stop();
}
