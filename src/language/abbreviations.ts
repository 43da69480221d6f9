/**
 * Reads the short forms that people type ("đk hkd onl đc k"). The forms are data in `abbreviation-data.ts`; here is how one
 * is looked up, how its neighbours choose among several readings, and how numbers with letters are read ("5tr5", "p15").
 */
import { ambiguousForms, halvedWords, type Reading, shortForms } from './abbreviation-data.js';
import { fold, type Syllable, syllables } from './syllables.js';

/** What stands around a form, within its sentence. */
export interface Surroundings {
  /** In reading order, short forms among them already written out. */
  before?: readonly Syllable[];
  after?: readonly Syllable[];
  /** The form is written in capitals, in a text that has small letters too. */
  upper?: boolean;
  /** The next word begins with a capital, in a text that has small letters too. */
  beforeName?: boolean;
}

const nowhere: Surroundings = {};

/**
 * The full words for a short form, or undefined where it is none or is a word where it stands.
 * @param form one word as typed, its accents and đ kept; "đ/c" and "k.sinh" are one form
 */
export function expandAbbreviation(form: string, around: Surroundings = nowhere): string | undefined {
  const meaning = meaningOf(form);
  if (meaning === undefined) return expandNumber(form, around);
  if (typeof meaning === 'string') return meaning;
  return meaning.find((reading) => fits(reading, around))?.full ?? undefined;
}

/** The full words where a form means the same whatever stands beside it. */
export function expandAnywhere(form: string): string | undefined {
  const meaning = meaningOf(form);
  return typeof meaning === 'string' ? meaning : undefined;
}

/** False for most words, at little cost: neither a short form nor the first letters of one ("k.sinh") nor a number's. */
export const mayBeShort = (word: string): boolean =>
  meaningOf(word) !== undefined ||
  (word.length < 4 && initials.has(word.toLowerCase())) ||
  (/\d/u.test(word) && /\p{L}/u.test(word));

// --- looking a form up ---------------------------------------------------------------------------------------------

type Meaning = string | readonly CompiledReading[];

/** Keys as listed, and in `bare` the same without accents and đ where that is no key of its own. */
const listed = new Map<string, Meaning>();
const bare = new Map<string, Meaning>();
/** First letters of the halved words. */
const initials = new Set<string>();

/** What was looked up before, as in `syllables`: nearly every word of a catalogue comes again. */
const lookedUp = new Map<string, Meaning | undefined>();
const mostLookedUp = 30_000;

function meaningOf(form: string): Meaning | undefined {
  if (lookedUp.has(form)) return lookedUp.get(form);
  const meaning = lookUp(form);
  // What strangers type must not fill the memory.
  if (lookedUp.size >= mostLookedUp) lookedUp.clear();
  lookedUp.set(form, meaning);
  return meaning;
}

function lookUp(form: string): Meaning | undefined {
  const written = form.toLowerCase().normalize('NFC');
  const exact = listed.get(written);
  if (exact !== undefined) return exact;
  const folded = fold(written);
  // "gcnqsdđ" may be typed with any of its đ; in two or three letters the đ makes another form ("dt", "đt").
  const comparable = written === folded || (written.replaceAll('đ', 'd') === folded && folded.length > 3);
  return comparable ? (listed.get(folded) ?? bare.get(folded)) : undefined;
}

// --- choosing among readings ---------------------------------------------------------------------------------------

interface CompiledReading {
  full: string | null;
  before: readonly Pattern[];
  after: readonly Pattern[];
  near: readonly Pattern[];
  upper: boolean;
  always: boolean;
}

type Wanted = Syllable | 'number' | 'long number' | 'edge' | 'name';
type Pattern = readonly Wanted[];

const signs: Readonly<Record<string, Wanted>> = {
  '#': 'number',
  '##': 'long number',
  '^': 'edge',
  $: 'edge',
  '@': 'name',
};

const patterns = (phrases: string | undefined): Pattern[] =>
  (phrases?.split(',') ?? []).map((phrase) =>
    phrase
      .trim()
      .split(/\s+/u)
      .flatMap((word): Wanted[] => (signs[word] ? [signs[word]] : syllables(word))),
  );

const compile = ({ full, before, after, near, upper }: Reading): CompiledReading => ({
  full,
  before: patterns(before),
  after: patterns(after),
  near: patterns(near),
  upper: upper ?? false,
  always: !before && !after && !near,
});

const nearby = 5;

function fits(reading: CompiledReading, { before = [], after = [], upper, beforeName }: Surroundings): boolean {
  if (reading.upper && !upper) return false;
  return (
    reading.always ||
    reading.before.some((pattern) => stands(pattern, before, before.length - pattern.length)) ||
    reading.after.some((pattern) => (pattern[0] === 'name' ? beforeName === true : stands(pattern, after, 0))) ||
    reading.near.some(
      (pattern) => standsWithin(pattern, before.slice(-nearby)) || standsWithin(pattern, after.slice(0, nearby)),
    )
  );
}

const standsWithin = (pattern: Pattern, words: readonly Syllable[]): boolean =>
  words.some((_, at) => stands(pattern, words, at));

function stands(pattern: Pattern, words: readonly Syllable[], at: number): boolean {
  if (pattern[0] === 'edge') return words.length === 0;
  return at >= 0 && pattern.every((wanted, offset) => matches(wanted, words[at + offset]));
}

function matches(wanted: Wanted, word: Syllable | undefined): boolean {
  if (!word) return false;
  if (wanted === 'number') return /^\d/u.test(word.folded);
  if (wanted === 'long number') return /^\d\d/u.test(word.folded);
  if (typeof wanted === 'string') return false;
  return word.accented ? word.toned === wanted.toned : word.folded === wanted.folded;
}

