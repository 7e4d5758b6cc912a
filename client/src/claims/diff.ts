import { TabInputText, TabInputTextDiff, type Uri, window } from 'vscode';

/** Whether a file is shown as the left, older side of a diff and nowhere else: then it is evidence, not a file at work. */
export function isOnlyLeftOfDiff(uri: Uri): boolean {
  const wanted = uri.toString();
  const inputs = window.tabGroups.all.flatMap((group) => group.tabs).map((tab) => tab.input);
  const left = inputs.some((input) => input instanceof TabInputTextDiff && input.original.toString() === wanted);
  return left && !inputs.some((input) => isAtWork(input, wanted));
}

/** The file that a tab lets a person edit. */
export function atWork(input: unknown): Uri | undefined {
  if (input instanceof TabInputText) return input.uri;
  if (input instanceof TabInputTextDiff) return input.modified;
  return undefined;
}

function isAtWork(input: unknown, uri: string): boolean {
  return atWork(input)?.toString() === uri;
}
