/** A fenced block of a scenario file. Lines are counted from 0; the content stands between `first` and `end`. */
export interface Block {
  readonly language: string;
  readonly text: string;
  readonly first: number;
  readonly end: number;
}

const keywords = ['Given', 'When', 'Then'] as const;
export type Keyword = (typeof keywords)[number];

/** One sentence of a scenario, with the block that follows it. */
export interface Step {
  readonly keyword: Keyword;
  /** What follows the keyword, without a colon or full stop at its end. */
  readonly text: string;
  readonly line: number;
  readonly block: Block | undefined;
}

export interface Scenario {
  readonly title: string;
  readonly steps: readonly Step[];
}

/**
 * The scenarios of a Markdown file: one a heading of the second level. What is given before the first of these is given to all of
 * them. Paragraphs that begin with another word than Given, When, Then or And are for people.
 * @throws when a fence is left open, or a block belongs to no step
 */
export function parseScenarios(markdown: string): readonly Scenario[] {
  const lines = markdown.split(/\r?\n/);
  const scenarios: { title: string; steps: Step[] }[] = [];
  const common: Step[] = [];
  let keyword: Keyword | undefined;
  for (let at = 0; at < lines.length; at++) {
    const steps = scenarios.at(-1)?.steps ?? common;
    const line = lines[at] ?? '';
    const title = /^## +(.*\S)/.exec(line)?.[1];
    const word = /^(Given|When|Then|And)\b/.exec(line)?.[1];
    const block = readBlock(lines, at);
    if (title !== undefined) {
      scenarios.push({ title, steps: [...common] });
    } else if (word !== undefined) {
      const last = lastLine(lines, at);
      keyword = keywords.find((one) => one === word) ?? keyword;
      if (!keyword) throw new Error(`Line ${at + 1}: "And" follows no other step.`);
      const text = lines
        .slice(at, last + 1)
        .join(' ')
        .slice(word.length)
        .trim();
      steps.push({ keyword, text: text.replace(/[:.]$/, ''), line: at, block: undefined });
      at = last;
    } else if (block) {
      const step = steps.at(-1);
      if (!step || step.block || (steps !== common && common.includes(step)))
        throw new Error(`Line ${at + 1}: this block belongs to no step.`);
      steps[steps.length - 1] = { ...step, block };
      at = block.end;
    }
  }
  return scenarios;
}

function readBlock(lines: readonly string[], at: number): Block | undefined {
  const [, fence, language = ''] = /^(`{3,})(\w*)\s*$/.exec(lines[at] ?? '') ?? [];
  if (fence === undefined) return undefined;
  const end = lines.indexOf(fence, at + 1);
  if (end < 0) throw new Error(`Line ${at + 1}: this block has no end.`);
  return {
    language,
    text: lines
      .slice(at + 1, end)
      .map((line) => `${line}\n`)
      .join(''),
    first: at + 1,
    end,
  };
}

/** The last line of the paragraph that begins at a line. */
function lastLine(lines: readonly string[], first: number): number {
  const after = lines.findIndex((line, index) => index > first && (line.trim() === '' || line.startsWith('```')));
  return (after < 0 ? lines.length : after) - 1;
}
