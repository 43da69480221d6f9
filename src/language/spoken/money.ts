/** Sums of money: "hai mươi lăm ngàn đồng" → "25.000 đồng", "hai đô rưỡi" → "2.5$". */
import type { SpokenNumber } from './decimal.js';
import { isHalf } from './words.js';

/** Written after the number without a space. The longest spelling of a currency comes first. */
const currencies: readonly [spoken: string, written: string][] = [
  ['đô la mỹ', '$'],
  ['đô la', '$'],
  ['do la my', '$'],
  ['do la', '$'],
  ['đô', '$'],
  ['euro', '€'],
  ['ơ rô', '€'],
  ['won', '₩'],
  ['uôn', '₩'],
  ['ringgit', 'RM'],
  ['bảng anh', '£'],
  ['yên nhật', '¥'],
];

const firstWords = new Set(currencies.map(([spoken]) => spoken.split(' ')[0]));

/** "đồng ý", "đồng thời", "đô thị": the word after shows that this is no money. */
const otherWord = new Set(
  (
    'ý thời bộ chí nghiệp sở phạm hương thuận hành nai tháp hồ xoài nhất đều tình thị đốc ' +
    'y thoi bo chi nghiep so pham huong thuan hanh thap ho nhat deu tinh'
  ).split(' '),
);

export interface Sum {
  /** Words after the number. */
  length: number;
  text: string;
}

/** The currency that stands at `at`, put to the number before it. */
export function readMoney(words: readonly string[], at: number, number: SpokenNumber): Sum | undefined {
  const word = words[at];
  if (word === 'đồng' || word === 'dong')
    return otherWord.has(words[at + 1] ?? '') ? undefined : { length: 1, text: `${writeDong(number)} ${word}` };
  if (word === undefined || !firstWords.has(word)) return undefined;
  const currency = currencies.find(([spoken]) => startsWith(words, at, spoken));
  if (!currency) return undefined;
  const length = currency[0].split(' ').length;
  if (otherWord.has(words[at + length] ?? '')) return undefined;
  return isHalf(words[at + length]) && !number.decimal
    ? { length: length + 1, text: `${number.text}.5${currency[1]}` }
    : { length, text: number.text + currency[1] };
}

/** Vietnamese sums are grouped with points: 1.500.000. Thousandths of a đồng do not exist. */
const writeDong = ({ value, text }: SpokenNumber): string =>
  Number.isInteger(value) ? String(value).replace(/(?<=\d)(?=(?:\d{3})+$)/gu, '.') : text;

const startsWith = (words: readonly string[], at: number, phrase: string): boolean =>
  phrase.split(' ').every((word, offset) => words[at + offset] === word);
