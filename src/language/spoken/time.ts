/** Times of day and short durations: "tám giờ kém mười lăm" → "7:45", "ba phút hai mươi giây" → "3p20s". */
import { type Cardinal, readCardinal } from './cardinal.js';
import type { Reading } from './utterance.js';
import { comesSoon, isBare, isCounter, isHalf, isHundred, isLink, isZero, scaleAt } from './words.js';

const isHour = (word: string | undefined): boolean => word === 'giờ' || word === 'gio';
const isMinute = (word: string | undefined): boolean => word === 'phút' || word === 'phut';
const isSecond = (word: string | undefined): boolean => word === 'giây' || word === 'giay';
const isUnit = (word: string | undefined): boolean => isHour(word) || isMinute(word);
/** Words of "một nghìn bốn trăm bốn mươi mốt". */
const longestTime = 8;
const two = (value: number): string => String(value).padStart(2, '0');

export function readTime(words: readonly string[], at: number): Reading | undefined {
  if (!comesSoon(words, at + 1, longestTime, isUnit)) return undefined;
  const first = readCardinal(words, at);
  if (!first || first.value < 0) return undefined;
  const after = at + first.length + 1;
  if (isHour(words[after - 1])) return readHours(words, at, after, first);
  return isMinute(words[after - 1]) ? readMinutes(words, at, after, first.value) : undefined;
}

function readHours(words: readonly string[], at: number, after: number, hour: Cardinal): Reading | undefined {
  const clock = hour.value <= 24 ? readClock(words, after, hour.value) : undefined;
  // "không giờ nào", and unaccented "bay gio" is bây giờ
  const alone = at === 0 && after === words.length;
  const dayPart = words[at] !== 'bay' && words[at] !== 'sau' && /^(?:sang|trua|chieu|toi)$/u.test(words[after] ?? '');
  const needsMore = isZero(words[at]) || (hour.length === 1 && isBare(words[at]) && words[at] !== 'muoi');
  if (needsMore && !clock && (isZero(words[at]) || !dayPart) && !(alone && words[at] === 'không')) return undefined;
  return clock ? { length: clock.end - at, text: clock.text } : { length: after - at, text: `${hour.value}h` };
}

function readClock(words: readonly string[], at: number, hour: number): { end: number; text: string } | undefined {
  if (isHalf(words[at])) return { end: at + 1, text: `${hour}:30` };
  if (words[at] === 'kém' || words[at] === 'kem') {
    const less = readSixtieth(words, at + 1);
    if (!less || less.value === 0) return undefined;
    const end = at + 1 + less.length;
    return {
      end: isMinute(words[end]) ? end + 1 : end,
      text: `${(hour + 23) % 24}:${two(60 - less.value)}`,
    };
  }
  const minute = readSixtieth(words, at);
  if (!minute) return undefined;
  const end = at + minute.length;
  if (isSecond(words[end])) return { end: end + 1, text: `${hour}h ${minute.value}s` };
  if (isMinute(words[end])) {
    const second = readSixtieth(words, end + 1);
    return second && isSecond(words[end + 1 + second.length])
      ? { end: end + second.length + 2, text: `${hour}:${two(minute.value)}:${two(second.value)}` }
      : { end: end + 1, text: `${hour}:${two(minute.value)}` };
  }
  // "tám giờ hai người": a single digit is no minute by itself; nor is the number of what is counted next
  const spokenAsMinute = minute.value >= 10 || isLink(words[at]) || (isZero(words[at]) && minute.value > 0);
  const dateNext = (words[end] === 'ngày' || words[end] === 'ngay') && readCardinal(words, end + 1) !== undefined;
  const counted = isCounter(words[end]) && !dateNext;
  return spokenAsMinute && !counted ? { end, text: `${hour}:${two(minute.value)}` } : undefined;
}

/** 0 to 59, with "linh năm" and "không tám". */
function readSixtieth(words: readonly string[], at: number): Cardinal | undefined {
  const lead = isLink(words[at]) || (isZero(words[at]) && !isMinute(words[at + 1])) ? 1 : 0;
  const read = readCardinal(words, at + lead);
  if (!read || read.value < 0 || read.value > 59 || (lead === 1 && read.value > 9)) return undefined;
  const end = at + lead + read.length;
  return isHundred(words[end]) || scaleAt(words, end) !== undefined
    ? undefined
    : { value: read.value, length: read.length + lead };
}

function readMinutes(words: readonly string[], at: number, after: number, minutes: number): Reading | undefined {
  if (isHalf(words[after])) return { length: after + 1 - at, text: `${minutes}p30s` };
  const second = readSixtieth(words, after);
  return second && isSecond(words[after + second.length])
    ? { length: after + second.length + 1 - at, text: `${minutes}p${two(second.value)}s` }
    : undefined;
}
