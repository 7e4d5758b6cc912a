import { window } from 'vscode';
import type { ConfiguredServer, ServerInput } from '../protocol.ts';
import { plain } from '../words.ts';

/** Asks for each `${input:x}` of a configuration. Undefined when one was not answered. Nothing of it is kept. */
export async function askInputs(server: ConfiguredServer): Promise<Readonly<Record<string, string>> | undefined> {
  const answers: [string, string][] = [];
  for (const input of server.inputs) {
    const answer = await ask(input, `MCP server ${plain(server.name, 60)}`);
    if (answer === undefined) return undefined;
    answers.push([input.id, answer]);
  }
  return Object.fromEntries(answers);
}

function ask(
  { id, description, password, options, default: value }: ServerInput,
  title: string,
): Thenable<string | undefined> {
  const prompt = plain(description || `Value for ${id}`, 200);
  if (options && options.length > 0) {
    return window.showQuickPick([...options], { title, placeHolder: prompt, ignoreFocusOut: true });
  }
  // What nobody calls harmless is typed unseen.
  const hidden = password ?? true;
  return window.showInputBox({
    title,
    prompt,
    password: hidden,
    ignoreFocusOut: true,
    ...(value === undefined ? {} : { value }),
  });
}
