import type { Snapshot, Tool } from '../snapshot/model.ts';
import { quoted } from '../text.ts';
import { type Found, scanCharacters } from './characters.ts';
import { decodeBase64 } from './hidden-messages.ts';
import type { PoisonFinding } from './model.ts';
import { collidingNames, scanName, spelt } from './names.ts';
import { phrases, qualified, shadowing } from './phrases/index.ts';
import { type ToolText, textsOf } from './texts.ts';

/** Texts that need not be looked at again while `ownTools` is the same; keys are looked at as names too. */
export interface PlainTexts {
  readonly keys: Set<string>;
  readonly values: Set<string>;
}

export interface ScanContext {
  /** Names of every tool of the same server, this one too: a server may speak of its own. */
  readonly ownTools?: ReadonlySet<string>;
  /** Names of the same server that look like this tool's, when that is known. */
  readonly alike?: readonly string[];
  /** Texts in which nothing was found, to be added to: the tools of one server say the same again and again. */
  readonly plain?: PlainTexts;
}

/** After this many, somebody has to look anyway. */
const mostFindings = 20;
/** What a model is shown of one text is shorter than this; the rest is not searched for words. */
const longestText = 200_000;

/**
 * Looks through the raw texts of a tool for what a reader would not see, or would not expect there. Nothing found does not
 * mean that a text is harmless, and something found does not mean that it is meant badly: somebody should look at it.
 */
export function scanTool(
  tool: Tool,
  { ownTools = new Set([tool.name]), alike = [], plain = { keys: new Set(), values: new Set() } }: ScanContext = {},
): PoisonFinding[] {
  const findings: PoisonFinding[] = [];
  for (const twin of alike) {
    const why = `looks like ${quoted(spelt(twin))}, another tool of the same server`;
    findings.push({ ...placeOf(tool, nameText(tool)), kind: 'look-alike', span: wholeOf(tool.name), why });
  }
  for (const text of textsOf(tool)) {
    const known = isName(text) ? plain.keys : plain.values;
    if (known.has(text.text)) continue;
    const before = findings.length;
    for (const found of scanText(text, ownTools)) {
      if (findings.length >= mostFindings) return findings;
      findings.push({ ...placeOf(tool, text), ...found });
    }
    if (findings.length === before) known.add(text.text);
  }
  return findings;
}

/** Each tool of a listing in its order, with names that can be taken for one another. */
export function scanSnapshot({ tools }: Pick<Snapshot, 'tools'>): PoisonFinding[] {
  const ownTools = new Set(tools.map(({ name }) => name));
  const twins = collidingNames(tools);
  const plain = { keys: new Set<string>(), values: new Set<string>() };
  return tools.flatMap((tool) => scanTool(tool, { ownTools, alike: twins.get(tool.name) ?? [], plain }));
}

const nameText = ({ name }: Tool): ToolText => ({ path: ['name'], inKey: false, text: name });
const wholeOf = (text: string) => ({ offset: 0, length: text.length });
const placeOf = ({ name }: Tool, { path, inKey }: ToolText) => ({ tool: name, path, inKey });

/** Names of tools and of arguments. */
const isName = ({ path, inKey }: ToolText) => inKey || (path.length === 1 && path[0] === 'name');

function* scanText(given: ToolText, ownTools: ReadonlySet<string>): Generator<Found> {
  const { text } = given;
  yield* scanCharacters(text);
  if (isName(given)) yield* scanName(text);
  yield* encodedText(text.slice(0, longestText));
  // Nobody says anything in a few letters.
  if (text.length >= 8) yield* scanWords(text.slice(0, longestText), ownTools);
}

const base64 = /[A-Za-z0-9+/]{32,}={0,2}/g;

/** A sentence that only a model reads at sight. */
function* encodedText(text: string): Generator<Found> {
  if (text.length < 32) return;
  for (const match of text.matchAll(base64)) {
    const message = decodeBase64(match[0]);
    if (message !== undefined)
      yield foundAt('hidden-message', match, `holds a message in Base64, ${quoted(message, 300)}`);
  }
}

/** Without any of these words in it (in lower case), a text needs no pattern to be tried. */
const anyNeed = new RegExp(
  [...new Set([...phrases, shadowing, qualified].flatMap(({ needs }) => needs))].map(escapeForRegExp).join('|'),
);

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function* scanWords(text: string, ownTools: ReadonlySet<string>): Generator<Found> {
  const lower = text.toLowerCase();
  if (!anyNeed.test(lower)) return;
  const told: Found[] = [];
  for (const { kind, needs, also, pattern, what } of phrases) {
    if (!holdsOne(lower, needs) || (also && !holdsOne(lower, also))) continue;
    for (const match of text.matchAll(pattern)) {
      const found = foundAt(kind, match, what);
      // The tags of one pair, and two ways to say the same, are one thing to look at.
      if (!told.some((other) => other.kind === kind && meets(other, found))) told.push(found);
    }
  }
  for (const { needs, pattern } of [shadowing, qualified]) {
    if (!holdsOne(lower, needs)) continue;
    for (const match of text.matchAll(pattern)) {
      const [, name = ''] = match;
      if (!ownTools.has(name))
        told.push(foundAt('other-tool', match, `speaks of ${quoted(name)}, no tool of this server`));
    }
  }
  yield* told.sort((a, b) => a.span.offset - b.span.offset);
}

function holdsOne(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}

function foundAt(kind: Found['kind'], match: RegExpMatchArray, what: string): Found {
  const [words] = match;
  return { kind, span: { offset: match.index ?? 0, length: words.length }, why: `${what}: ${quoted(words, 160)}` };
}

function meets({ kind, span: a }: Found, { span: b }: Found): boolean {
  const near = kind === 'chat-markup' ? 5_000 : 0;
  return a.offset <= b.offset + b.length + near && b.offset <= a.offset + a.length + near;
}
