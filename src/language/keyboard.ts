/**
 * Words as a keyboard sends them when its Vietnamese mode is off or stumbled: Telex ("giaays", "ddaats", "thwowngf"),
 * VNI ("gia61y", "d9a6t1") and half-decoded forms of both ("thuờng", "giâys", "đưọc").
 */
import {
  isVietnameseSyllable,
  isWellFormed,
  rimesWritten,
  spell,
  splitOnset,
  type Tone,
} from './syllable-structure.js';

/** "nghiêng" in VNI is eleven characters; what is longer is no syllable. */
const longestKeyed = 11;

const toneKeys: Readonly<Record<string, Tone>> = { s: 1, f: 2, r: 3, x: 4, j: 5, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 };
const toneMarks: Readonly<Record<string, Tone>> = {
  '\u0301': 1,
  '\u0300': 2,
  '\u0309': 3,
  '\u0303': 4,
  '\u0323': 5,
};

/** What people write in Vietnamese sentences as it is, although Telex could read it. Never decoded. */
const loanWords = new Set(
  `visa taxi bus gas test post pos sos won sms pass tour gps ios usb usa bar gar uber oto mooc gis
  sim sims ship chip chips shop sofa laos tips momo tw kw mw gw hw sw zoom mira lisa rosa nora soja docs maps toast ads`.split(
    /\s+/u,
  ),
);

/** English that Telex reads as a well-formed syllable. Decoded only among words that are certainly keyed. */
const englishWords = new Set(
  `box tax max mix lux sex six af ar as ast er es esm ir is isn ns nor or os of if ur urn us uri var vary ws www wow wr wrong ys yr been see
  seen seem seems bee beer beef reef deer peer tee teen teens tree trees keen keeps queen lee too two boo coo
  goo moo moon noon soon room rooms boom doom loom door poor boots roots oops air hair chair pair car char her
  here there these those per sir tar turn born horn corn barn burn harm charm arm arms term terms norm more core
  bore tore sore lore chore rose nose dose lose hose does goes doesn how now low row rows bow cow mow tow town
  down gown own owns sown towns thus days boys toys guys says pays rays lays buys ops best rest nest chest quest
  last past cast host lost cost most must trust rust dust bust list mist its bits hits sits kits pits lots dots
  pots bots cuts nuts guts huts cats hats bats rats mats pets nets bets sets lets vets caps laps taps gaps lips
  hips tops cops pops cups lens pens tens hens vans bans pans tans sons tons runs guns nums sums gems hams bias
  chaos chef ref def exe hex mux rex tex res reset reuse quasi param dir desc
  ix moong toong loong ngoong mar dur uar`.split(/\s+/u),
);

/** "quan1" is quận 1 rather than quán: a number glued to what it counts, where VNI gives no common word. */
const gluedNumber = /^(?:quan[1-5]|(?:to|so|khu|muc|cap|hang|mau|lop|doi|ap|loai|lan|bang)[1-4]|(?:nam|thang)[2-5])$/u;

/**
 * The syllable a word stands for, with its accents and the word's capitals; undefined where the word is none left as
 * keyed: already Vietnamese, foreign, a code, or nothing well formed.
 * @param sure the words around it are keyed for certain, so English look-alikes ("too", "been") are decoded as well
 */
export function decodeKeyboard(word: string, sure = false): string | undefined {
  if (word.length < 2 || word.length > 2 * longestKeyed) return undefined;
  const lower = word.toLowerCase();
  const capitals = word === lower ? 'none' : word === word.toUpperCase() ? 'all' : 'first';
  // VNeID, eTax, iPhone
  if (capitals === 'first' && word.slice(1) !== lower.slice(1)) return undefined;
  if (!/^(?!w[aeiyáàảãạ])[\p{L}\p{M}1-9]+$/u.test(lower) || isCode(word, lower, sure)) return undefined;
  if (loanWords.has(lower) || (!sure && englishWords.has(lower)) || isVietnameseSyllable(lower)) return undefined;
  const decoded = compose(lower, sure);
  if (decoded === undefined || decoded === lower.normalize('NFC')) return undefined;
  if (capitals === 'all') return decoded.toUpperCase();
  return capitals === 'first' ? decoded.charAt(0).toUpperCase() + decoded.slice(1) : decoded;
}

/**
 * A message word by word. Where one word is keyed for certain, so are its neighbours: "oo too" is ô tô.
 * As many words come out as went in.
 */
export function decodeKeyboardWords(words: readonly string[]): string[] {
  const decoded = words.map((word) => decodeKeyboard(word));
  const sure = decoded.some((word, index) => word !== undefined && /^[!-~]+$/u.test(words[index] as string));
  return words.map((word, index) => decoded[index] ?? (sure ? decodeKeyboard(word, true) : undefined) ?? word);
}

