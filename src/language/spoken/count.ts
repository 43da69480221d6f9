/** Single digits that are numbers for certain: before what they count, in a place's name, in a term of years. */
import { readNumber } from './decimal.js';
import { digitAt, isBare, isCounter, isFive, isHalf, isScaled, isZero, setOf } from './words.js';

/** What a single digit is written before. Others stay: "hai vợ chồng", "bốn mùa", "ba má". */
export const counted = setOf(
  'ngày tháng tuần hôm buổi tuổi lần lượt người bản bộ tờ trang tấm ảnh quyển cuốn liên phút tiếng ngay thang tuan tuoi phut',
);
/** "một" is written before these only; "một bản", "một lần nữa" is grammar. */
const countedOne = setOf('ngày tháng tuần tuổi phút');
const someDay = setOf('nào kia nọ gần ta');
/** "vài ba ngày" counts nothing. */
export const roughly = setOf('vài dăm mấy hàng cả');
const places = setOf('quận phường khoản lộ');
/** "quận một" is a place, "phường một cửa" none. */
const notPlace = setOf('cửa số vài ít bộ lần');
const yearsAfter = setOf('trong hạn đủ sau khoảng gần hơn suốt mất tròn được cứ qua dưới trên');
const yearsBefore = setOf('trước trở rồi kinh liên tiếp rưỡi nay');

/** A digit by itself is a number before what it counts, as a place's name, and where years are meant for certain. */
export function digitCounts(words: readonly string[], at: number): boolean {
  const [before = '', word = '', next = '', then = ''] = [words[at - 1], words[at], words[at + 1], words[at + 2]];
  if (isZero(word) || isBare(word) || before === 'cả' || roughly.has(before)) return false;
  if (isCounter(next) && isHalf(then)) return true;
  if (places.has(before) && !isFive(word)) return next === '' || !(word === 'một' ? notPlace : someDay).has(next);
  if (next === 'đến' || next === 'tới') return goesUpTo(words, at);
  if (next === 'năm') return countsYears(words, at);
  if (!counted.has(next) || someDay.has(then)) return false;
  if (isFive(word))
    return !(next === 'tháng' && (then === 'sinh' || then === 'qua')) && digitAt(words, at + 2) === undefined;
  return word !== 'một' || countedOne.has(next);
}

/** "ba đến năm ngày" is a span, "ba đến hai lần" a father. */
function goesUpTo(words: readonly string[], at: number): boolean {
  const to = readNumber(words, at + 2);
  const end = at + 2 + (to?.length ?? 0);
  return (
    to !== undefined &&
    to.value > (digitAt(words, at) ?? 0) &&
    (isCounter(words[end]) || isScaled(words, end) || to.value >= 10)
  );
}

function countsYears(words: readonly string[], at: number): boolean {
  const [before = '', then = ''] = [words[at - 1], words[at + 2]];
  const number = readNumber(words, at + 2);
  const months = number && words[at + 2 + number.length] === 'tháng';
  if (number && !months) return false;
  return Boolean(months) || yearsAfter.has(before) || yearsBefore.has(then);
}
