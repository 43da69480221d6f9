/**
 * Slips of the fingers, set right by what is known to be said: a syllable nobody knows becomes a known one where it then
 * makes a known pair with its neighbour; words are parted and joined by the same evidence. In doubt nothing changes, so
 * that names of people and places stay.
 */
import { expandAbbreviation } from './abbreviations.js';
import { isTonelessSyllable } from './syllable-structure.js';
import type { Syllable } from './syllables.js';

/** What is known to be said, all of it folded. Frequencies are counts, 0 for the unknown. */
export interface Vocabulary {
  has(folded: string): boolean;
  hasPair(left: string, right: string): boolean;
  frequency(folded: string): number;
  pairFrequency(left: string, right: string): number;
}

/** A known syllable that may have been meant. */
interface Candidate {
  folded: string;
  /** How unlikely the slip is: 0.3 for what sounds alike, over 1 for a wrong key far off. */
  cost: number;
}

/** One reading of the words from `from` up to `to`. */
interface Repair {
  from: number;
  to: number;
  pieces: string[];
  cost: number;
  /** The least evidence that will do. */
  needed: number;
}

const longestSlip = 9;
const longestGlued = 60;
const longestSyllable = 7;
/** More unknown words than this in one message are no slips of the fingers; it also bounds the work. */
const mostLookedUp = 40;
const mostTried = 160;
const mostRemembered = 5_000;

/** Product and loan words a catalogue need not know; `expandAbbreviation` knows the short forms. */
const loanWords = new Set(
  `app web website link form file mail email gmail zalo facebook fb face youtube google tiktok shop shopee grab ship order post page inbox
  admin check scan photo photocopy copy print pdf word excel word laptop internet wifi sim otp nfc qr id pin pass password passport visa
  online offline vneid vssid etax vnpt viettel mobi momo vinaphone bank banking atm card taxi bus container logo video clip camera game
  karaoke spa massage homestay hotel resort bar pub cafe coffee office building block test covid quiz sms call phone iphone android ios
  smart tivi radio robot marketing sale sales manager call chat bot hello hi ok oke okay yes no thanks thank sorry please help covid gas
  ea dak krong ya plong plei
  korea china japan usa taiwan singapore campuchia malaysia australia canada euro dollar`.split(/\s+/u),
);

/** After these stands a name. */
const beforeNames = new Set(
  `nguyen tran le pham huynh hoang phan vu vo dang bui do ngo duong ly dinh doan trinh truong lam mai thi van ten ho ong ba anh chi em
  xa phuong huyen quan tinh ap thon xom khom buon duong pho song cau cho truong chua cong ty`.split(/\s+/u),
);

/** The message with its slips mended; syllables that are left alone are the same objects. Mended ones carry no accents. */
export function correctTypos(words: readonly Syllable[], vocabulary: Vocabulary): Syllable[] {
  return new Mending(vocabulary).mend(words);
}

const bare = (folded: string): Syllable => ({ folded, toned: folded, accented: false });
const isLetters = (folded: string): boolean => /^[a-z]+$/u.test(folded);

/** Slips by vocabulary: the same words are mistyped again and again. */
const remembered = new WeakMap<Vocabulary, Map<string, readonly Candidate[]>>();

class Mending {
  readonly #vocabulary: Vocabulary;
  readonly #candidates: Map<string, readonly Candidate[]>;
  #lookedUp = 0;
  #tried = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#candidates = remembered.get(vocabulary) ?? new Map();
    remembered.set(vocabulary, this.#candidates);
  }

  /** Rightwards, then leftwards: a mended word is evidence for the one beside it. */
  mend(words: readonly Syllable[]): Syllable[] {
    const mended = [...words];
    for (let at = 0; at < mended.length; at += 1) this.#mendAt(mended, at);
    for (let at = mended.length - 1; at >= 0; at -= 1) this.#mendAt(mended, at);
    return mended;
  }

