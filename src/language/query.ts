/** From a message as typed to the syllables that retrieval looks for. */
import { expandAbbreviation } from './abbreviations.js';
import { type Syllable, syllables } from './syllables.js';

/**
 * Syllables of a question with its short forms written out, in order. A form that was written with accents is a word of
 * its own and stays as it is ("bn" is short for bao nhiêu, "bán" is not).
 */
export function querySyllables(text: string): Syllable[] {
  const raw = syllables(text);
  return raw.flatMap((syllable, index) => {
    const isShortForm = !syllable.accented || syllable.folded.startsWith('d');
    const full = isShortForm
      ? expandAbbreviation(syllable.folded, raw[index - 1]?.folded, raw[index + 1]?.folded)
      : undefined;
    return full ? syllables(full) : [syllable];
  });
}
