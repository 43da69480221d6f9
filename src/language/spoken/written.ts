/** Inverse text normalisation: what a hotline's transcript says in words, as people write it. */
import { readAmount } from './amount.js';
import { readDate } from './date.js';
import { readFraction } from './fraction.js';
import { readOrdinal } from './ordinal.js';
import { readTelephone } from './telephone.js';
import { readTime } from './time.js';
import { type Reader, type Reading, segments } from './utterance.js';
import { digitAt, isFive, isTen, isTens, startsNumber } from './words.js';

/** Tried in this order at every word; the first that reads something has it. */
const readers: readonly Reader[] = [readDate, readOrdinal, readTime, readFraction, readTelephone, readAmount];

/**
 * The utterance with its spoken numbers written: amounts, dates, times, telephone and other numbers said digit by digit.
 * "phí là hai mươi lăm ngàn đồng" → "phí là 25.000 đồng". Decimals have a point ("1.5 triệu"), sums in đồng are grouped
 * with points ("1.500.000 đồng"), other whole numbers are plain ("1000"). A word that may be no number ("năm nay", "ba má",
 * "một cửa") stays, as does all else but white space around the text.
 */
export function writtenForm(text: string): string {
  let written = '';
  let copied = 0;
  for (const { words, spans } of segments(text)) {
    // a digit alone between commas stays a word
    if (words.length === 1 && !isTen(words[0])) continue;
    for (let at = 0; at < words.length; ) {
      const reading = firstReading(words, at);
      const [start, end] = [spans[at]?.[0] ?? 0, spans[at + (reading?.length ?? 1) - 1]?.[1] ?? 0];
      if (reading?.text !== undefined) {
        written += text.slice(copied, start) + sameCase(reading.text, text[start] ?? '');
        copied = end;
      }
      at += reading?.length ?? 1;
    }
  }
  return (written + text.slice(copied)).trim();
}

/** "mỗi năm hai triệu", "một năm hai lần": the year, and another number. */
const beforeYear = new Set('mỗi một hàng từng mấy cả sinh nhiều vài học'.split(' '));
/** "lâu năm", "cuối năm": no five in any case. */
const alwaysYear = new Set('lâu quanh cuối đầu giữa nhiều hằng thường'.split(' '));

const isYearWord = (words: readonly string[], at: number): boolean => {
  const before = words[at - 1] ?? '';
  if (!isFive(words[at])) return false;
  // five after a ten is "lăm": "hai mươi năm sáu tháng"
  if (alwaysYear.has(before) || isTen(before) || isTens(before)) return true;
  return beforeYear.has(before) && (digitAt(words, at + 1) !== undefined || words[at + 1] === 'mười');
};

function firstReading(words: readonly string[], at: number): Reading | undefined {
  if (!startsNumber(words[at] ?? '')) return undefined;
  if (isYearWord(words, at)) return readDate(words, at);
  for (const read of readers) {
    const reading = read(words, at);
    if (reading) return reading;
  }
  return undefined;
}

/** "Ngày" at the start of a sentence keeps its capital. */
const sameCase = (reading: string, first: string): string =>
  first !== first.toLowerCase() && reading.startsWith(first.toLowerCase()) ? first + reading.slice(1) : reading;