/** A1, B2, CT7, u23: few letters and a digit name a paper, a class or a block; GIS and USB are abbreviations. */
function isCode(word: string, lower: string, sure: boolean): boolean {
  if (!/\d/u.test(word)) return !sure && /^[A-Z]{2,3}$/u.test(word);
  if (/^\d/u.test(word)) return true;
  // "o73" is ở and "a8n" is ăn; "a1" and "e2" are not words, "h1n1" and "m2" neither.
  if (/^\p{L}\d/u.test(lower))
    return !/^(?:[aeouê]\d\d|y[1-5]|[aeiou]\d+[a-z].*|d9.*)$/u.test(word) && !(sure && /^[ou][67]$/u.test(word));
  return (/^\p{Lu}{2,3}\d+$/u.test(word) && !/[6-8][1-5]$/u.test(word)) || gluedNumber.test(lower);
}

/** What the keys amount to: the letters without marks, and the marks asked for. */
interface Keyed {
  letters: string;
  /** The letter that carries a circumflex; '*' where VNI leaves it open. */
  circumflex: string;
  /** "w": Telex leaves open which of ă, ơ, ư is meant. */
  hook: '' | 'w' | 'horn' | 'breve';
  tone: Tone | undefined;
}

function compose(lower: string, sure: boolean): string | undefined {
  const keyed = readKeys(lower, sure);
  if (!keyed) return undefined;
  for (const { onset, rime } of splitOnset(keyed.letters)) {
    const full = rimesWritten(rime).filter((candidate) => carries(candidate, keyed));
    const fitting = full.find((candidate) => isWellFormed(onset, candidate, keyed.tone));
    if (fitting !== undefined) return spell(onset, fitting, keyed.tone);
  }
  return undefined;
}

function carries(rime: string, { circumflex, hook }: Keyed): boolean {
  const marks = rime.replace(/[a-z]/gu, '');
  // iê and yê are never written without the circumflex, so "vietj" and "nguye4n" leave no doubt.
  if (circumflex === '' && hook === '') return marks === '' || /^(?:i|u?y)ê/u.test(rime);
  if (circumflex !== '' && hook !== '') return false;
  if (circumflex !== '') return circumflex === '*' ? /[âêô]/u.test(marks) : marks === circumflexed[circumflex];
  return hook === 'horn' ? /[ơư]/u.test(marks) : hook === 'breve' ? marks === 'ă' : /[ăơư]/u.test(marks);
}
const circumflexed: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' };

/** Undefined where a key would undo another ("ass"), where two tones are asked for, or where no key was struck at all. */
function readKeys(lower: string, sure: boolean): Keyed | undefined {
  const keyed: Keyed = { letters: '', circumflex: '', hook: '', tone: undefined };
  let marks = 0; // of the keys, each may be struck once
  let far = false; // "canaf", "dangd": a letter set right from afar, believed only beside another key
  let previous = '';
  const struck = new Set<string>();
  const strike = (kind: string): boolean => {
    const first = !struck.has(kind);
    struck.add(kind);
    marks += 1;
    return first;
  };
  const hasVowelMarks = /[^a-z0-9đ]/u.test(lower);
  for (const key of lower.normalize('NFD')) {
    const vowels = keyed.letters.replace(/^(?:qu|[^aeiouy]+)/u, '');
    const tone = toneKeys[key];
    if (key in toneMarks) {
      if (keyed.tone !== undefined) return undefined;
      keyed.tone = toneMarks[key];
    } else if (key === '\u0302') keyed.circumflex = keyed.letters.at(-1) ?? '';
    else if (key === '\u031B' || key === '\u0306') keyed.hook = key === '\u031B' ? 'horn' : 'breve';
    else if (tone !== undefined && vowels !== '') {
      if ((keyed.tone !== undefined && keyed.tone !== tone) || !strike('tone')) return undefined;
      keyed.tone = tone;
    } else if (key === '6' || key === '7' || key === '8') {
      const hook = key === '7' ? 'horn' : 'breve';
      // u7o7: both letters of ươ may be given their horn.
      const again = key !== '6' && keyed.hook === hook && previous !== key;
      if (vowels === '' || !(strike('mark') || again)) return undefined;
      if (key === '6') keyed.circumflex = '*';
      else keyed.hook = hook;
    } else if (key === '9' || (key === 'd' && keyed.letters.startsWith('d'))) {
      if (!keyed.letters.startsWith('d') || !strike('d')) return undefined;
      if (key === 'd' && keyed.letters !== 'd') far = true;
      keyed.letters = `đ${keyed.letters.slice(1)}`;
    } else if (key === 'w') {
      if (previous === 'w' || keyed.circumflex !== '') return undefined;
      strike('w');
      keyed.hook ||= 'w';
      if (!/[aou]/u.test(vowels)) keyed.letters += 'u';
    } else if (/[aeo]/u.test(key) && vowels.includes(key)) {
      if (hasVowelMarks || keyed.circumflex !== '' || keyed.hook !== '' || !strike('mark')) return undefined;
      keyed.circumflex = key;
      if (previous !== key) far = true;
    } else if (/[a-zđ]/u.test(key)) keyed.letters += key;
    else return undefined;
    previous = key;
  }
  return marks > (far && !sure ? 1 : 0) || hasVowelMarks ? keyed : undefined;
}
