/** Two numbers for one span: "hai ba ngày" → "2-3 ngày", "hai trăm đến ba trăm nghìn" → "200 đến 300 nghìn". */
import { readTens } from './cardinal.js';
import { counted, roughly } from './count.js';
import { readNumber, type SpokenNumber } from './decimal.js';
import type { Reading } from './utterance.js';
import { digitAt, isBare, isFive, isHundred, isScaled, isTen, isTens, scaleAt } from './words.js';

/** "hai ba ngày" is two or three days, "năm sáu trăm" five or six hundred, "mười mười lăm" ten to fifteen. */
export function readRange(words: readonly string[], at: number): Reading | undefined {
  const [from, to] = [rangeEnd(words, at), rangeEnd(words, at + (rangeEnd(words, at)?.length ?? 0))];
  const counts = digitAt(words, at - 1) !== undefined || roughly.has(words[at - 1] ?? '');
  if (!from || !to || counts || words.slice(at, at + from.length + to.length).some(isBare)) return undefined;
  const next = to.value === from.value + 1 || (from.value === 5 && (to.value === 7 || to.value === 10));
  const ascends = from.value < 10 ? from.value > 0 && next : to.value > from.value;
  const end = at + from.length + to.length;
  const years = isFive(words[end]) && digitAt(words, end + 1) === undefined;
  return ascends && (isScaled(words, end) || years || counted.has(words[end] ?? ''))
    ? { length: end - at, text: `${from.value}-${to.value}` }
    : undefined;
}

const rangeEnd = (words: readonly string[], at: number): { value: number; length: number } | undefined => {
  const digit = digitAt(words, at);
  if (isTen(words[at]) || isTens(words[at + 1])) return readTens(words, at);
  return digit === undefined ? undefined : { value: digit, length: 1 };
};

/** "hai đến ba triệu", "hai trăm đến ba trăm nghìn": the first number shares the scale of the second, which stays a word. */
export const isUpTo = (words: readonly string[], at: number): boolean =>
  (words[at - 1] === 'đến' || words[at - 1] === 'tới') &&
  (digitAt(words, at - 2) !== undefined || isTen(words[at - 2]) || isTens(words[at - 2]) || isHundred(words[at - 2]));

export function keepScale(words: readonly string[], at: number, number: SpokenNumber): Reading | undefined {
  const length = number.length - 1;
  const head = scaleAt(words, at + length) === undefined ? undefined : readNumber(words.slice(at, at + length), 0);
  return head?.length === length && head.value < 1000 ? { length, text: head.text } : undefined;
}
