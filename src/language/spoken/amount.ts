/** A number with what it counts, and numbers that stand by themselves. */
import { counted, digitCounts, roughly } from './count.js';
import { isUnaccented, readNumber, type SpokenNumber } from './decimal.js';
import { readMeasure } from './measure.js';
import { readMoney } from './money.js';
import { isUpTo, keepScale, readRange } from './range.js';
import type { Reading } from './utterance.js';
import {
  digitAt, isBare, isCounter, isFive, isHalf, isHundred, isMinus, isPoint, isScaled, isTen, isTens, isZero, scaleAt, setOf, tailDigitAt,
} from './words.js'; // biome-ignore format: one list

const announces = setOf(
  'số nhà phòng hẻm ngõ kiệt lô định tư điều khoản quận phường là bằng còn khoảng được hết gần hơn',
);
const zeroAfter = setOf('là bằng còn phí giá chỉ mức thu');
const weakEnd = /^(?:tram|chuc|ngan|ty)$/u;
const minusAfter = setOf('là bằng còn xuống dưới độ');
const minusNot = setOf('phát ghi thu lồng nguyên phụ thanh');

export function readAmount(words: readonly string[], at: number): Reading | undefined {
  if (isMinus(words[at]) && !isMinusSign(words, at)) return undefined;
  const range = readRange(words, at);
  if (range) return range;
  if (isYearThere(words, at)) return undefined;
  const number = readNumber(words, at);
  if (!number) return readWithoutOne(words, at);
  const end = at + number.length;
  const shared = isUpTo(words, at) ? keepScale(words, at, number) : undefined;
  if (shared) return shared;
  if (isAfterTenDays(words, at, number)) return { length: number.length };
  const unit = readMoney(words, end, number) ?? readMeasure(words, end, number);
  if (unit && unitFits(words, at, number, end + unit.length))
    return { length: number.length + unit.length, text: unit.text };
  const next = words[end] ?? '';
  if (!(number.length === 1 && number.value < 10) && !standsAlone(words, at, number)) return undefined;
  if (number.length === 1 && number.value < 10 && !digitCounts(words, at)) return undefined;
  if (isCounter(next) && isHalf(words[end + 1]) && Number.isInteger(number.value) && number.value < 1e4)
    return { length: number.length + 2, text: `${number.text}.5 ${next}` };
  return { length: number.length, text: number.text };
}

const isMinusSign = (words: readonly string[], at: number): boolean =>
  at === 0 || (words[at] === 'âm' ? !minusNot.has(words[at - 1] ?? '') : minusAfter.has(words[at - 1] ?? ''));

/** "triệu rưỡi", "trăm hai chục nghìn": the one before them is not said. */
function readWithoutOne(words: readonly string[], at: number): Reading | undefined {
  const before = words[at - 1] ?? '';
  const starts = words[at] === 'trăm' || scaleAt(words, at) !== undefined;
  const goesOn = digitAt(words, at - 1) !== undefined || isTen(before) || isScaled(words, at - 1) || /\d/u.test(before);
  if (!starts || isBare(words[at]) || roughly.has(before) || goesOn) return undefined;
  const reading = readAmount(['một', ...words.slice(at, at + 16)], 0);
  return reading?.text !== undefined && reading.length > 2 && !isCounter(words[at + 1])
    ? { length: reading.length - 1, text: reading.text }
    : undefined;
}

/** "hai năm ba tháng", "học năm hai": a year; "số năm hai" is 52, "năm lăm" 55, "đủ năm năm" five of them. */
const isYearThere = (words: readonly string[], at: number): boolean =>
  isFive(words[at]) &&
  at > 0 &&
  !announces.has(words[at - 1] ?? '') &&
  Boolean(digitAt(words, at + 1)) &&
  !isFive(words[at + 1]) &&
  !isTens(words[at + 2]) &&
  tailDigitAt(words, at + 1) === undefined;

/** Unaccented "sau muoi ngay" is sáu mươi ngày or sau mười ngày: nobody can say, so it stays. */
const isAfterTenDays = (words: readonly string[], at: number, number: SpokenNumber): boolean =>
  words[at] === 'sau' &&
  words[at + 1] === 'muoi' &&
  /^(?:ngay|thang|tuan|gio|phut|nam)$/u.test(words[at + number.length] ?? '');

function unitFits(words: readonly string[], at: number, number: SpokenNumber, end: number): boolean {
  if (number.length > 1) return true;
  // "hai dong" is hai dòng as often
  if (words[at + 1] === 'dong' && !isTen(words[at])) return false;
  if (isZero(words[at])) return (at === 0 && end === words.length) || zeroAfter.has(words[at - 1] ?? '');
  return !isBare(words[at]) || isTen(words[at]);
}

function standsAlone(words: readonly string[], at: number, number: SpokenNumber): boolean {
  const end = at + number.length;
  const said = words.slice(at, end);
  const next = words[end];
  if (isUnaccented(words, at, number.length)) {
    // "mot tram y te", "mot chuc nang", "hai cham ba"
    if (number.length === 1) return isTen(words[at]) && counted.has(next ?? '');
    const weak = (number.length === 2 && (weakEnd.test(said[1] ?? '') || said[0] === 'sau')) || said.some(isPoint);
    return !weak || next === undefined || isCounter(next);
  }
  const built = said.some((word, index) => isTen(word) || isTens(word) || isHundred(word) || scaleAt(said, index));
  if (built || number.decimal) return true;
  // short tens: "hai mốt", "bốn ba"
  const tail = tailDigitAt(words, end - 1) !== undefined;
  if (tail && !(isFive(words[at]) && words[end - 1] === 'tư')) return true;
  return (at === 0 && next === undefined) || isCounter(next) || announces.has(words[at - 1] ?? '');
}
