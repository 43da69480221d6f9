/** Years: "hai không hai sáu", "hai nghìn linh chín", "một chín tám tư", "chín trăm ba tám", "sinh năm chín hai". */
import { readCardinal, readTens } from './cardinal.js';
import { readDigits } from './digits.js';
import type { Reading } from './utterance.js';
import { isBare, isCounter, isHundred, isTens, isZero, scaleAt, tailDigitAt } from './words.js';

/** A year of two digits is believed after these: "sinh năm chín hai". */
const birth = new Set('sinh đời khóa hồi từ'.split(' '));
const money = new Set('đồng dong đô euro'.split(' '));

/** True where "năm" may be the word for year: not in "năm trăm", "năm mươi", "năm phẩy". */
export const startsYear = (words: readonly string[], at: number): boolean => {
  const next = words[at + 1];
  const scaled = isTens(next) || isHundred(next) || scaleAt(words, at + 1) !== undefined;
  return !scaled || next === 'muoi';
};

/**
 * The year that starts at `at`, the word "năm" being read already.
 * @param plain no "năm" stands before it: only four digits of 1900 to 2099 count
 */
export function readYear(words: readonly string[], at: number, plain = false): Required<Reading> | undefined {
  return readYearDigits(words, at, plain) ?? (plain ? undefined : (readYearNumber(words, at) ?? readBirth(words, at)));
}

function readYearDigits(words: readonly string[], at: number, plain: boolean): Required<Reading> | undefined {
  const run = readDigits(words, at, 6);
  if (!run || run.singles < 1) return undefined;
  // without accents: "hai khong hai lam"
  const bareEnd = run.digits.length === 3 ? tailDigitAt(words, at + run.length) : undefined;
  if (bareEnd !== undefined && /^20[12]$/u.test(run.digits))
    return { length: run.length + 1, text: run.digits + bareEnd };
  // "năm hai không hai sáu không?" asks
  const asks = run.digits.length === 5 && isZero(words[at + run.length - 1]);
  const digits = asks ? run.digits.slice(0, 4) : run.digits;
  if (!(plain ? /^(?:19|20)\d\d$/u : /^(?:1\d|20)\d\d$/u).test(digits)) return undefined;
  return { length: asks ? run.length - 1 : run.length, text: digits };
}

function readYearNumber(words: readonly string[], at: number): Required<Reading> | undefined {
  const read = readCardinal(words, at);
  if (!read || read.value < 100 || read.value > 2999 || !Number.isInteger(read.value)) return undefined;
  const next = words[at + read.length];
  const bare = words.slice(at, at + read.length).some(isBare);
  if (isCounter(next) || money.has(next ?? '') || (bare && read.value < 1900)) return undefined;
  return { length: read.length, text: String(read.value) };
}

function readBirth(words: readonly string[], at: number): Required<Reading> | undefined {
  if (!birth.has(words[at - 2] ?? '')) return undefined;
  const tens = readTens(words, at);
  if (tens && !isCounter(words[at + tens.length])) return { length: tens.length, text: String(tens.value) };
  const digits = readDigits(words, at, 3);
  return digits?.length === 2 && /^0\d$/u.test(digits.digits) ? { length: 2, text: digits.digits } : undefined;
}
