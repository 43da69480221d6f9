/** Numbers as they are written: "bốn triệu sáu" is "4.6 triệu", "không phẩy năm" is "0.5", the rest plain digits. */
import { type Cardinal, readCardinal } from './cardinal.js';
import { readDigits } from './digits.js';
import { digitAt, isBare, isHalf, isMinus, isPoint, isZero, scaleAt, tailDigitAt } from './words.js';

export interface SpokenNumber {
  value: number;
  /** How many words were read. */
  length: number;
  /** Written form, with a point before decimals: "-0.5", "120 tỷ", "2300402". */
  text: string;
  decimal: boolean;
}

/** A cardinal or decimal number that starts at `at`: "một phẩy không năm", "âm không phẩy năm", "một chấm năm triệu". */
export function readNumber(words: readonly string[], at: number): SpokenNumber | undefined {
  const whole = readCardinal(words, at);
  if (!whole) return undefined;
  const decimal = isPoint(words[at + whole.length]) ? readDecimal(words, at, whole) : undefined;
  if (decimal) return decimal;
  return { ...whole, text: cardinalText(words.slice(at, at + whole.length), whole.value), decimal: false };
}

function readDecimal(words: readonly string[], at: number, whole: Cardinal): SpokenNumber | undefined {
  const point = at + whole.length;
  const places = readPlaces(words, point + 1, at > 0);
  if (!places) return undefined;
  const sign = isMinus(words[at]) ? '-' : '';
  const text = `${sign}${Math.abs(whole.value)}.${places.digits}`;
  const end = point + 1 + places.length;
  const scale = scaleAt(words, end);
  if (scale === undefined) return { value: Number(text), length: end - at, text, decimal: true };
  return {
    value: Math.round(Number(text) * scale),
    length: end + 1 - at,
    text: `${text} ${words[end]}`,
    decimal: true,
  };
}

function readPlaces(
  words: readonly string[],
  at: number,
  insideSentence: boolean,
): { digits: string; length: number } | undefined {
  // "chấm tư" is said; "chấm mốt", "chấm lăm" are not
  if (words[at] === 'tư' && tailDigitAt(words, at) === 4) return { digits: '4', length: 1 };
  const places = readDigits(words, at);
  const before = places && lastBeforeScale(words, at, places.length);
  if (!places) return readSingleBeforeScale(words, at);
  // "hai phẩy năm không?" asks
  const asks = insideSentence && places.digits.length > 1 && isZero(words[at + places.length - 1]);
  if (asks && at + places.length === words.length)
    return { digits: places.digits.slice(0, -1), length: places.length - 1 };
  return before ? { digits: places.digits + before, length: places.length + 1 } : places;
}

/** readDigits leaves the digit before a scale to the cardinal; in "ba phẩy bốn nghìn" it is a decimal place. */
function lastBeforeScale(words: readonly string[], at: number, length: number): string | undefined {
  return readSingleBeforeScale(words, at + length)?.digits;
}

function readSingleBeforeScale(words: readonly string[], at: number): { digits: string; length: number } | undefined {
  if (scaleAt(words, at + 1) === undefined) return undefined;
  const digit = readDigits(words.slice(at, at + 1))?.digits ?? tailDigitAt(words, at)?.toString();
  return digit === undefined ? undefined : { digits: digit, length: 1 };
}

const isBig = (words: readonly string[], at: number): boolean => (scaleAt(words, at) ?? 0) >= 1e4;

/** Round millions and milliards keep their word: "460 triệu", "1.2 triệu", "1000 tỷ". */
function cardinalText(words: readonly string[], value: number): string {
  const last = words.length - 1;
  if (last > 0 && isBig(words, last)) {
    const head = words.slice(0, last);
    const read = readCardinal(head);
    const chained = isBig(words, last - 1) || !head.some((_, index) => isBig(head, index));
    if (read?.length === last && chained) return `${cardinalText(head, read.value)} ${words[last]}`;
  }
  const tenth = isHalf(words[last]) ? 5 : shortTenth(words, last);
  if (last > 1 && tenth !== undefined && isBig(words, last - 1)) {
    const head = words.slice(0, last - 1);
    const read = readCardinal(head);
    if (read?.length === last - 1 && !head.some((_, index) => isBig(head, index)))
      return `${read.value}.${tenth} ${words[last - 1]}`;
  }
  return String(value);
}

const shortTenth = (words: readonly string[], at: number): number | undefined =>
  tailDigitAt(words, at) ?? digitAt(words, at);

/** True where every word that could be an everyday word stands without accents; such a number needs more proof. */
export const isUnaccented = (words: readonly string[], at: number, length: number): boolean =>
  words.slice(at, at + length).some(isBare);
