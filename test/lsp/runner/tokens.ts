import { semanticTokensLegend } from '@mcp-policy/language';
import { isArray, isObject, type Json } from './json.ts';

/** An answer with semantic tokens, five numbers each as LSP encodes them, with a line each instead: `3:12-3:24 function lowRisk`. */
export function readTokens(answer: Json): Json {
  if (!isObject(answer) || !isArray(answer.data)) return answer;
  const numbers = answer.data.map(Number);
  const tokens: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < numbers.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = numbers.slice(at, at + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const words = semanticTokensLegend.tokenModifiers.filter((_, bit) => modifiers & (1 << bit));
    const place = `${line}:${character}-${line}:${character + length}`;
    tokens.push([place, semanticTokensLegend.tokenTypes[type], ...words].join(' '));
  }
  return { ...answer, data: tokens };
}
