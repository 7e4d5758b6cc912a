import { chatMarkup } from './chat-markup.ts';
import { concealment } from './concealment.ts';
import { instructions } from './instructions.ts';
import { otherLanguages } from './other-languages.ts';
import { otherTools } from './other-tools.ts';
import type { Phrase } from './phrase.ts';
import { secretFiles } from './secret-files.ts';

export { qualified, shadowing } from './other-tools.ts';

/**
 * Written for how people talk to a model, not for one known attack. Every repetition has a bound, so that no text makes a
 * pattern slow. Each asks for two things together (who is told, and what), since each alone stands in honest descriptions:
 * "ignore", "hide from users", "before calling this tool", "the path of the .env file".
 */
export const phrases: readonly Phrase[] = [
  ...instructions,
  ...otherLanguages,
  ...concealment,
  ...chatMarkup,
  ...secretFiles,
  ...otherTools,
];
