import type { Tool } from '../snapshot/model.ts';
import { argumentEvidence } from './argument-evidence.ts';
import { descriptionEvidence } from './description-evidence.ts';
import type { RiskContext, Signal } from './model.ts';
import { moneyEvidence } from './money-evidence.ts';
import { nameEvidence } from './name-evidence.ts';
import { nameWords, type Word } from './words.ts';

/** All that the tool's own words say, annotations aside. Fields of a wrong type say nothing. */
export function wordEvidence(tool: Tool, context: RiskContext): readonly Signal[] {
  const name = text(tool.name);
  const description = text(tool.description) || text(tool.title);
  const words = withoutServer(nameWords(name), context);
  const fromName = nameEvidence(name, words);
  const fromDescription = descriptionEvidence(description);
  const named = strongest(fromName.signals);
  const leading = named ?? strongest(fromDescription.signals);
  const reads = leading?.category === 'Read';

  const described = fromDescription.signals.map((signal) => {
    // A clear name decides; a description then only adds what is graver, and must say it plainly.
    const other = named !== undefined && named.weight >= 0.7 && signal.category !== named.category;
    return other && signal.why.includes(' the verb ') ? { ...signal, weight: signal.weight * 0.7 } : signal;
  });
  const money = reads
    ? []
    : [...moneyEvidence('name', name, words), ...moneyEvidence('description', description, fromDescription.sentence)];
  const given = argumentEvidence(tool.inputSchema).map((signal) =>
    reads && (signal.category === 'Financial' || signal.why.includes('forced'))
      ? { ...signal, weight: signal.weight * 0.3 }
      : signal,
  );
  return [...fromName.signals, ...described, ...money, ...given];
}

function strongest(signals: readonly Signal[]): Signal | undefined {
  return signals.reduce<Signal | undefined>(
    (best, signal) => (best === undefined || signal.weight > best.weight ? signal : best),
    undefined,
  );
}

/** The server's own name in front of a tool's (`slack_post_message` of `slack`) says nothing about the tool. */
function withoutServer(words: readonly Word[], context: RiskContext): readonly Word[] {
  const own = new Set(
    [...nameWords(text(context.server)), ...nameWords(text(context.serverInfo?.name))].map((word) => word.text),
  );
  let index = 0;
  while (index < words.length - 1 && own.has(words[index]?.text ?? '')) index++;
  return words.slice(index);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
