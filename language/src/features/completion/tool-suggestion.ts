import type { Tool } from '@mcp-policy/mcp';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Facts } from '../../facts.ts';
import { plain } from '../../words/quote.ts';
import { toolDetail } from './offered-tools.ts';
import type { Snippet } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';

/** A tool's name. A server may have thousands, so what is said of one is found when it is among those that are shown. */
export class ToolSuggestion implements Suggestion {
  readonly kind = CompletionItemKind.Function;
  readonly rank: number;
  readonly #facts: Facts;
  readonly #tool: Tool;
  readonly #insert: (tool: Tool) => Snippet;

  constructor(facts: Facts, tool: Tool, insert: (tool: Tool) => Snippet, rank = 0) {
    this.#facts = facts;
    this.#tool = tool;
    this.#insert = insert;
    this.rank = rank;
  }

  get tool(): string {
    return this.#tool.name;
  }

  get filter(): string {
    return this.tool;
  }

  get label(): string {
    return plain(this.tool, 200);
  }

  get detail(): string {
    return toolDetail(this.#facts, this.tool);
  }

  get insert(): Snippet {
    return this.#insert(this.#tool);
  }
}