// --- numbers with letters ------------------------------------------------------------------------------------------

const numberForms: readonly [pattern: RegExp, full: (...parts: string[]) => string][] = [
  [/^(\d+)(?:tr|trieu|triệu)(\d)$/u, (millions, tenths) => `${millions} triệu ${tenths}00 nghìn`],
  [/^(\d+)(?:tr|trieu|triệu)(\d\d)$/u, (millions, tens) => `${millions} triệu ${tens}0 nghìn`],
  [/^(\d+)(?:tr|trieu|triệu)(\d{3})(?:k)?$/u, (millions, thousands) => `${millions} triệu ${thousands} nghìn`],
  [/^(\d+)(?:t[yỷỉ])(\d)$/u, (milliards, tenths) => `${milliards} tỷ ${tenths}00 triệu`],
  [/^(\d+(?:[.,]\d+)?)(?:tr|trieu|triệu|củ)$/u, (count) => `${count} triệu`],
  [/^(\d+(?:[.,]\d+)?)(?:t[yỷỉ])$/u, (count) => `${count} tỷ`],
  [/^(\d+(?:[.,]\d+)?)(?:k|ngan|nghin|ngàn|nghìn)$/u, (count) => `${count} nghìn`],
  [/^(0|\d[\d.,]+)(?:đ|vnđ|vnd|đồng|dong)$/u, (count) => `${count} đồng`],
  [/^([\d.,]*\d{3})d$/u, (count) => `${count} đồng`],
  [/^(\d{1,2})(?:h|g|giờ|gio)(\d\d)(?:p|ph)?$/u, (hours, minutes) => `${hours} giờ ${minutes}`],
  [/^(\d{1,2})(?:h|giờ|gio)$/u, (hours) => `${hours} giờ`],
  [/^(\d{1,3})(?:p|ph|phut|phút)$/u, (minutes) => `${minutes} phút`],
  [/^(\d{1,3})(?:t|tuoi|tuổi)$/u, (years) => `${years} tuổi`],
  [/^(\d{1,2})(?:th|thg|thang|tháng)$/u, (months) => `${months} tháng`],
  [/^(\d{1,3})(?:ngay|ngày)$/u, (days) => `${days} ngày`],
  [/^(?:sn|sinhnam)[.:]?(\d{4}|\d\d)$/u, (year) => `sinh năm ${year}`],
  [/^[pf]\.?([1-9]\d?)$/u, (number) => `phường ${number}`],
  [/^q\.?([1-9]\d?)$/u, (number) => `quận ${number}`],
  [/^kp\.?(\d{1,2}[a-d]?)$/u, (number) => `khu phố ${number}`],
  [/^tdp\.?(\d{1,2})$/u, (number) => `tổ dân phố ${number}`],
  [/^t([2-7])$/u, (day) => `thứ ${day}`],
  [/^t\.?(\d{1,2}(?:[/.]\d{4})?)$/u, (month) => `tháng ${month}`],
  [/^th(?:g)?\.?(\d{1,2}(?:[/.]\d{4})?)$/u, (month) => `tháng ${month}`],
];

function expandNumber(form: string, around: Surroundings): string | undefined {
  if (!/\d/u.test(form)) return undefined;
  const written = form.toLowerCase().normalize('NFC');
  const counted = /^(\d{1,3})ng$/u.exec(written)?.[1];
  if (counted !== undefined) {
    const unit = expandAbbreviation('ng', { ...around, before: [...(around.before ?? []), ...syllables(counted)] });
    return `${counted} ${unit}`;
  }
  for (const [pattern, full] of numberForms) {
    const found = pattern.exec(written);
    if (found) return full(...found.slice(1));
  }
  return undefined;
}

// --- reading the data ----------------------------------------------------------------------------------------------

function learn(form: string, meaning: Meaning): void {
  listed.set(form, meaning);
  const folded = fold(form);
  if (!bare.has(folded)) bare.set(folded, meaning);
}

/** What may begin a Vietnamese syllable: "khôn" could be one, "ksinh" could not. */
const onset = /^(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?(?=[aeiouyăâêôơư])/u;
const startOfSyllable = (letters: string): boolean =>
  onset.test(
    letters
      .normalize('NFD')
      .replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '')
      .normalize('NFC'),
  );

for (const word of halvedWords.split(',').map((text) => text.trim())) {
  const [first = '', second = ''] = word.split(' ');
  const consonants = /^[^aeiouyàáạảãâăêôơưíìịỉĩéèẹẻẽóòọỏõúùụủũý]+/u.exec(first)?.[0];
  for (const initial of new Set([consonants, first.slice(0, 1)])) {
    if (!initial) continue;
    initials.add(initial);
    const meaning = word.replace('kí', 'ký');
    for (const joint of ['.', '/']) if (!listed.has(initial + joint + second)) learn(initial + joint + second, meaning);
    const glued = initial + second;
    if (!startOfSyllable(glued) && !listed.has(glued)) learn(glued, meaning);
  }
}
for (const group of Object.values(shortForms)) {
  for (const [full, forms] of Object.entries(group)) for (const form of forms.split(' ')) learn(form, full);
}
for (const [form, readings] of Object.entries(ambiguousForms)) learn(form, readings.map(compile));

/** Every form of the data, halved words apart. */
export const listedForms: readonly string[] = [
  ...Object.values(shortForms).flatMap((group) => Object.values(group).flatMap((forms) => forms.split(' '))),
  ...Object.keys(ambiguousForms),
];
