import type { Tool } from '../snapshot/model.ts';
import { argumentEvidence } from './argument-evidence.ts';
import { descriptionEvidence } from './description-evidence.ts';
import { levelOf } from './levels.ts';
import { trialVerbs } from './lexicon/verbs.ts';
import type { RiskContext, Signal } from './model.ts';
import { moneyEvidence } from './money-evidence.ts';
import { nameEvidence } from './name-evidence.ts';
import { type Verb, verbAt } from './verb.ts';
import { nameWords, type Word } from './words.ts';

/** All that the tool's own words say, annotations aside. Fields of a wrong type say nothing. */
export function wordEvidence(tool: Tool, context: RiskContext): readonly Signal[] {
  const name = text(tool.name);
  const description = text(tool.description) || text(tool.title);
  const own = serverWords(context);
  const words = withoutServer(nameWords(name), own);
  const fromDescription = descriptionEvidence(description);
  const fromName = nameEvidence(name, words, fromDescription.leading);
  const { leading: described } = fromDescription;
  // A name in which nothing is surely a verb (`ad_group_report`, `broadcast_job`) yields to a description that begins with another.
  const guessed = fromName.guessed && described !== undefined && differs(described.verb, fromName.verb);
  const nameSignals = guessed ? fromName.signals.map((signal) => weakened(signal, 0.45)) : fromName.signals;
  const named = strongest(nameSignals);
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
  const around = [...words, ...fromDescription.sentence, ...own];
  // "Preview irreversible deletion": that is what does not happen.
  const tries = fromName.verb !== undefined && trialVerbs.has(fromName.verb.base);
  const phrases = fromDescription.phrases.map((signal) =>
    tries && signal.category !== 'Read' ? weakened(signal, 0.4) : signal,
  );
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
  return [...nameSignals, ...acts, ...phrases, ...(reads ? [] : fromDescription.choices), ...money, ...given];
}

function differs(a: Verb, b: Verb | undefined): boolean {
  return a.base !== b?.base && a.category !== b?.category;
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
function withoutServer(words: readonly Word[], server: readonly Word[]): readonly Word[] {
  const own = new Set(server.map((word) => word.text));
  let index = 0;
  for (; index < words.length - 1; index++) {
    if (!own.has(words[index]?.text ?? '')) break;
    const verb = verbAt(words, index, false);
    if (verb === undefined) continue;
    if (levelOf(verb.category) === 'Critical' || verbAt(words, index + 1, false) === undefined) break;
  }
  return withoutVersion(words.slice(index));
}

/** `list_docs_v2`, `get_user_2`: which one of its kind it is says nothing. */
function withoutVersion(words: readonly Word[]): readonly Word[] {
  const last = words.at(-1);
  return words.length > 1 && last !== undefined && /^v?\d{1,3}$/u.test(last.text) ? words.slice(0, -1) : words;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
