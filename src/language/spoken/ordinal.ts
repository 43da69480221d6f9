/** "thứ nhất", "thứ tư" (also the days of the week), "thứ mười hai". */
import { readTens } from './cardinal.js';
import type { Reading } from './utterance.js';
import { digitAt, isTen, isTens, isZero, tailDigitAt } from './words.js';

const firsts = new Map([
  ['nhất', 1],
  ['nhì', 2],
]);

export function readOrdinal(words: readonly string[], at: number): Reading | undefined {
  if (words[at] !== 'thứ') return undefined;
  const special = firsts.get(words[at + 1] ?? '') ?? (words[at + 1] === 'tư' ? tailDigitAt(words, at + 1) : undefined);
  if (special !== undefined) return { length: 2, text: `thứ ${special}` };
  // "thứ hai ba mươi tháng sáu": a day of the week and a date, so the short tens ("hai ba") do not count
  const isTensWord = isTen(words[at + 1]) || isTens(words[at + 2]);
  const tens = isTensWord ? readTens(words, at + 1) : undefined;
  if (tens) return { length: 1 + tens.length, text: `thứ ${tens.value}` };
  const digit = isZero(words[at + 1]) ? undefined : digitAt(words, at + 1);
  return digit === undefined ? undefined : { length: 2, text: `thứ ${digit}` };
}