  /** Of everything that may have happened to one word, takes what makes the most of its neighbours. */
  #mendAt(words: Syllable[], at: number): void {
    const word = words[at]?.folded;
    if (word === undefined || !isLetters(word) || loanWords.has(word)) return;
    if (this.#isSyllable(word) && !this.#isScrap(words, at)) return;
    if (++this.#tried > mostTried) return;
    const isShortForm = expandAbbreviation(word) !== undefined;
    const repairs = [
      ...this.#joined(words, at),
      ...(isShortForm || this.#vocabulary.has(word) ? [] : this.#reread(words, at)),
    ];
    let [best, bestValue] = [undefined as Repair | undefined, 0];
    for (const repair of repairs) {
      const { from, to, pieces, cost, needed } = repair;
      const [before, after] = [words[from - 1]?.folded, words[to]?.folded];
      const gain = this.#evidence([before, ...pieces, after]);
      const value =
        gain - this.#evidence(words.slice(Math.max(0, from - 1), to + 1).map(({ folded }) => folded)) - 2 * cost;
      if (gain >= needed && value > bestValue) [best, bestValue] = [repair, value];
    }
    if (!best) return;
    const { from, to, pieces } = best;
    const parts = words.slice(from, to);
    words.splice(
      from,
      to - from,
      ...(pieces.length === 1 && to - from > 1 ? [joinedSyllable(parts)] : pieces.map(bare)),
    );
  }

  /** "gia y": a letter that is a word too, but none that is said here. */
  #isScrap(words: readonly Syllable[], at: number): boolean {
    const word = (words[at] as Syllable).folded;
    return (
      word.length === 1 && this.#pairs(words[at - 1]?.folded, word) + this.#pairs(word, words[at + 1]?.folded) === 0
    );
  }

  /** A space too many ("kh ai"), or one that slipped by some letters ("khais inh"). */
  #joined(words: readonly Syllable[], at: number): Repair[] {
    const repairs: Repair[] = [];
    for (const [from, to] of [
      [at, at + 2],
      [at - 1, at + 1],
      [at, at + 3],
      [at - 1, at + 2],
      [at - 2, at + 1],
    ] as const) {
      if (from < 0 || to > words.length) continue;
      const parts = words.slice(from, to).map(({ folded }) => folded);
      if (!parts.every((part) => isLetters(part) && part.length <= longestSyllable)) continue;
      const joined = parts.join('');
      // What could be a word needs more than scraps do, and "hàng hóa C/O" is no hoặc.
      const whole = parts.some((part) => part.length > 1 && isTonelessSyllable(part));
      const letter = parts.some((part) => part.length === 1);
      if (this.#isSyllable(joined))
        repairs.push({ from, to, pieces: [joined], cost: 0.3, needed: whole ? (letter ? 2.5 : 1.5) : 1 });
      else if (parts.length === 2 && parts.some((part) => !isTonelessSyllable(part))) {
        const pieces = this.#pieces(joined);
        if (pieces?.length === 2 && pieces[0] !== parts[0]) repairs.push({ from, to, pieces, cost: 0.5, needed: 2 });
      }
    }
    return repairs;
  }

  /** A space too few, or another syllable meant. */
  #reread(words: readonly Syllable[], at: number): Repair[] {
    const word = (words[at] as Syllable).folded;
    const [before, after] = [words[at - 1]?.folded, words[at + 1]?.folded];
    const [from, to] = [at, at + 1];
    const repairs: Repair[] = [];
    const pieces = isTonelessSyllable(word) ? undefined : this.#pieces(word);
    if (pieces) repairs.push({ from, to, pieces, cost: 0.4, needed: word.length > 4 ? 1 : 3 });
    const known = [before, after].some((side) => side !== undefined && this.#vocabulary.has(side));
    if (!known || word.length < 2 || word.length > longestSlip) return repairs;
    // A well-formed syllable may be a name, two consonants an abbreviation: they need more.
    const plausible = isTonelessSyllable(word) || (word.length === 2 && !/[aeiouy]/u.test(word));
    const maybeName = before !== undefined && beforeNames.has(before);
    if (plausible && maybeName) return repairs;
    for (const { folded, cost } of this.#slips(word)) {
      const bothSides = this.#pairs(before, folded) > 0 && this.#pairs(folded, after) > 0;
      let needed = cost <= 0.5 ? 1 : 1.5;
      if (maybeName) needed = 6;
      else if (plausible)
        needed = cost <= soundsAlike ? 3 : bothSides && word.length > 2 ? 5 : Number.POSITIVE_INFINITY;
      else if (word.length <= 3) needed = bothSides ? 2 : 3;
      repairs.push({ from, to, pieces: [folded], cost, needed });
    }
    return repairs;
  }

  /** The known syllables a glued word is made of, where all but one of their pairs are known; undefined for none. */
  #pieces(glued: string): string[] | undefined {
    if (glued.length < 4 || glued.length > longestGlued) return undefined;
    // best[end] holds by the last piece's start the best way to reach it.
    const best: Map<number, { score: number; from: number; known: number; count: number }>[] = [];
    best[0] = new Map([[0, { score: 0, from: 0, known: 0, count: 0 }]]);
    for (let end = 1; end <= glued.length; end += 1) {
      const ways: (typeof best)[number] = new Map();
      for (let start = Math.max(0, end - longestSyllable); start < end; start += 1) {
        const piece = glued.slice(start, end);
        const reached = best[start];
        if (!reached?.size || !this.#isSyllable(piece)) continue;
        const worth = Math.log2(1 + this.#vocabulary.frequency(piece)) - (piece.length === 1 ? 20 : 12);
        for (const [from, way] of reached) {
          const pair = way.count === 0 ? 0 : this.#pairs(glued.slice(from, start), piece);
          const score = way.score + worth + (pair > 0 ? 4 + Math.log2(1 + pair) : 0);
          if (score > (ways.get(start)?.score ?? Number.NEGATIVE_INFINITY))
            ways.set(start, { score, from, known: way.known + (pair > 0 ? 1 : 0), count: way.count + 1 });
        }
      }
      best[end] = ways;
    }
    const pieces: string[] = [];
    let [start, way] = [...(best[glued.length] ?? [])].sort(([, a], [, b]) => b.score - a.score)[0] ?? [];
    if (start === undefined || way === undefined || way.count < 2) return undefined;
    if (way.known < way.count - (way.count > 3 ? 2 : 1)) return undefined;
    for (let end = glued.length; end > 0 && way; ) {
      pieces.unshift(glued.slice(start, end));
      end = start as number;
      start = way.from;
      way = best[end]?.get(start);
    }
    return pieces;
  }

  #slips(word: string): readonly Candidate[] {
    let found = this.#candidates.get(word);
    if (!found) {
      if (this.#lookedUp >= mostLookedUp) return [];
      this.#lookedUp += 1;
      found = slips(word, (candidate) => this.#isSyllable(candidate));
      if (this.#candidates.size >= mostRemembered) this.#candidates.clear();
      this.#candidates.set(word, found);
    }
    return found;
  }

  #isSyllable = (folded: string): boolean => this.#vocabulary.has(folded) && isTonelessSyllable(folded);

  /** How much is said for words standing beside each other: in doublings, and a little more for each pair. */
  #evidence(words: readonly (string | undefined)[]): number {
    const pairs = words.slice(1).map((word, index) => this.#pairs(words[index], word));
    return pairs.reduce((sum, pair) => sum + Math.log2(1 + pair) + (pair > 0 ? 0.5 : 0), 0);
  }

  #pairs(left: string | undefined, right: string | undefined): number {
    if (left === undefined || right === undefined || !this.#vocabulary.hasPair(left, right)) return 0;
    return Math.max(1, this.#vocabulary.pairFrequency(left, right));
  }
}

/** "giấ" + "y" is giấy; where both parts carry a tone it is lost. */
function joinedSyllable(parts: readonly Syllable[]): Syllable {
  const folded = parts.map((part) => part.folded).join('');
  const tones = parts.map((part) => /\d$/u.exec(part.toned)?.[0] ?? '').filter((tone) => tone !== '');
  if (tones.length > 1) return bare(folded);
  const toned = parts.map((part) => part.toned.replace(/\d$/u, '')).join('') + (tones[0] ?? '');
  return { folded, toned, accented: toned !== folded };
}

const soundsAlike = 0.3;
/** Spellings that are heard alike somewhere: at the beginning, and at the end. */
const alikeOnsets =
  's x, ch tr, d gi, d r, d v, gi r, v gi, l n, k c, c q, g gh, ng ngh, kh k, th t, ph p, nh n, g ng'.split(', ');
const alikeEnds = 'ng n, c t, ch t, nh n, i y'.split(', ');
const alike = [
  ...alikeOnsets.map((pair) => ['^', ...pair.split(' ')]),
  ...alikeEnds.map((pair) => ['$', ...pair.split(' ')]),
]
  .flatMap(([where, left = '', right = '']) => [
    [where, left, right],
    [where, right, left],
  ])
  .map(([where, from = '', to = '']) => ({ at: where === '^' ? 'start' : 'end', from, to }));

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const isNeighbourKey = (a: string, b: string): boolean => {
  const [rowA, rowB] = [rows.findIndex((row) => row.includes(a)), rows.findIndex((row) => row.includes(b))];
  return Math.abs(rowA - rowB) <= 1 && Math.abs((rows[rowA]?.indexOf(a) ?? 0) - (rows[rowB]?.indexOf(b) ?? 9)) <= 1;
};
const letters = [...'abcdeghiklmnopqrstuvxy'];

/** Every known syllable one slip away, each with its cheapest way there. */
function slips(word: string, isKnown: (folded: string) => boolean): Candidate[] {
  const costs = new Map<string, number>();
  const take = (folded: string, cost: number): void => {
    if (cost < (costs.get(folded) ?? 9) && folded !== word && isKnown(folded)) costs.set(folded, cost);
  };
  for (const { at, from, to } of alike) {
    if (at === 'start' && word.startsWith(from)) take(to + word.slice(from.length), soundsAlike);
    if (at === 'end' && word.endsWith(from)) take(word.slice(0, word.length - from.length) + to, soundsAlike);
  }
  for (let at = 0; at <= word.length; at += 1) {
    const [head, letter, tail] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)];
    // People look at the first letter; slips come later in the word.
    const first = at === 0 ? 0.4 : 0;
    if (letter !== '') take(head + tail, (letter === word[at - 1] ? 0.2 : 0.7) + first);
    if (tail !== '') take(head + tail[0] + letter + tail.slice(1), 0.4 + first);
    for (const other of letters) {
      take(head + other + letter + tail, 0.8 + first);
      if (letter !== '') take(head + other + tail, (isNeighbourKey(letter, other) ? 0.6 : 1.1) + first);
    }
  }
  return [...costs].map(([folded, cost]) => ({ folded, cost }));
}
