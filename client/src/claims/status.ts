import { type Disposable, LanguageStatusSeverity, languages, type TextDocument, window } from 'vscode';
import { policyLanguage } from './candidates.ts';
import type { Claims } from './claims.ts';

/** Says in the status bar's `{}` why the open file was taken, or left alone, with one click to say otherwise. */
export function showClaim(claims: Claims): Disposable {
  const taken = languages.createLanguageStatusItem('mcpPolicy.taken', { language: policyLanguage });
  taken.name = 'MCP Policy: why this file';
  taken.command = { command: 'mcpPolicy.releaseFile', title: 'Not an MCP policy' };
  const left = languages.createLanguageStatusItem('mcpPolicy.left', {
    language: 'json',
    pattern: '**/{policy.json,*.policy.json}',
  });
  left.name = 'MCP Policy: why not this file';
  left.command = { command: 'mcpPolicy.claimFile', title: 'It is an MCP policy' };
  left.severity = LanguageStatusSeverity.Information;

  const show = (document: TextDocument | undefined) => {
    if (document === undefined || document !== window.activeTextEditor?.document) return;
    const reason = claims.reasonFor(document);
    taken.text = 'MCP policy';
    taken.detail = `because ${reason}`;
    left.text = 'Plain JSON, no MCP policy';
    left.detail = `because ${reason}`;
  };
  const listeners = [claims.onDidDecide(show), window.onDidChangeActiveTextEditor((editor) => show(editor?.document))];
  show(window.activeTextEditor?.document);
  return {
    dispose: () => {
      for (const item of [taken, left, ...listeners]) item.dispose();
    },
  };
}
