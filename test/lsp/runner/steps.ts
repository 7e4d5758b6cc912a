import type { ClientOptions } from '../client.ts';
import { ask, changeOnDisk, choose, execute, firstOf, notify, request } from './acts.ts';
import { jsonOf, textOf } from './block-text.ts';
import {
  answers,
  answersNothing,
  type Compared,
  compare,
  diagnosticsAre,
  diagnosticsBecome,
  refuses,
} from './comparisons.ts';
import { editsIn } from './edits.ts';
import { isArray, isObject } from './json.ts';
import type { Block, Step } from './parse.ts';
import type { Stage } from './stage.ts';
import { copyWorkspace } from './workspaces.ts';

type Does<Result> = (stage: Stage, names: readonly string[], block: Block | undefined) => Result | Promise<Result>;

/** Every sentence that a scenario may have; a name in it is written `like this`. README.md says what they mean. */
const given: readonly (readonly [string, Does<void>])[] = [
  ['the workspace _', (stage, [name = '']) => copyWorkspace(name, stage.folder)],
  ['the file _', (stage, [name = ''], block) => stage.folder.write(name, textOf(block))],
  ['the policy _', openAs('mcp-policy')],
  ['the open file _', openAs('json')],
  ['a client with', (stage, _, block) => stage.be(optionsIn(block))],
  ['the workspace folders _ and _', (stage, names) => stage.workIn(names)],
  ['no workspace folder', (stage) => stage.workIn([])],
];

const when: readonly (readonly [string, Does<void>])[] = [
  ['the cursor is at _', (stage, [text = '']) => stage.goTo(text)],
  ['_ is selected', (stage, [text = '']) => stage.goTo(`«${text}»`)],
  ['the editor asks for _', (stage, [method = ''], block) => ask(stage, method, block)],
  ['the editor asks for _ of the first', (stage, [method = '']) => request(stage, method, firstOf(stage.answered))],
  ['the editor executes _', (stage, [command = ''], block) => execute(stage, command, block)],
  ['the author chooses _', (stage, [title = '']) => choose(stage, title)],
  ['the edits are applied', (stage) => stage.apply(editsIn(stage.answered, stage.focus.uri))],
  ['_ is opened', (stage, [name = ''], block) => stage.open(name, textOf(block), 'json')],
  ['_ is edited', (stage, [name = ''], block) => stage.edit(name, textOf(block))],
  ['_ is saved', async (stage, [name = '']) => (await stage.client()).save(stage.uri(name))],
  ['_ is closed', (stage, [name = '']) => stage.close(name)],
  ['_ changes on the disk', (stage, [name = ''], block) => changeOnDisk(stage, name, textOf(block))],
  ['_ is deleted', (stage, [name = '']) => changeOnDisk(stage, name, undefined)],
  ['the folder _ is added', (stage, names) => stage.changeFolders(names, [])],
  ['the folder _ is removed', (stage, names) => stage.changeFolders([], names)],
  ['the workspace is trusted', (stage) => notify(stage, 'mcpPolicy/didGrantTrust', {})],
];

const then: readonly (readonly [string, Does<Compared>])[] = [
  ['it answers', (stage, _, block) => answers(stage, block)],
  ['it answers nothing', (stage) => answersNothing(stage)],
  ['it refuses', (stage, _, block) => refuses(stage, block)],
  ['_ reads', async (stage, [name = ''], block) => compare(textOf(block), await stage.text(name))],
  ['the diagnostics are', (stage, _, block) => diagnosticsAre(stage, stage.name, textOf(block))],
  ['the diagnostics become', (stage, _, block) => diagnosticsBecome(stage, stage.name, textOf(block))],
  ['the diagnostics of _ become', (stage, [name = ''], block) => diagnosticsBecome(stage, name, textOf(block))],
  ['nothing is said of _', async (stage, [name = '']) => compare('', await stage.said(name))],
  ['there are no diagnostics', (stage) => diagnosticsAre(stage, stage.name, '')],
];

/**
 * Does what a step says; a `Then` answers what it has compared.
 * @throws when no such sentence is known
 */
export async function perform(stage: Stage, step: Step): Promise<Compared | undefined> {
  if (step.keyword === 'Then') return find(then, step)(stage);
  await find(step.keyword === 'Given' ? given : when, step)(stage);
  return undefined;
}

function find<Result>(sentences: readonly (readonly [string, Does<Result>])[], { keyword, text, line, block }: Step) {
  for (const [sentence, does] of sentences) {
    const [all, ...names] = new RegExp(`^${sentence.replaceAll('_', '`([^`]+)`')}$`).exec(text) ?? [];
    if (all !== undefined) return (stage: Stage) => does(stage, names, block);
  }
  throw new Error(`Line ${line + 1}: there is no step "${keyword} ${text}".`);
}

function openAs(languageId: string): Does<void> {
  return async (stage, [name = ''], block) => {
    // What is on the disk is what is on the screen, without the mark.
    await stage.folder.write(name, stage.look(name, textOf(block)));
    await stage.open(name, textOf(block), languageId);
  };
}

function optionsIn(block: Block | undefined): Partial<ClientOptions> {
  const options = jsonOf(block);
  if (!isObject(options)) throw new Error('A client is described by an object.');
  const { trusted, settings, commands } = options;
  return {
    ...(typeof trusted === 'boolean' ? { trusted } : {}),
    ...(settings === undefined ? {} : { settings }),
    ...(isArray(commands) ? { commands } : {}),
  };
}
