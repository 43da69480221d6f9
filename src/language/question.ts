/** From a message as typed to the syllables that were meant: keyboard left undecoded, short forms, dialect, typos. */
import { standardSyllables } from './dialect.js';
import { decodeKeyboardWords } from './keyboard.js';
import { querySyllables } from './query.js';
import type { Syllable } from './syllables.js';
import { correctTypos, type Vocabulary } from './typos.js';
import { normalizeText } from './unicode.js';

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

/** @param vocabulary what the catalogue says; without it typos stay */
export function questionSyllables(text: string, vocabulary?: Vocabulary): Syllable[] {
  const words = standardSyllables(querySyllables(decoded(normalizeText(text))));
  return vocabulary ? correctTypos(words, vocabulary) : words;
}

/** Telex and VNI written out, everything between the words untouched. */
function decoded(text: string): string {
  const words = decodeKeyboardWords(text.match(wordPattern) ?? []);
  let at = 0;
  return text.replace(wordPattern, (word) => words[at++] ?? word);
}
