/** Telephone, identity and account numbers, network addresses and other runs of digits. */
import { type Digits, readDigits } from './digits.js';
import type { Reading } from './utterance.js';
import { comesSoon, digitAt, isBare, isCounter, isFive, isTens, isZero } from './words.js';

/** Words that a number follows which is said digit by digit. */
const cues = new Set(
  (
    'số mã máy thoại gọi đài nhà hẻm ngõ ngách kiệt lộ định tư điều khoản phòng lô thửa tờ gạch chấm xuyệt xẹt trên đuôi ' +
    'cuối phường quận mẫu ct tk so ma may thoai goi dai'
  ).split(' '),
);

/** Written as people group them: mobile 093-655-5449, cards in fours; everything else in one piece. */
export function writeTelephone(digits: string): string {
  if (/^0[35789]\d{8}$/u.test(digits)) return digits.replace(/^(\d{3})(\d{3})/u, '$1-$2-');
  if (digits.length === 16) return digits.replace(/\d{4}(?!$)/gu, '$& ');
  if (digits.length === 15) return digits.replace(/^(\d{4})(\d{6})/u, '$1 $2 ');
  return digits;
}

/** "cộng tám mươi bốn không chín ba …" → "+84 093-655-5449"; "một chín hai chấm một sáu tám chấm …" → an address. */
export function readTelephone(words: readonly string[], at: number): Reading | undefined {
  if (words[at] === 'cộng' || words[at] === 'cong') return readAbroad(words, at);
  return readAddress(words, at) ?? readDigitString(words, at);
}

function readAbroad(words: readonly string[], at: number): Reading | undefined {
  const all = readDigits(words, at + 1);
  if (!all || all.digits.length < 9) return undefined;
  const length = all.length + 1;
  for (let zero = at + 2; zero <= at + 5; zero++) {
    if (!isZero(words[zero])) continue;
    const country = readDigits(words.slice(at + 1, zero))?.digits ?? '';
    return { length, text: `+${country} ${writeTelephone(all.digits.slice(country.length))}` };
  }
  return { length, text: `+${all.digits}` };
}

/** Three digits, or a digit and a ten. */
const longestPart = 5;

/** Four numbers with "chấm" between them. */
function readAddress(words: readonly string[], at: number): Reading | undefined {
  if (!comesSoon(words, at + 1, longestPart, (word) => word === 'chấm')) return undefined;
  const parts: string[] = [];
  let end = at;
  while (parts.length < 4) {
    const part = readDigits(words, end, 4);
    if (!part || part.digits.length > 3) return undefined;
    parts.push(part.digits);
    end += part.length;
    if (parts.length < 4 && words[end++] !== 'chấm') return undefined;
  }
  return words[end] === 'chấm' ? undefined : { length: end - at, text: parts.join('.') };
}

/** Digits in a row that are one number: long enough, or announced, or all that was said. */
function readDigitString(words: readonly string[], at: number): Reading | undefined {
  const run = readDigits(words, at);
  if (!run || run.singles < 2) return undefined;
  const whole = trimmed(words, at, run);
  if (!whole) return undefined;
  const { digits, length } = whole;
  return isBelievable(words, at, whole)
    ? { length, text: words[at - 1] === 'thuế' || words[at - 1] === 'thue' ? digits : writeTelephone(digits) }
    : undefined;
}

const isPersonal = (digits: string): boolean => /^0\d{8,11}$/u.test(digits);

/** Without the year after it ("sáu hai năm hai không hai mốt"), the asking "không" and the digit of what is counted next. */
function trimmed(words: readonly string[], at: number, run: Digits): Digits | undefined {
  const asking = /^0[35789]\d{8}0$/u.test(run.digits) && isZero(words[at + run.length - 1]);
  if ((isPersonal(run.digits) && !asking) || (at === 0 && run.length === words.length)) return run;
  const end = at + run.length;
  for (let five = Math.max(at + 1, end - 5); five < end; five++) {
    const year = isFive(words[five]) && readDigits(words, five + 1);
    if (year && five + 1 + year.length === end && /^(?:19|20)\d\d$/u.test(year.digits))
      return readDigits(words.slice(at, five));
  }
  const asks = end === words.length && isZero(words[end - 1]) && !/^1[89]00$/u.test(run.digits);
  const years = isFive(words[end - 1]) && run.length > 2 && run.length < 6 && !isCued(words, at);
  return asks || years || (isCounter(words[end]) && run.length < 9) ? readDigits(words.slice(at, end - 1)) : run;
}

const isCued = (words: readonly string[], at: number): boolean => cues.has(words[at - 1] ?? '');

function isBelievable(words: readonly string[], at: number, run: Digits): boolean {
  const { digits, length, singles } = run;
  const said = words.slice(at, at + length);
  const cued = isCued(words, at);
  if (said.some(isBare) && !(length >= 7 || (cued && length >= 3 && !said.some(isTens)))) return false;
  if (isPersonal(digits) || /^(?:19|20)\d\d$/u.test(digits)) return singles >= 2;
  const alone = at === 0 && length === words.length;
  if (digitAt(words, at) === 0 && !cued && !alone && digits.length < 13) return false;
  if (singles >= 5) return true;
  if (singles === 2 && length === 2) {
    // "số ba năm" is 35, "số ba năm nay" is not; the other pairs are short tens
    const five = isFive(words[at + 1]) && words[at + 2] === undefined;
    return cued && !isCounter(words[at + 2]) && (digits < '20' || digits.endsWith('0') || five);
  }
  // "có một không hai" and "năm hai sáu" say something else
  return singles >= 3 && (cued || (alone && !isFive(said[0])) || !said.some((word) => isFive(word) || isZero(word)));
}
