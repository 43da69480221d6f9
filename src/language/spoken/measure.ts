/** Units of measure after a number: "hai trăm mét vuông" → "200 m²", "ba mươi phần trăm" → "30%". */
import { fold } from '../syllables.js';
import type { SpokenNumber } from './decimal.js';
import { readDigits } from './digits.js';
import { isCounter, isHalf } from './words.js';

const prefixes: [spoken: string[], written: string][] = [
  [['ki lô ', 'kí lô ', 'ký lô ', 'kilô', 'kilo'], 'k'],
  [['xăng ti ', 'xen ti ', 'xăng ti', 'centi'], 'c'],
  [['mi li ', 'mili'], 'm'],
  [['đề xi '], 'd'],
  [['muy crô ', 'micrô'], 'μ'],
  [[''], ''],
];
const bases: [spoken: string[], written: string][] = [
  [['mét vuông'], 'm²'],
  [['mét khối'], 'm³'],
  [['mét', 'met'], 'm'],
  [['gam', 'gram'], 'g'],
  [['lít'], 'l'],
  [['ampe'], 'A'],
  [['vôn'], 'v'],
];
const others: [spoken: string[], written: string][] = [
  [['kí', 'kí lô', 'ki lô', 'ký lô'], 'kg'],
  [['cây số', 'km'], 'km'],
  [['héc ta', 'hecta', 'ha'], 'ha'],
  [['tấn'], 'tấn'],
  [['inch'], 'inch'],
  [['độ c'], '°c'],
  [['độ f'], '°f'],
  [['terabyte'], 'tb'],
  [['gigabyte'], 'gb'],
  [['megabyte'], 'mb'],
  [['megabit trên giây'], 'mbps'],
  [['kilobit trên giây'], 'kbps'],
];
/** Written without a space before them. */
const tight: [spoken: string[], written: string][] = [
  [['phần trăm'], '%'],
  [['giây'], 's'],
];

const longestUnit = 4;

/** Without accents these would be other words as often: "hai giay" is hai giấy. */
const needsAccents = new Set(['kí', 'tấn', 'độ c', 'độ f', 'ha', 'lít', 'mét', 'giây']);

const units = new Map<string, string>(
  [
    ...prefixes.flatMap(([starts, prefix]) =>
      bases.flatMap(([ends, base]) =>
        starts.flatMap((start) => ends.map((end): [string, string] => [start + end, ` ${prefix}${base}`])),
      ),
    ),
    ...others.flatMap(([spoken, written]) => spoken.map((name): [string, string] => [name, ` ${written}`])),
    ...tight.flatMap(([spoken, written]) => spoken.map((name): [string, string] => [name, written])),
  ].flatMap(([name, written]): [string, string][] => [
    [name, written],
    [needsAccents.has(name) ? name : fold(name), written],
  ]),
);

const firstWords = new Set([...units.keys()].map((unit) => unit.split(' ')[0]));

const per = new Map([
  ['giờ', '/h'],
  ['giây', '/s'],
  ['phút', '/phút'],
]);

export interface Measure {
  /** Words after the number. */
  length: number;
  text: string;
}

/** The longest unit that stands at `at`, put to the number before it. */
export function readMeasure(words: readonly string[], at: number, number: SpokenNumber): Measure | undefined {
  if (!firstWords.has(words[at] ?? '')) return undefined;
  for (let length = Math.min(longestUnit, words.length - at); length > 0; length--) {
    const unit = units.get(words.slice(at, at + length).join(' '));
    if (unit === undefined) continue;
    const speed = words[at + length] === 'trên' ? per.get(words[at + length + 1] ?? '') : undefined;
    if (speed) return { length: length + 2, text: number.text + unit + speed };
    // "một mét bảy", "một mét sáu lăm"
    const rest = unit === ' m' && !number.decimal ? readDigits(words, at + length) : undefined;
    if (rest && rest.digits.length < 3 && !isCounter(words[at + length + rest.length]))
      return { length: length + rest.length, text: `${number.text}.${rest.digits}${unit}` };
    return isHalf(words[at + length]) && !number.decimal
      ? { length: length + 1, text: `${number.text}.5${unit}` }
      : { length, text: number.text + unit };
  }
  return undefined;
}
