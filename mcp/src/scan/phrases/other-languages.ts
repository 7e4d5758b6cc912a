import type { Phrase } from './phrase.ts';

const what = 'tells the model to put its instructions aside';

/** "Ignore all previous instructions", the one sentence that every attack begins with, as other languages say it. */
export const otherLanguages: readonly Phrase[] = [
  {
    kind: 'instruction',
    needs: ['anweisungen', 'instruktionen'],
    pattern: /\b(?:ignorier|vergiss|missacht)\S{0,4}\s+(?:\S+\s+){0,3}(?:anweisungen|instruktionen)/gi,
    what,
  },
  {
    kind: 'instruction',
    needs: ['instrucciones', 'instruções', 'istruzioni'],
    pattern: /\b(?:ignor|olvid|esque|dimentic)\S{1,5}\s+(?:\S+\s+){0,3}(?:instrucciones|instruções|istruzioni)/gi,
    what,
  },
  {
    kind: 'instruction',
    needs: ['instructions', 'consignes'],
    pattern:
      /\b(?:ignore[zr]?|oublie[zr]?)\s+(?:toutes\s+)?(?:les|tes|vos|ces)\s+(?:\S+\s+)?(?:instructions|consignes)/gi,
    what,
  },
  {
    kind: 'instruction',
    needs: ['инструкци', 'указани'],
    pattern: /(?:игнорируй|забудь)\S{0,4}\s+(?:\S+\s+){0,3}(?:инструкци|указани)\S{0,3}/gi,
    what,
  },
  {
    kind: 'instruction',
    needs: ['忽略', '无视', '忘记'],
    pattern: /(?:忽略|无视|忘记)[^。\n]{0,12}(?:指令|指示|提示)/g,
    what,
  },
  {
    kind: 'instruction',
    needs: ['無視', '忘れ'],
    pattern: /(?:以前|前|これまで|上記)の?[^。\n]{0,8}(?:指示|命令)[^。\n]{0,4}(?:無視|忘れ)/g,
    what,
  },
  {
    kind: 'instruction',
    needs: ['무시'],
    pattern: /(?:이전|위의)[^.\n]{0,10}(?:지시|명령|지침)[^.\n]{0,6}무시/g,
    what,
  },
];
