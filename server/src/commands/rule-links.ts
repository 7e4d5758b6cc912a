import type { LinkTo } from '@mcp-policy/language';
import type { RulePlaces } from './rule-places.ts';

/** Links to rules of a policy by its URI and line, as Markdown viewers of editors follow them. */
export function ruleLinks(uri: string, places: RulePlaces): LinkTo {
  return (at) => {
    const range = places.of(at);
    return range && `${uri}#L${range.start.line + 1}`;
  };
}
