import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';

/** The report's page: an empty body that one script of ours fills. Nothing else may run, and nothing may be fetched. */
export function reportPage(webview: Webview, extension: Uri): string {
  const nonce = randomBytes(18).toString('base64');
  const address = (...path: string[]) => webview.asWebviewUri(Uri.joinPath(extension, ...path)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address('client', 'media', 'report.css')}">
<title>Simulation</title>
</head>
<body>
<script nonce="${nonce}" src="${address('dist', 'report.js')}"></script>
</body>
</html>`;
}
