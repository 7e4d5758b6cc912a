import { ConfigurationTarget, languages, type TextDocument, type Uri, workspace } from 'vscode';

const section = 'files.associations';

/**
 * The language that `files.associations` gives a document, if it has a word about it. VS Code has already obeyed; we only
 * need to know that somebody has decided.
 */
export function associatedLanguage(document: TextDocument): string | undefined {
  const associations = workspace.getConfiguration(undefined, document.uri).get<Record<string, unknown>>(section, {});
  for (const [glob, language] of Object.entries(associations)) {
    // VS Code matches a pattern without a slash against the file's name, any other against the whole path.
    const pattern = glob.includes('/') ? glob : `**/${glob}`;
    if (typeof language === 'string' && languages.match({ pattern }, document) > 0) return language;
  }
  return undefined;
}

/** Keeps "this is one" and "this is none" where VS Code itself looks: in the workspace's `files.associations`. */
export async function associate(uri: Uri, language: string): Promise<void> {
  const folder = workspace.getWorkspaceFolder(uri);
  const path = folder ? workspace.asRelativePath(uri, false) : uri.path.replace(/^\//, '');
  const pattern = `**/${path.replace(/[[\]{}?*]/g, '[$&]')}`;
  const target = folder ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const configuration = workspace.getConfiguration();
  const kept = configuration.inspect<Record<string, string>>(section);
  const before = folder ? kept?.workspaceValue : kept?.globalValue;
  await configuration.update(section, { ...before, [pattern]: language }, target);
}
