import type { Phrase } from './phrase.ts';

/** Marks that pretend to end the description, or to be somebody else. */
export const chatMarkup: readonly Phrase[] = [
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
];
