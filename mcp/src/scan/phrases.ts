import type { PoisonKind } from './model.ts';

/** Words that no description of what a tool does needs. */
export interface Phrase {
  readonly kind: PoisonKind;
  /** Without one of these in a text (in lower case), the pattern need not be tried: nearly all texts have none. */
  readonly needs: readonly string[];
  readonly pattern: RegExp;
  readonly what: string;
}

/**
 * Written for how people talk to a model, not for one known attack. Every repetition has a bound, so that no text makes a
 * pattern slow. Each asks for two things together (who is told, and what), since each alone stands in honest descriptions:
 * "ignore", "hide from users", "before calling this tool", "the path of the .env file".
 */
export const phrases: readonly Phrase[] = [
  {
    kind: 'instruction',
    needs: ['ignore', 'disregard', 'forget', 'override', 'bypass'],
    pattern:
      /\b(?:ignore|disregard|forget|override|bypass)\s+(?:(?:all|any|every|the|your|of|my|these|those)\s+){0,3}(?:previous|prior|above|earlier|preceding|initial|original|system|safety)\s+(?:[a-z]+\s+){0,2}?(?:instructions?|prompts?|guidelines?|directives?|guardrails?|messages?)\b/gi,
    what: 'tells the model to put its instructions aside',
  },
  {
    kind: 'instruction',
    needs: ['ignore', 'disregard', 'forget'],
    pattern:
      /\b(?:ignore|disregard|forget)\s+(?:all|any|every|your)\s+(?:of\s+)?(?:(?:the|your|other)\s+){0,2}(?:instructions?|prompts?|guidelines?|guardrails?)\b/gi,
    what: 'tells the model to put its instructions aside',
  },
  {
    kind: 'instruction',
    needs: ['are now'],
    pattern:
      /\byou\s+are\s+now\s+(?:a|an|in|the)\s+(?:\S+\s+){0,3}?(?:mode|assistant|agent|ai|model|administrator|developer)\b/gi,
    what: 'gives the model another role',
  },
  {
    kind: 'instruction',
    needs: ['prompt', 'instructions'],
    pattern:
      /\b(?:reveal|print|repeat|output|send|include|share|leak|pass|append|reproduce)\b[^.\n]{0,50}\b(?:your|the\s+(?:agent|assistant|model)['’]s)\s+(?:\w+\s+)?(?:system\s+prompts?|instructions)\b/gi,
    what: "asks for the model's own instructions",
  },
  {
    kind: 'instruction',
    needs: ['conversation', 'chat', 'messages'],
    pattern:
      /\b(?:include|pass|send|append|attach|forward|copy|put|paste|submit|provide)\b[^.\n]{0,60}\b(?:your|our|this|the\s+(?:entire|full|complete|whole|current|previous)|entire|full|complete|whole|all\s+previous)\s+(?:conversation|chat|messages)\b/gi,
    what: 'asks for the conversation',
  },
  {
    kind: 'instruction',
    needs: ['before'],
    pattern:
      /\bbefore\s+(?:you\s+)?(?:us(?:e|ing)|call(?:ing)?|invok(?:e|ing)|execut(?:e|ing)|run(?:ning)?)\s+(?:(?:this|any|the|other|another|all|these)\s+){1,2}(?:other\s+)?(?:tools?|functions?)\b[^\n]{0,120}?\b(?:read|open|cat|load|access|send|pass|include|attach|upload|copy|fetch|retrieve)\b[^\n]{0,80}?(?:~\/|\/(?:etc|home|root|proc|var)\/|\.json\b|\.env\b|\b(?:conversation|credentials?|passwords?|secrets?|api\s+keys?|tokens?|private\s+keys?|sidenote|config(?:uration)?\s+files?)\b)/gi,
    what: 'makes the model do something else before it may use the tool',
  },
  {
    kind: 'concealment',
    needs: ['tell', 'inform', 'let'],
    pattern:
      /\b(?:do\s+not|don['’]?t|never|must\s+not|mustn['’]t|should\s+not|shouldn['’]t)\s+(?:ever\s+)?(?:tell|inform|let)\s+(?:(?:the|any|your)\s+)?(?:users?|humans?|anyone|anybody|operators?|developers?|customers?)\b/gi,
    what: 'tells the model to keep something from the user',
  },
  {
    kind: 'concealment',
    needs: ['mention', 'reveal', 'disclos', 'report'],
    pattern:
      /\b(?:do\s+not|don['’]?t|never|must\s+not|should\s+not|without)\s+(?:ever\s+)?(?:mention(?:ing)?|reveal(?:ing)?|disclos(?:e|ing)|report(?:ing)?)\s+(?:this|that|it|any|these|anything|what)\b[^.\n]{0,60}?\b(?:users?|humans?|anyone|anybody|operators?|your\s+(?:reply|response|answer))\b/gi,
    what: 'tells the model to keep something from the user',
  },
  {
    kind: 'concealment',
    needs: ['without', 'hide', 'conceal', 'keep', 'must', 'should'],
    pattern:
      /\b(?:without\s+(?:telling|informing)\s+(?:the\s+)?(?:users?|humans?)|(?:hide|conceal|keep)\s+(?:this|it|that|these|the\s+fact)\s+(?:[a-z]+\s+){0,4}?from\s+(?:the\s+)?(?:users?|humans?)|users?\s+(?:must|should)\s+(?:not|never)\s+(?:know|find\s+out|be\s+(?:told|informed|aware)))\b/gi,
    what: 'tells the model to keep something from the user',
  },
  {
    kind: 'chat-markup',
    needs: ['<'],
    pattern: /<\/?(?:important|system[-_]?(?:reminder|prompt|message))(?:\s[^<>]{0,80})?>/gi,
    what: 'holds a tag that pretends to be more than a description',
  },
  {
    kind: 'chat-markup',
    needs: ['<'],
    pattern:
      /<(critical|system|hidden|secret|instructions?|admin|assistant)(?:\s[^<>]{0,80})?>[^<]{0,2000}<\/\1(?:\s[^<>]{0,80})?>/gi,
    what: 'holds a tag that pretends to be more than a description',
  },
  {
    kind: 'chat-markup',
    needs: ['<|', 'inst]', '<<', '##'],
    pattern:
      /<\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id)\|>|\[\/?INST\]|<<\/?SYS>>|^#{2,4}\s*(?:system|new\s+instructions?)\s*:/gim,
    what: 'holds marks with which a chat is written down for a model',
  },
  {
    kind: 'secret-file',
    needs: ['.ssh', 'id_', '.aws', '.cursor', 'claude_desktop', '.git-cred', '.netrc', '/etc/', '.gnupg', '/proc/'],
    pattern:
      /(?<!\b(?:to|can|will|may|that|which)\s)(?<!^\s*)\b(?:read|open|cat|load|access|fetch|retrieve|send|pass|include|attach|upload|copy|paste|append|forward|submit|contents?\s+of)\b[^\n]{0,100}?(?:\.ssh\/|\bid_(?:rsa|dsa|ecdsa|ed25519)\b|\.aws\/credentials|\.cursor\/mcp\.json|claude_desktop_config\.json|\.git-credentials|\.netrc\b|\/etc\/(?:passwd|shadow)\b|\.gnupg\b|\/proc\/self\/environ)/gi,
    what: 'tells the model to read or hand over a file that holds secrets',
  },
  {
    kind: 'secret-file',
    needs: ['.env', '.kube', '.npmrc', '.pypirc', '.docker', 'mcp.json'],
    pattern:
      /\b(?:you|must|please|first|then|always|before)\b[^.\n]{0,60}?\b(?:read|open|cat|load|access|fetch|retrieve|send|pass|include|attach|upload|copy|paste|contents?\s+of)\b[^\n]{0,60}?(?:(?<![\w*])\.env\b(?!\.)|\.kube\/config|\.npmrc\b|\.pypirc\b|\.docker\/config\.json|(?<![\w])\.mcp\.json|\.vscode\/mcp\.json)/gi,
    what: 'tells the model to read or hand over a file that holds secrets',
  },
  {
    kind: 'other-tool',
    needs: ['server'],
    pattern:
      /\b(?:other|another)\s+(?:mcp\s+)?servers?(?:['’]s?)?\s+tools?\b|\btools?\s+(?:of|from|on|provided\s+by|offered\s+by|exposed\s+by)\s+(?:(?:the|an|any)\s+)?(?:other|another)\s+(?:mcp\s+)?servers?\b/gi,
    what: 'speaks of the tools of other servers',
  },
  {
    kind: 'other-tool',
    needs: ['tool'],
    pattern:
      /\b(?:this|the)\s+tool\s+(?:[a-z]+\s+){0,2}?(?:changes|modifies|alters|affects|overrides)\s+(?:the\s+)?(?:behaviou?rs?|instructions?|rules|side\s+effects?|way|how)\b[^.\n]{0,40}\btools?\b/gi,
    what: 'says how other tools are to behave',
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
