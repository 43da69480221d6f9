/** "hai phần ba" → "2/3", "hai trên mười lăm" → "2/15", "mười lăm xuyệt bảy xuyệt hai không hai lăm" → "15/7/2025". */
import { readCardinal } from './cardinal.js';
import { readDigits } from './digits.js';
import type { Reading } from './utterance.js';
import { comesSoon, isBare, isCounter, isHundred, isMinus, scaleAt } from './words.js';

const strokes = new Set('xuyệt xuyệc xoẹt xẹt suyệt sẹc'.split(' '));
const divides = new Set(['phần', 'trên', 'chia']);
const isSeparator = (word: string | undefined): boolean =>
  word !== undefined && (strokes.has(word) || divides.has(word));
const mostParts = 3;
const longestPart = 12;
/** A law's number has four, a year too. */
const mostDigits = 6;

export function readFraction(words: readonly string[], at: number): Reading | undefined {
  if (!comesSoon(words, at + 1, longestPart, isSeparator)) return undefined;
  const first = readPart(words, at);
  if (!first) return undefined;
  const separator = words[at + first.length] ?? '';
  const stroke = strokes.has(separator);
  if (!stroke && !divides.has(separator)) return undefined;
  const parts = [first.text];
  let end = at + first.length;
  while (parts.length < mostParts && words[end] === separator) {
    const part = readPart(words, end + 1);
    if (!part || part.text.startsWith('-')) break;
    parts.push(part.text);
    end += 1 + part.length;
  }
  if (parts.length < 2) return undefined;
  // "ba trên hai mươi tuổi", "năm phần mỗi phần một triệu"
  const counts = isCounter(words[end]) || scaleAt(words, end) !== undefined || isHundred(words[end]);
  const impossible = !stroke && parts.slice(1).some((part) => Number(part) === 0);
  return (counts && !stroke) || impossible ? undefined : { length: end - at, text: parts.join('/') };
}

/** A cardinal, or digits where those reach farther; not more than a law's number. */
function readPart(words: readonly string[], at: number): { text: string; length: number } | undefined {
  const cardinal = readCardinal(words, at);
  if (!cardinal) return undefined;
  const lead = isMinus(words[at]) ? 1 : 0;
  const digits = readDigits(words, at + lead, mostDigits + 1);
  const read =
    digits && digits.length + lead > cardinal.length
      ? { text: (lead ? '-' : '') + digits.digits, length: digits.length + lead }
      : { text: String(cardinal.value), length: cardinal.length };
  return read.text.length > mostDigits || words.slice(at, at + read.length).some(isBare) ? undefined : read;
}
