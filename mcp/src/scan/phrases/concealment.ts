import type { Phrase } from './phrase.ts';

/** Words that have a model keep something from the person it works for. */
export const concealment: readonly Phrase[] = [
  {
    kind: 'concealment',
    needs: ['tell', 'inform', 'let'],
    also: ['user', 'human', 'anyone', 'anybody', 'operator', 'developer', 'customer'],
    pattern:
      /\b(?:do\s+not|don['’]?t|never|must\s+not|mustn['’]t|should\s+not|shouldn['’]t)\s+(?:ever\s+)?(?:tell|inform|let)\s+(?:(?:the|any|your)\s+)?(?:users?|humans?|anyone|anybody|operators?|developers?|customers?)\b/gi,
    what: 'tells the model to keep something from the user',
  },
  {
    kind: 'concealment',
    needs: ['mention', 'reveal', 'disclos', 'report'],
    also: ['user', 'human', 'anyone', 'anybody', 'operator', 'your'],
    pattern:
      /\b(?:do\s+not|don['’]?t|never|must\s+not|should\s+not|without)\s+(?:ever\s+)?(?:mention(?:ing)?|reveal(?:ing)?|disclos(?:e|ing)|report(?:ing)?)\s+(?:this|that|it|any|these|anything|what)\b[^.\n]{0,60}?\b(?:users?|humans?|anyone|anybody|operators?|your\s+(?:reply|response|answer))\b/gi,
    what: 'tells the model to keep something from the user',
  },
  {
    kind: 'concealment',
    needs: ['without', 'hide', 'conceal', 'keep', 'must', 'should'],
    also: ['user', 'human'],
    pattern:
      /\b(?:without\s+(?:telling|informing)\s+(?:the\s+)?(?:users?|humans?)|(?:hide|conceal|keep)\s+(?:this|it|that|these|the\s+fact)\s+(?:[a-z]+\s+){0,4}?from\s+(?:the\s+)?(?:users?|humans?)|users?\s+(?:must|should)\s+(?:not|never)\s+(?:know|find\s+out|be\s+(?:told|informed|aware)))\b/gi,
    what: 'tells the model to keep something from the user',
  },
  {
    kind: 'concealment',
    needs: ['warn', 'alert', 'show', 'display'],
    also: ['user'],
    pattern:
      /\b(?:do\s+not|don['’]?t|never)\s+(?:(?:warn|alert)\s+(?:the\s+)?users?|(?:show|display)\s+(?:this|these|it|any\s+of\s+this)\b[^.\n]{0,30}\bto\s+(?:the\s+)?users?)\b/gi,
    what: 'tells the model to keep something from the user',
  },
  {
    kind: 'concealment',
    needs: ['see', 'notic', 'know'],
    also: ['user'],
    pattern:
      /\b(?:the\s+users?\s+(?:must|should)\s+(?:not|never)\s+(?:see|notice)|without\s+the\s+users?['’]?s?\s+(?:knowledge|noticing|knowing))\b/gi,
    what: 'tells the model to keep something from the user',
  },
  {
    kind: 'concealment',
    needs: ['instruction', 'secret'],
    also: ['reveal', 'disclose', 'mention', 'share', 'repeat', 'keep'],
    pattern:
      /\b(?:(?:do\s+not|don['’]?t|never)\s+(?:reveal|disclose|mention|share|repeat)\s+(?:these|this)\s+instructions?|keep\s+(?:this|it)\s+a\s+secret\s+from)\b/gi,
    what: 'tells the model to keep something from the user',
  },
];
