import type { Phrase } from './phrase.ts';

/** Words about tools of other servers: a server may speak of its own. */
export const otherTools: readonly Phrase[] = [
  {
    kind: 'other-tool',
    needs: ['server'],
    also: ['other'],
    pattern:
      /\b(?:other|another)\s+(?:mcp\s+)?servers?(?:['’]s?)?\s+tools?\b|\btools?\s+(?:of|from|on|provided\s+by|offered\s+by|exposed\s+by)\s+(?:(?:the|an|any)\s+)?(?:other|another)\s+(?:mcp\s+)?servers?\b/gi,
    what: 'speaks of the tools of other servers',
  },
  {
    kind: 'other-tool',
    needs: ['tool'],
    also: ['changes', 'modifies', 'alters', 'affects', 'overrides'],
    pattern:
      /\b(?:this|the)\s+tool\s+(?:[a-z]+\s+){0,2}?(?:changes|modifies|alters|affects|overrides)\s+(?:the\s+)?(?:behaviou?rs?|instructions?|rules|side\s+effects?|way|how)\b[^.\n]{0,40}\btools?\b/gi,
    what: 'says how other tools are to behave',
  },
  {
    kind: 'other-tool',
    needs: ['official', 'original', 'built-in'],
    also: ['instead'],
    pattern:
      /\binstead\s+of\s+(?:the\s+)?(?:official|original|built-in)\s+[`"'(]?[a-z][a-z0-9]*(?:[_-][a-z0-9]+){1,6}\b/gi,
    what: "would stand in another tool's place",
  },
  {
    kind: 'other-tool',
    needs: ['server'],
    also: ['never', 'not', 'don'],
    pattern:
      /\b(?:never|do\s+not|don['’]t)\s+(?:use|call|invoke)\b[^.\n]{0,60}\btools?\s+(?:of|from)\s+the\s+[\w-]{1,60}\s+server\b/gi,
    what: 'says which tools of other servers not to use',
  },
];

/**
 * A tool by its name, and what must be done whenever it is there or called: the first group is the name. Honest servers say
 * such things of their own tools.
 */
export const shadowing = {
  needs: ['must', 'always', 'instead', 'never'],
  pattern:
    /\b(?:when|whenever|if|before|after|every\s+time)\b[^.\n]{0,40}?[`"'(\s]([a-z][a-z0-9]*(?:[_-][a-z0-9]+){1,6}|mcp_{1,2}[a-z0-9_-]{2,80})[`"')]?\s+(?:tool|function)?\s*(?:is|are|was|gets)?\s*(?:called|used|invoked|available|present|run)\b[^\n]{0,160}?\b(?:must|always|instead|never)\b/gi,
};

/** How some agents name a tool with its server. */
export const qualified = { needs: ['mcp__'], pattern: /\bmcp__[a-z0-9-]{1,60}__([a-z0-9_-]{1,80})\b/gi };
