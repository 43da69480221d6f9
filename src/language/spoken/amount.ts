/** A number with what it counts, and numbers that stand by themselves. */
import { readTens } from './cardinal.js';
import { isUnaccented, readNumber, type SpokenNumber } from './decimal.js';
import { readMeasure } from './measure.js';
import { readMoney } from './money.js';
import type { Reading } from './utterance.js';
import {
  digitAt, isBare, isCounter, isFive, isHalf, isHundred, isMinus, isPoint, isTen, isTens, isZero, scaleAt, tailDigitAt,
} from './words.js'; // biome-ignore format: one list

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What a single digit is written before. Others stay: "hai vợ chồng", "bốn mùa", "ba má". */
const counted = setOf(
  'ngày tháng tuần hôm buổi tuổi lần lượt người bản bộ tờ trang tấm ảnh quyển cuốn liên phút tiếng ngay thang tuan tuoi phut',
);
/** "một" is written before these only; "một bản", "một lần nữa" is grammar. */
const countedOne = setOf('ngày tháng tuần tuổi phút');
const someDay = setOf('nào kia nọ gần ta');
const places = setOf('quận phường khoản');
const announces = setOf('số nhà phòng định tư điều khoản quận phường là bằng còn khoảng được hết gần hơn');
const zeroAfter = setOf('là bằng còn phí giá chỉ mức thu');
const minusAfter = setOf('là bằng còn xuống dưới độ');
const minusNot = setOf('phát ghi thu lồng nguyên phụ thanh');
const yearsAfter = setOf('trong hạn đủ sau khoảng gần hơn suốt mất tròn được cứ qua dưới trên');
const yearsBefore = setOf('trở rồi kinh liên tiếp rưỡi nay');

export function readAmount(words: readonly string[], at: number): Reading | undefined {
  if (isMinus(words[at]) && !isMinusSign(words, at)) return undefined;
  const range = readRange(words, at);
  if (range) return range;
  // "hai năm ba tháng", "học năm hai": năm is the year there; "số năm hai" is 52
  if (isFive(words[at]) && at > 0 && !announces.has(words[at - 1] ?? '') && digitAt(words, at + 1) && !isTens(words[at + 2]))
    if (tailDigitAt(words, at + 1) === undefined) return undefined;
  const number = readNumber(words, at);
  if (!number) return readBareMillion(words, at);
  const end = at + number.length;
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

/** "hai ba ngày" is two or three days, "năm sáu trăm" five or six hundred, "mười mười lăm" ten to fifteen. */
function readRange(words: readonly string[], at: number): Reading | undefined {
  const [from, to] = [rangeEnd(words, at), rangeEnd(words, at + (rangeEnd(words, at)?.length ?? 0))];
  if (!from || !to || words.slice(at, at + from.length + to.length).some(isBare)) return undefined;
  const ascends = from.value < 10 ? from.value > 0 && to.value === from.value + 1 : to.value > from.value;
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

const isScaled = (words: readonly string[], at: number): boolean =>
  isHundred(words[at]) || isTens(words[at]) || scaleAt(words, at) !== undefined;

/** "triệu rưỡi", "triệu hai", "nghìn rưỡi": the one before them is not said. */
function readBareMillion(words: readonly string[], at: number): Reading | undefined {
  const isScale = scaleAt(words, at) !== undefined || words[at] === 'trăm';
  if (!isScale || !isHalf(words[at + 1]) || isBare(words[at])) return undefined;
  const number = readNumber(['một', words[at] as string, 'rưỡi'], 0);
  if (!number) return undefined;
  const thousands = words[at] === 'trăm' ? scaleAt(words, at + 2) : undefined;
  if (thousands !== undefined) return undefined;
  const money = readMoney(words, at + 2, number);
  return { length: 2 + (money?.length ?? 0), text: money?.text ?? number.text };
}

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

/** A digit by itself is a number before what it counts, as a place's name, and where years are meant for certain. */
function digitCounts(words: readonly string[], at: number): boolean {
  const [before = '', word = '', next = '', then = ''] = [words[at - 1], words[at], words[at + 1], words[at + 2]];
  if (isZero(word) || isBare(word) || before === 'cả') return false;
  if (places.has(before) && !isFive(word))
    return next === '' || !(word === 'một' ? setOf('cửa số vài ít bộ lần') : someDay).has(next);
  if (next === 'đến' || next === 'tới') return goesUpTo(words, at);
  if (next === 'năm') return countsYears(words, at);
  if (!counted.has(next) || someDay.has(then)) return false;
  if (isFive(word)) return !(next === 'tháng' && (then === 'sinh' || then === 'qua')) && digitAt(words, at + 2) === undefined;
  return word !== 'một' || countedOne.has(next);
}

/** "ba đến năm ngày" is a span, "ba đến hai lần" a father. */
function goesUpTo(words: readonly string[], at: number): boolean {
  const to = readNumber(words, at + 2);
  const end = at + 2 + (to?.length ?? 0);
  return to !== undefined && to.value > (digitAt(words, at) ?? 0) && (isCounter(words[end]) || isScaled(words, end) || to.value >= 10);
}

function countsYears(words: readonly string[], at: number): boolean {
  const [before = '', then = ''] = [words[at - 1], words[at + 2]];
  const number = readNumber(words, at + 2);
  const months = number && words[at + 2 + number.length] === 'tháng';
  if (number && !months) return false;
  return Boolean(months) || yearsAfter.has(before) || yearsBefore.has(then);
}

function standsAlone(words: readonly string[], at: number, number: SpokenNumber): boolean {
  const end = at + number.length;
  const said = words.slice(at, end);
  const next = words[end];
  if (isUnaccented(words, at, number.length)) {
    // "mot tram y te", "mot chuc nang", "hai cham ba"
    if (number.length === 1) return isTen(words[at]) && counted.has(next ?? '');
    const weak = number.length === 2 || said.some(isPoint);
    return !weak || next === undefined || isCounter(next);
  }
  const built = said.some((word, index) => isTen(word) || isTens(word) || isHundred(word) || scaleAt(said, index));
  if (built || number.decimal) return true;
  // short tens: "hai mốt", "bốn ba"
  const tail = tailDigitAt(words, end - 1) !== undefined;
  if (tail && !(isFive(words[at]) && words[end - 1] === 'tư')) return true;
  return (at === 0 && next === undefined) || isCounter(next) || announces.has(words[at - 1] ?? '');
}
