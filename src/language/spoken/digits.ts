/** Numbers said digit by digit: telephone numbers, identity numbers, codes, years. */
import { readTens } from './cardinal.js';
import { digitAt, isBare, isHundred, isLink, isTen, isTens, isZero, scaleAt, tailDigitAt } from './words.js';

export interface Digits {
  digits: string;
  /** How many words were read. */
  length: number;
  /** How many of the digits were said one by one; "mười lăm" adds two digits and none of these. */
  singles: number;
}

/** Account numbers have up to 19 digits; a longer run is read in pieces. */
const mostDigits = 20;

/**
 * The run of digits that starts at `at`: "sáu bảy" is 67, "hai không mười ba" 2013, "hai không linh chín" 2009,
 * "tám mốt" 81. Stops before a digit that belongs to trăm, nghìn, triệu, tỷ. Undefined where no digit stands.
 * @param words lower case, composed (NFC)
 * @param most digits to read before stopping (one more if a ten comes last)
 */
export function readDigits(words: readonly string[], at = 0, most = mostDigits): Digits | undefined {
  let digits = '';
  let singles = 0;
  let end = at;
  while (digits.length < most) {
    const digit = digitAt(words, end);
    const isTenWord = isTen(words[end]) || (digit !== undefined && digit > 0 && isTens(words[end + 1]));
    if (isTenWord) {
      const tens = readTens(words, end);
      if (!tens || belongsToScale(words, end + tens.length)) break;
      digits += tens.value;
      end += tens.length;
      continue;
    }
    const single = digit ?? laterDigit(words, end, digits !== '');
    if (single === undefined || belongsToScale(words, end + 1)) break;
    digits += single;
    singles++;
    end++;
  }
  return digits === '' ? undefined : { digits, length: end - at, singles };
}

const belongsToScale = (words: readonly string[], at: number): boolean =>
  isHundred(words[at]) || scaleAt(words, at) !== undefined;

/** "mốt", "tư", "lăm" count after another digit, "linh" is the zero of "không linh chín". */
function laterDigit(words: readonly string[], at: number, inside: boolean): number | undefined {
  if (!inside) return undefined;
  if (isLink(words[at]) && isZero(words[at - 1]) && (digitAt(words, at + 1) ?? 0) > 0) return 0;
  return isBare(words[at]) ? undefined : tailDigitAt(words, at);
}
