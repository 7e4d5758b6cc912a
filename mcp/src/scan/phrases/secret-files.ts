import type { Phrase } from './phrase.ts';

/** Words that send a model to files that hold secrets. */
export const secretFiles: readonly Phrase[] = [
  {
    kind: 'secret-file',
    needs: ['.ssh', 'id_', '.aws', '.cursor', 'claude_desktop', '.git-cred', '.netrc', '/etc/', '.gnupg', '/proc/'],
    pattern:
      /(?<!\b(?:to|can|will|may|that|which)\s)(?<!^\s*)\b(?:read|open|cat|load|access|fetch|retrieve|send|pass|include|attach|upload|copy|paste|append|forward|submit|contents?\s+of)\b[^\n]{0,100}?(?:\.ssh\/|\bid_(?:rsa|dsa|ecdsa|ed25519)\b|\.aws\/credentials|\.cursor\/mcp\.json|claude_desktop_config\.json|\.git-credentials|\.netrc\b|\/etc\/(?:passwd|shadow)\b|\.gnupg\b|\/proc\/self\/environ)/gi,
    what: 'tells the model to read or hand over a file that holds secrets',
  },
  {
    kind: 'secret-file',
    needs: ['.env', '.kube', '.npmrc', '.pypirc', '.docker', 'mcp.json'],
    pattern:
      /\b(?:you|must|please|first|then|always|before)\b[^.\n]{0,60}?\b(?:read|open|cat|load|access|fetch|retrieve|send|pass|include|attach|upload|copy|paste|contents?\s+of)\b[^\n]{0,60}?(?:(?<![\w*])\.env\b(?!\.)|\.kube\/config|\.npmrc\b|\.pypirc\b|\.docker\/config\.json|(?<![\w])\.mcp\.json|\.vscode\/mcp\.json)/gi,
    what: 'tells the model to read or hand over a file that holds secrets',
  },
];
