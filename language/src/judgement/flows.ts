import type { Risk, Tool } from '@mcp-policy/mcp';
import { wordsOf } from '../words/near.ts';
import { argumentsOf } from './arguments.ts';

/** What a tool can be in a theft of data: none of it is a fault by itself. */
export interface Roles {
  /** It reads what not everybody may read. */
  readonly reads: boolean;
  /** It brings in what strangers have written, which may tell an agent what to do. */
  readonly brings: boolean;
  /** What it is given reaches somebody else. */
  readonly sends: boolean;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const privateNouns =
  set(`balance balances bank calendar contact contacts content contents credential credentials customer customers
  document documents drive email emails employee employees env file files inbox invoice invoices mail medical note notes
  password passwords patient patients payment payments payroll salary secret secrets statement statements transaction
  transactions vault`);

const strangersNouns =
  set(`article articles browser comment comments discussion discussions email emails feed feeds html inbox issue
  issues mail message messages news page review reviews rss site thread threads ticket tickets tweet tweets url web webpage
  website`);

const sendingVerbs = set('broadcast email forward mail notify post publish send share submit tweet upload');

/** Verbs that only send when what they make is there for others to read. */
const makingVerbs = set('add create update');
const publicNouns = set('comment discussion gist issue message review tweet webhook');

/** Talk among people: private to them, and written by any of them. */
const talk = set('chat chats conversation conversations dm dms message messages replies reply thread threads');
const places = set('channel channels chat group room');
/** Messages that no person wrote. */
const machines = set('commit console error log queue');

/** The tools of the set that the fewest are needed of; those that send come first, since an agent can do without them most often. */
export function smallestCut({
  reads,
  brings,
  sends,
}: Readonly<Record<keyof Roles, readonly string[]>>): readonly string[] {
  return [sends, brings, reads].reduce((least, names) => (names.length < least.length ? names : least));
}

/** By the words of its name and its category: a judgement like that of risk. */
export function rolesOf(tool: Tool, { category, signals }: Risk): Roles {
  const words = wordsOf(tool.name);
  const has = (meant: ReadonlySet<string>) => words.some((word) => meant.has(word));
  const reads = category === 'Read';
  // A shell, an interpreter: whatever is on the machine can be sent from there.
  const runs =
    category === 'Execute' && argumentsOf(tool).some(({ name }) => /^(?:command|cmd|code|script)$/i.test(name));
  // Behind the server's own name, if that stands in front (`slack_post_message`).
  const verb = signals.find(({ source }) => source === 'name')?.seen.toLowerCase() ?? words[0] ?? '';
  const hears = (has(talk) && !has(machines)) || (has(places) && words.includes('history'));
  const fetches = reads && argumentsOf(tool).some(({ name }) => /^(?:url|uri)$/i.test(name));
  return {
    reads: runs || (reads && (has(privateNouns) || hears)),
    brings: fetches || (reads && (has(strangersNouns) || hears)),
    sends:
      runs ||
      fetches ||
      (!reads && (sendingVerbs.has(verb) || has(set('webhook')) || (makingVerbs.has(verb) && has(publicNouns)))),
  };
}
