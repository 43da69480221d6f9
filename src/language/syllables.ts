/** Vietnamese text as syllables, each remembered with and without its accents. */
import { normalizeText } from './unicode.js';

export interface Syllable {
  /** Lower case, no accents, đ as d: "hoa". Digits and foreign words are kept as they are. */
  folded: string;
  /** Vowel and tone spelled apart, so that hoà and hòa agree and bán differs from bạn: "hoa" + tone "2". */
  toned: string;
  /** True when the writer used at least one accent in this syllable. */
  accented: boolean;
}

const toneDigits: Record<string, string> = {
  '\u0301': '1',
  '\u0300': '2',
  '\u0309': '3',
  '\u0303': '4',
  '\u0323': '5',
};
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const allMarks = /\p{M}/gu;

/** Text without accents, in lower case: "Hoà đồng" → "hoa dong". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(allMarks, '').replace(/[đĐ]/gu, 'd').toLowerCase();
}

/** The same key for both styles of placing the tone mark: toneKey("hoà") = toneKey("hòa") = "hoa2". */
export function toneKey(syllable: string): string {
  let tone = '';
  const base = syllable
    .toLowerCase()
    .normalize('NFD')
    .replace(toneMarks, (mark) => {
      tone = toneDigits[mark] ?? '';
      return '';
    });
  return base.normalize('NFC') + tone;
}

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:[.,/]\p{N}+)*/gu;

/** Splits text into syllables in reading order; numbers such as 1.001193 or 10.000 stay whole. */
export function syllables(text: string): Syllable[] {
  return (normalizeText(text).match(wordPattern) ?? []).map(readWord);
}

/** Vietnamese has some ten thousand syllables, so nearly every word of a catalogue was read before. */
const known = new Map<string, Syllable>();
const mostKnown = 30_000;

function readWord(word: string): Syllable {
  let syllable = known.get(word);
  if (!syllable) {
    const folded = fold(word);
    syllable = { folded, toned: toneKey(word), accented: folded !== word.toLowerCase() };
    // What strangers type must not fill the memory.
    if (known.size >= mostKnown) known.clear();
    known.set(word, syllable);
  }
  return syllable;
}

/** Folded syllables joined by single spaces, the form that phrase tables are matched on. */
export const foldedText = (text: string): string =>
  syllables(text)
    .map((syllable) => syllable.folded)
    .join(' ');
