import type { Tool } from '../snapshot/model.ts';
import { argumentEvidence } from './argument-evidence.ts';
import { descriptionEvidence } from './description-evidence.ts';
import { levelOf } from './levels.ts';
import type { RiskContext, Signal } from './model.ts';
import { moneyEvidence } from './money-evidence.ts';
import { nameEvidence } from './name-evidence.ts';
import { type Verb, verbAt } from './verb.ts';
import { nameWords, type Word } from './words.ts';

/** All that the tool's own words say, annotations aside. Fields of a wrong type say nothing. */
export function wordEvidence(tool: Tool, context: RiskContext): readonly Signal[] {
  const name = text(tool.name);
  const description = text(tool.description) || text(tool.title);
  const words = withoutServer(nameWords(name), context);
  const fromName = nameEvidence(name, words);
  const fromDescription = descriptionEvidence(description);
  const named = strongest(fromName.signals);
  const leading = named ?? strongest(fromDescription.acts) ?? strongest(fromDescription.phrases);
  const reads = leading?.category === 'Read';
  // "Runs a read-only SQL query" under a name that reads: what it runs is a question.
  const onlyAsks = reads && fromDescription.phrases.some(({ category }) => category === 'Read');

  const acts = fromDescription.acts.map((signal) => {
    if (onlyAsks && signal.category === 'Execute') return weakened(signal, 0.35);
    // A clear name decides; a description then only adds what is graver, and must say it plainly.
    const other = named !== undefined && named.weight >= 0.7 && signal.category !== named.category;
    return other ? weakened(signal, 0.7) : signal;
  });
  const around = [...words, ...fromDescription.sentence, ...serverWords(context)];
  const money = reads
    ? []
    : [
        ...moneyEvidence('name', name, withoutVerb(words, fromName.verb), around),
        ...moneyEvidence('description', description, fromDescription.sentence, around),
      ];
  const given = argumentEvidence(tool.inputSchema).map((signal) => {
    if (onlyAsks && signal.category === 'Execute') return weakened(signal, 0.5);
    return reads && signal.category === 'Financial' ? weakened(signal, 0.3) : signal;
  });
  return [...fromName.signals, ...acts, ...fromDescription.phrases, ...money, ...given];
}

/** The verb itself is weighed as one: `checkout` in `git_checkout` is no money as well. */
function withoutVerb(words: readonly Word[], verb: Verb | undefined): readonly Word[] {
  return verb === undefined ? words : words.filter((_, index) => index < verb.first || index > verb.last);
}

function weakened(signal: Signal, factor: number): Signal {
  return { ...signal, weight: signal.weight * factor };
}

function strongest(signals: readonly Signal[]): Signal | undefined {
  return signals.reduce<Signal | undefined>(
    (best, signal) => (best === undefined || signal.weight > best.weight ? signal : best),
    undefined,
  );
}

function serverWords(context: RiskContext): readonly Word[] {
  return [...nameWords(text(context.server)), ...nameWords(text(context.serverInfo?.name))];
}

/**
 * The server's own name in front of a tool's (`slack_post_message` of `slack`) says nothing about the tool. A verb stays, unless
 * another follows: a server may call itself what it likes, and must not hide `delete_repo` by being called "delete".
 */
function withoutServer(words: readonly Word[], context: RiskContext): readonly Word[] {
  const own = new Set(serverWords(context).map((word) => word.text));
  let index = 0;
  for (; index < words.length - 1; index++) {
    if (!own.has(words[index]?.text ?? '')) break;
    const verb = verbAt(words, index, false);
    if (verb === undefined) continue;
    if (levelOf(verb.category) === 'Critical' || verbAt(words, index + 1, false) === undefined) break;
  }
  return words.slice(index);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
