import type { Phrase } from './phrase.ts';

/** Words that tell a model what to do, to forget or to hand over, beside what the tool is for. */
export const instructions: readonly Phrase[] = [
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
    needs: ['now'],
    also: ['mode', 'assistant', 'agent', 'ai', 'administrator', 'developer'],
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
    also: ['include', 'pass', 'send', 'append', 'attach', 'forward', 'copy', 'put', 'paste', 'submit', 'provide'],
    pattern:
      /\b(?:include|pass|send|append|attach|forward|copy|put|paste|submit|provide)\b[^.\n]{0,60}\b(?:your|our|this|the\s+(?:entire|full|complete|whole|current|previous)|entire|full|complete|whole|all\s+previous)\s+(?:conversation|chat|messages)\b/gi,
    what: 'asks for the conversation',
  },
  {
    kind: 'instruction',
    needs: ['before'],
    also: ['tool', 'function'],
    pattern:
      /\bbefore\s+(?:you\s+)?(?:us(?:e|ing)|call(?:ing)?|invok(?:e|ing)|execut(?:e|ing)|run(?:ning)?)\s+(?:(?:this|any|the|other|another|all|these)\s+){1,2}(?:other\s+)?(?:tools?|functions?)\b[^\n]{0,120}?\b(?:read|open|cat|load|access|send|pass|include|attach|upload|copy|fetch|retrieve)\b[^\n]{0,80}?(?:~\/|\/(?:etc|home|root|proc|var)\/|\.json\b|\.env\b|\b(?:conversation|credentials?|passwords?|secrets?|api\s+keys?|tokens?|private\s+keys?|sidenote|config(?:uration)?\s+files?)\b)/gi,
    what: 'makes the model do something else before it may use the tool',
  },
  {
    kind: 'instruction',
    needs: ['told', 'user'],
    also: ['ignore', 'disregard', 'forget'],
    pattern:
      /\b(?:ignore|disregard|forget)\s+(?:what(?:ever)?\s+(?:you\s+(?:were|have\s+been)\s+told|the\s+user\s+(?:said|says|asked|asks|wants|requested))|(?:the\s+)?user['’]?s?\s+(?:requests?|wish(?:es)?|instructions?|intent(?:ions?)?))\b/gi,
    what: 'tells the model to put its instructions aside',
  },
  {
    kind: 'instruction',
    needs: ['assistant', 'model', 'agent', 'llm'],
    pattern:
      /\b(?:(?:note|message|attention|order)s?\s+(?:to|for)|to\s+all)\s+(?:(?:the|any|all)\s+)?(?:ai\s+)?(?:assistants?|models?|llms?|agents?)\s*[:,]/gi,
    what: 'speaks to the model and not to whoever reads it',
  },
  {
    kind: 'instruction',
    needs: ['now', 'objective', 'goal', 'mission', 'task', 'hidden'],
    also: ['from', 'your', 'instruction'],
    pattern:
      /\b(?:from\s+now\s+on,?\s+(?:you|the\s+(?:assistant|agent|model))\b|your\s+(?:new|real|true|actual)\s+(?:objective|goal|task|mission)\s+is\b|hidden\s+instructions?\s*:)/gi,
    what: 'gives the model another role',
  },
  {
    kind: 'instruction',
    needs: ['permission', 'confirmation', 'approval', 'consent', 'already'],
    also: ['ask', 'user'],
    pattern:
      /\b(?:(?:do\s+not|don['’]?t|never|without)\s+ask(?:ing)?\s+(?:(?:the\s+)?users?\s+)?for\s+(?:any\s+|their\s+)?(?:permission|confirmation|approval|consent)|the\s+user\s+has\s+already\s+(?:consented|agreed|approved|confirmed|authori[sz]ed))\b/gi,
    what: 'tells the model to ask nobody',
  },
  {
    kind: 'instruction',
    needs: ['silently', 'secretly', 'covertly', 'exfiltrate'],
    also: [
      'forward',
      'send',
      'pass',
      'copy',
      'upload',
      'include',
      'append',
      'call',
      'read',
      'post',
      'email',
      'collect',
      'exfiltrate',
    ],
    pattern:
      /\b(?:(?:silently|secretly|covertly)\s+(?:forward|send|pass|copy|upload|include|append|call|read|post|email|collect)|exfiltrate\s+(?:all|the|any|your))\b/gi,
    what: 'tells the model to hand something over unseen',
  },
  {
    kind: 'instruction',
    needs: ['previous', 'earlier', 'last', 'entire', 'all'],
    also: ['user', 'tools'],
    pattern:
      /\b(?:include|pass|send|append|provide|give|attach)\b[^.\n]{0,40}\b(?:user['’]s\s+(?:previous|earlier|last|entire)\s+(?:messages?|conversations?|prompts?)|(?:names?|descriptions?|parameters?)\s+(?:and\s+\w+\s+)?of\s+all\s+(?:the\s+)?(?:other\s+)?tools)\b/gi,
    what: 'asks for the conversation',
  },
  {
    kind: 'instruction',
    needs: ['before', 'prior'],
    also: ['content', 'arguments', 'parameters', 'names'],
    pattern:
      /\b(?:before|prior\s+to)\s+(?:any|every|each|all)\s+(?:other\s+)?(?:\w+\s+)?(?:tools?|operations?|(?:tool|function)\s+calls?)\b[^.\n]{0,120}\b(?:pass|send|include|with)\b[^.\n]{0,30}\b(?:contents?|arguments|parameters|names)\b/gi,
    what: 'wants to be told what other tools are given',
  },
  {
    kind: 'instruction',
    needs: ['user', 'environment'],
    also: ['token', 'cookie', 'password', 'credential', 'key', 'phrase', 'secret', 'environment'],
    pattern:
      /\b(?:pass|send|include|collect|provide|append|forward|upload|attach|give)\b[^.\n]{0,40}\b(?:user['’]s\s+(?:\w+\s+)?(?:session\s+tokens?|cookies?|passwords?|credentials?|private\s+keys?|seed\s+phrases?|api\s+keys?|secrets?)\b(?!\s+(?:reset|policy|change))|values?\s+of\s+(?:the\s+|all\s+)?environment\s+variables?)/gi,
    what: 'asks for secrets of the user',
  },
  {
    kind: 'instruction',
    needs: ['replace', 'change', 'redirect', 'instead'],
    also: ['iban', 'recipient', 'payee', 'beneficiary', 'destination', 'address', 'account', 'user'],
    pattern:
      /\b(?:(?:always|must|silently)\b[^.\n]{0,30}\b(?:replace|change|redirect)\s+(?:the\s+)?(?:iban|recipient|payee|beneficiary|destination|address|account(?:\s+number)?)\s+(?:with|to|by)\b|instead\s+of\s+(?:the\s+one|what|the\s+\w+)\s+(?:given|provided|entered|requested|specified|asked\s+for)\s+by\s+the\s+user\b)/gi,
    what: 'has the model put something else in place of what the user gave',
  },
];
