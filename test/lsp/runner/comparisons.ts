import { jsonOf, textOf } from './block-text.ts';
import { fits, lookedAt } from './expected.ts';
import { describeDiagnostics } from './findings.ts';
import { isArray, isObject, layOut } from './json.ts';
import type { Block } from './parse.ts';
import { show } from './shown.ts';
import type { Stage } from './stage.ts';
import { readTokens } from './tokens.ts';

/** What a step has compared, both as the scenario's block would say it. */
export interface Compared {
  readonly expected: string;
  readonly actual: string;
}

/** How long news may take, in milliseconds, before a scenario says what it has instead. */
const patience = 5_000;

export const compare = (expected: string, actual: string): Compared => ({ expected, actual });

/** A block of JSON names what is looked at of the answer; one of Markdown is the whole text of a hover. */
export function answers(stage: Stage, block: Block | undefined): Compared {
  const value = show(readTokens(stage.answered), stage.folder.uri);
  if (block?.language === 'markdown') {
    const contents = isObject(value) && isObject(value.contents) ? String(value.contents.value) : layOut(value);
    return compare(block.text, fits(`${contents}\n`, block.text) ? block.text : `${contents}\n`);
  }
  const expected = jsonOf(block);
  return compare(`${layOut(expected)}\n`, `${layOut(lookedAt(value, expected))}\n`);
}

export function answersNothing(stage: Stage): Compared {
  const value = stage.answered;
  const items = isObject(value) && 'items' in value ? value.items : value;
  const isNothing = items === null || (isArray(items) && items.length === 0);
  return compare('nothing', isNothing ? 'nothing' : layOut(show(value, stage.folder.uri)));
}

export function refuses(stage: Stage, block: Block | undefined): Compared {
  const expected = textOf(block);
  if (!stage.answer || 'value' in stage.answer)
    return compare(expected, `It answers ${layOut(stage.answer?.value ?? null)}\n`);
  const actual = `${stage.answer.refusal}\n`;
  return compare(expected, fits(actual, expected) ? expected : actual);
}

export async function diagnosticsAre(stage: Stage, name: string, expected: string): Promise<Compared> {
  return compare(expected, describeDiagnostics(await stage.diagnostics(name), expected));
}

/** Waits for news from the server, and says what the diagnostics are when none that satisfies comes. */
export async function diagnosticsBecome(stage: Stage, name: string, expected: string): Promise<Compared> {
  const client = await stage.client();
  let last = '';
  let timer: NodeJS.Timeout | undefined;
  const become = client.diagnosticsWhen(stage.uri(name), (found) => {
    last = describeDiagnostics(found, expected);
    return last === expected;
  });
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([become, tooLong]);
  clearTimeout(timer);
  return compare(expected, last);
}
