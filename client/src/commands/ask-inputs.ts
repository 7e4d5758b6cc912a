import { window } from 'vscode';
import type { ConfiguredServer } from '../protocol.ts';
import { plain } from '../words.ts';

/** Asks for each `${input:x}` of a configuration. Undefined when one was not answered. Nothing of it is kept. */
export async function askInputs(server: ConfiguredServer): Promise<Readonly<Record<string, string>> | undefined> {
  const answers: [string, string][] = [];
  for (const { id, description, password } of server.inputs) {
    const answer = await window.showInputBox({
      title: `MCP server ${plain(server.name, 60)}`,
      prompt: plain(description || `Value for ${id}`, 200),
      password: password ?? true,
      ignoreFocusOut: true,
    });
    if (answer === undefined) return undefined;
    answers.push([id, answer]);
  }
  return Object.fromEntries(answers);
}
