import { ResponseError } from 'vscode-languageserver-protocol/node';
import { jsonOf } from './block-text.ts';
import { accepted, editsIn } from './edits.ts';
import { fits } from './expected.ts';
import { isArray, isObject, type Json, layOut, toJson } from './json.ts';
import { paramsOf } from './params.ts';
import type { Block } from './parse.ts';
import { unshow } from './shown.ts';
import type { Stage } from './stage.ts';

export async function notify(stage: Stage, method: string, params: object): Promise<void> {
  await (await stage.client()).connection.sendNotification(method, params);
}

export async function request(stage: Stage, method: string, params: object): Promise<void> {
  try {
    stage.answer = { value: toJson(await (await stage.client()).request(method, params)) };
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    stage.refuse(error.message);
  }
}

export async function ask(stage: Stage, method: string, block: Block | undefined): Promise<void> {
  const own = unshow(jsonOf(block, {}), stage.folder.uri);
  const usual = method.startsWith('textDocument/') ? await paramsOf(method, stage.focus) : {};
  await request(stage, method, { ...usual, ...(isObject(own) ? own : {}) });
}

export async function execute(stage: Stage, command: string, block: Block | undefined): Promise<void> {
  const argument = unshow(jsonOf(block, {}), stage.folder.uri);
  await request(stage, 'workspace/executeCommand', { command, arguments: [argument] });
}

/** What a list of answers offers. */
function offeredBy(answer: Json): readonly { readonly [key: string]: Json }[] {
  const items = isObject(answer) && isArray(answer.items) ? answer.items : answer;
  return isArray(items) ? items.filter(isObject) : [];
}

/** The first item of an answer, for asking more about it. */
export function firstOf(answer: Json): object {
  const [first] = offeredBy(answer);
  if (!first) throw new Error(`There is no first of ${layOut(answer)}`);
  return first;
}

/** Takes one of the offered code actions or completions, by its title or label, and applies it. */
export async function choose(stage: Stage, title: string): Promise<void> {
  const all = offeredBy(stage.answered);
  const chosen = all.find((one) => fits(String(one.title ?? one.label), title));
  if (!chosen) throw new Error(`Only these are offered: ${all.map((one) => one.title ?? one.label).join(', ')}`);
  const method = 'label' in chosen ? 'completionItem/resolve' : 'codeAction/resolve';
  if (!chosen.edit && !chosen.textEdit) await request(stage, method, chosen);
  else stage.answer = { value: accepted(chosen, (await stage.text(stage.name)).split('\n')) };
  await stage.apply(editsIn(stage.answered, stage.focus.uri));
}

export async function changeOnDisk(stage: Stage, name: string, text: string | undefined): Promise<void> {
  if (text === undefined) await stage.folder.remove(name);
  else await stage.folder.write(name, text);
  await notify(stage, 'workspace/didChangeWatchedFiles', {
    changes: [{ uri: stage.uri(name), type: text === undefined ? 3 : 2 }],
  });
}
