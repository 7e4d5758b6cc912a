import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';

/** A page of ours: a body with one script, `dist/<script>.js`. Nothing else may run, and nothing may be fetched. */
export function ownPage(webview: Webview, extension: Uri, script: 'report' | 'page', body = ''): string {
  const nonce = randomBytes(18).toString('base64');
  const styles = script === 'page' ? ['report.css', 'page.css'] : ['report.css'];
  const address = (...path: string[]) => webview.asWebviewUri(Uri.joinPath(extension, ...path)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${styles.map((name) => `<link rel="stylesheet" href="${address('client', 'media', name)}">`).join('\n')}
<title>MCP Policy</title>
</head>
<body>
${body}
<script nonce="${nonce}" src="${address('dist', `${script}.js`)}"></script>
</body>
</html>`;
}
