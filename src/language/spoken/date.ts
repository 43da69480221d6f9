/** Dates and their parts; the words stay, the numbers are written: "ngày 24 tháng 7 năm 2013". */
import { readCardinal, readTens } from './cardinal.js';
import type { Reading } from './utterance.js';
import { comesSoon, digitAt, isBare, isCounter, isFive, isTen, isTens, tailDigitAt } from './words.js';
import { readYear, startsYear } from './year.js';

const isDay = (word: string | undefined): boolean => word === 'ngày' || word === 'ngay';
const isFirstDays = (word: string | undefined): boolean => word === 'mùng' || word === 'mồng';
const isMonth = (word: string | undefined): boolean => word === 'tháng' || word === 'thang';
const longestDay = 3;
const namedMonths = new Set(['giêng', 'chạp']);
const each = new Set('mỗi hàng từng cứ theo mấy moi hang tung may'.split(' '));
const thisYear = new Set('nay ngoái này trước sau tới ngoai truoc toi'.split(' '));
/** "một" after "tháng" is January before these, or at the end: "tháng một lần" is monthly. */
const afterJanuary = new Set('năm này tới sau vừa trước ngày đến là thì rồi ạ nha nhé'.split(' '));

export function readDate(words: readonly string[], at: number): Reading | undefined {
  if (isFive(words[at])) return readYearAlone(words, at) ?? readDay(words, at, at);
  if (isMonth(words[at])) return each.has(words[at - 1] ?? '') ? undefined : readMonth(words, at, false);
  if (words[at] === 'quý') return readQuarter(words, at);
  if (isDay(words[at])) return readDay(words, at, isFirstDays(words[at + 1]) ? at + 2 : at + 1);
  return readDay(words, at, isFirstDays(words[at]) ? at + 1 : at);
}

const readYearAlone = (words: readonly string[], at: number): Reading | undefined => {
  const year = startsYear(words, at) ? readYear(words, at + 1) : undefined;
  return year && { length: 1 + year.length, text: `${words[at]} ${year.text}` };
};

/** A day with the month after it; without, where "ngày" or "mùng" says that it is a day of the month. */
function readDay(words: readonly string[], at: number, numberAt: number): Reading | undefined {
  if (numberAt === at && !comesSoon(words, at + 1, longestDay, isMonth)) return undefined;
  const day = readCardinal(words, numberAt);
  if (!day || day.value < 1 || day.value > 31) return undefined;
  const end = numberAt + day.length;
  const lead = words.slice(at, numberAt);
  const month = isMonth(words[end]) ? readMonth(words, end, lead.length > 0) : undefined;
  const text = [...lead, day.value, ...(month?.text ? [month.text] : [])].join(' ');
  if (month) {
    const bareStart = lead.length === 0 && day.length === 1 && (isFive(words[at]) ? at > 0 : isBare(words[at]));
    return bareStart ? undefined : { length: end + month.length - at, text };
  }
  const announced = isFirstDays(words[numberAt - 1]) ? day.value <= 10 : lead.length > 0 && day.value >= 10;
  const counted = isCounter(words[end]) || words.slice(numberAt, end).some(isBare);
  return announced && !counted ? { length: end - at, text } : undefined;
}

/** "tháng" and its number, with the year if one follows. `inDate`: a day stands before it. */
function readMonth(words: readonly string[], at: number, inDate: boolean): Reading | undefined {
  const name = words[at + 1] ?? '';
  const lead = `${words[at]} `;
  if (namedMonths.has(name)) return withYear(words, at, at + 2, lead + name);
  const numbers = monthsAt(words, at + 1);
  const dated = numbers.find(({ length }) => withYear(words, at, at + 1 + length, '', true));
  const month = dated ?? numbers[0];
  // "ngày một tháng sau"
  if (!month || (words[at] === 'tháng' && isBare(words[at + 1]))) return undefined;
  const end = at + 1 + month.length;
  if (!dated && !inDate && !standsAlone(words, at + 1, end)) return undefined;
  return withYear(words, at, end, lead + month.value);
}

function standsAlone(words: readonly string[], at: number, end: number): boolean {
  const next = words[end];
  const relative = isFive(next) && thisYear.has(words[end + 1] ?? '');
  // "tháng năm" may be the word for time gone by, "tháng bảy" without accents "tháng này"
  if (isFive(words[at]) || (end - at === 1 && isBare(words[at]))) return relative && !isBare(words[at]);
  const dayNext = isDay(next) && readCardinal(words, end + 1) !== undefined;
  if (words[at] === 'một' && end === at + 1 && next !== undefined) return afterJanuary.has(next);
  return !isCounter(next) || dayNext;
}

/** The month's number by every reading, the longest first: "mười hai" is twelve, and ten before "hai không hai sáu". */
function monthsAt(words: readonly string[], at: number): { value: number; length: number }[] {
  if (words[at] === 'tư' || words[at] === 'tu') return tailDigitAt(words, at) ? [{ value: 4, length: 1 }] : [];
  const cardinal = readCardinal(words, at);
  const single = isTen(words[at]) ? 10 : isTens(words[at + 1]) ? undefined : digitAt(words, at);
  const months = cardinal ? [cardinal] : [];
  if (single !== undefined && cardinal?.length !== 1 && (cardinal?.value ?? 0) < 100)
    months.push({ value: single, length: 1 });
  return months.filter(({ value }) => value >= 1 && value <= 12);
}

function withYear(
  words: readonly string[],
  at: number,
  end: number,
  text: string,
  needed = false,
): Reading | undefined {
  const word = isFive(words[end]) ? 1 : 0;
  const year = readYear(words, end + word, word === 0);
  if (!year) return needed ? undefined : { length: end - at, text };
  const lead = word === 1 ? `${words[end]} ` : '';
  return { length: end + word + year.length - at, text: `${text} ${lead}${year.text}` };
}

function readQuarter(words: readonly string[], at: number): Reading | undefined {
  const quarter = words[at + 1] === 'tư' ? 4 : digitAt(words, at + 1);
  if (quarter === undefined || quarter < 1 || quarter > 4 || readTens(words, at + 1)) return undefined;
  const next = words[at + 2];
  return next === undefined || isFive(next) || thisYear.has(next)
    ? withYear(words, at, at + 2, `quý ${quarter}`)
    : undefined;
}
