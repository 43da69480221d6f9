/** Cardinal numbers as they are said: "hai mươi mốt", "hai mốt", "một trăm hai" (120), "ba ngàn rưỡi", "âm sáu mươi". */
import {
  bareEndFits, digitAt, isBare, isCounter, isFive, isHalf, isHundred, isLink, isMinus, isTen, isTens, isZero, scaleAt, tailDigitAt,
} from './words.js'; // biome-ignore format: one list

export interface Cardinal {
  value: number;
  /** How many words were read. */
  length: number;
}

/** No honest number has more groups than tỷ, triệu, nghìn and the rest, said twice ("nghìn tỷ"). */
const mostGroups = 8;

/**
 * The longest cardinal number that starts at `at`, or undefined.
 * A last digit after trăm, nghìn, triệu, tỷ is the next place down ("một trăm hai" is 120, "bốn triệu sáu" 4.6 million), and
 * so are round hundreds after one triệu or tỷ ("ba triệu hai trăm"). "năm" there stays out: it is a year as often.
 * @param words lower case, composed (NFC)
 */
export function readCardinal(words: readonly string[], at = 0): Cardinal | undefined {
  if (isMinus(words[at])) {
    const positive = isMinus(words[at + 1]) ? undefined : readCardinal(words, at + 1);
    return positive && { value: -positive.value, length: positive.length + 1 };
  }
  let total = 0;
  let end = at;
  let scale = 0;
  for (let group = 0; group < mostGroups; group++) {
    const part = readBelowThousand(words, end, scale > 0);
    if (!part) break;
    const next = scaleAt(words, end + part.length);
    if (next !== undefined && (scale === 0 || next < scale)) {
      total += part.value * next;
      end += part.length + 1;
      scale = next;
      // "nghìn tỷ", "triệu tỷ"
      if (scale <= 1e9 && scaleAt(words, end) === 1e9 && total <= 1e9) {
        total *= 1e9;
        end++;
        scale = 1e9;
      }
      continue;
    }
    if (scale === 0) return part;
    const rest = restAfterScale(words, end, part, scale, group);
    return rest ? { value: total + rest.value, length: end + rest.length - at } : { value: total, length: end - at };
  }
  if (scale === 0) return undefined;
  if (isHalf(words[end])) return { value: total + scale / 2, length: end + 1 - at };
  const linked = readLinked(words, end) ?? readShortDigit(words, end, scale);
  return linked
    ? { value: total + linked.value, length: end + linked.length - at }
    : { value: total, length: end - at };
}

/** What follows the last scale word without a scale of its own. */
function restAfterScale(
  words: readonly string[],
  at: number,
  part: Cardinal,
  scale: number,
  groupsBefore: number,
): Cardinal | undefined {
  if (part.length === 1 && part.value < 10) return readShortDigit(words, at, scale);
  const roundHundreds = part.length === 2 && isHundred(words[at + 1]);
  const loose = roundHundreds && groupsBefore === 1 && scale >= 1e6 && !isZero(words[at]);
  return loose ? { value: (part.value * scale) / 1000, length: part.length } : part;
}

/** 0 to 999. `inner`: after a scale word, where "không trăm linh bảy" and "linh bảy" may stand. */
function readBelowThousand(words: readonly string[], at: number, inner: boolean): Cardinal | undefined {
  if (inner && isLink(words[at])) return readLinked(words, at);
  const digit = digitAt(words, at);
  if (digit === undefined || !isHundred(words[at + 1])) {
    if (inner && digit === 0) return undefined;
    return readTens(words, at) ?? (digit === undefined ? undefined : { value: digit, length: 1 });
  }
  if (digit === 0 && !inner) return { value: 0, length: 1 };
  const hundreds = digit * 100;
  const then = at + 2;
  if (isHalf(words[then])) return { value: hundreds + 50, length: 3 };
  const rest =
    readLinked(words, then) ?? readTens(words, then) ?? (digit === 0 ? undefined : readShortDigit(words, then, 100));
  return { value: hundreds + (rest?.value ?? 0), length: 2 + (rest?.length ?? 0) };
}

/** "linh hai", "lẻ tư", "linh năm". */
function readLinked(words: readonly string[], at: number): Cardinal | undefined {
  if (!isLink(words[at])) return undefined;
  const digit = digitAt(words, at + 1) ?? tailDigitAt(words, at + 1);
  return digit !== undefined && digit > 0 && bareEndFits(words, at + 1) ? { value: digit, length: 2 } : undefined;
}

/** "mười lăm", "hai mươi mốt", and short "hai mốt", "bốn bảy". */
export function readTens(words: readonly string[], at: number): Cardinal | undefined {
  if (isTen(words[at])) return withUnit(words, at + 1, 10, 1);
  const digit = digitAt(words, at);
  if (digit === undefined || digit === 0) return undefined;
  if (isTens(words[at + 1])) return withUnit(words, at + 2, digit * 10, 2);
  if (digit === 1) return undefined;
  const unit = unitAt(words, at + 1);
  if (unit === undefined || words[at + 1] === 'một' || words[at + 1] === 'mot') return undefined;
  const bare = isBare(words[at]) || isBare(words[at + 1]);
  if (bare && scaleAt(words, at + 2) === undefined) return undefined;
  return isTens(words[at + 2]) || isHundred(words[at + 2]) ? undefined : { value: digit * 10 + unit, length: 2 };
}

function withUnit(words: readonly string[], at: number, tens: number, length: number): Cardinal {
  const unit = unitAt(words, at);
  const wrongOne = tens === 10 ? words[at] === 'mốt' : words[at] === 'một';
  // "mười sau": with accents about it, "sau" is no six
  const mixed = isBare(words[at]) && !isBare(words[at - 1]);
  const startsNext = isTens(words[at + 1]) || isHundred(words[at + 1]);
  return unit === undefined || wrongOne || startsNext || mixed || !bareEndFits(words, at)
    ? { value: tens, length }
    : { value: tens + unit, length: length + 1 };
}

/** The digit after a ten. Five is "lăm" there; "hai mươi năm" are twenty years. */
const unitAt = (words: readonly string[], at: number): number | undefined => {
  const unit = tailDigitAt(words, at) ?? digitAt(words, at);
  return unit === 0 || isFive(words[at]) ? undefined : unit;
};

/** "một trăm hai", "ba nghìn tư": one digit of the next place down; not "một" (of what follows) nor a digit before a counter. */
function readShortDigit(words: readonly string[], at: number, scale: number): Cardinal | undefined {
  const digit = tailDigitAt(words, at) ?? digitAt(words, at);
  const next = words[at + 1];
  if (digit === undefined || digit === 0 || words[at] === 'một' || isBare(words[at])) return undefined;
  if (isTens(next) || isHundred(next) || isCounter(next)) return undefined;
  if (isFive(words[at]) && scaleAt(words, at + 1) === undefined) return undefined;
  return { value: (digit * scale) / 10, length: 1 };
}
