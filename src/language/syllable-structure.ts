/**
 * How a Vietnamese syllable is spelled: onset, rime, tone. It says what could be a syllable, not which ones mean
 * something: "khuỡng" is well formed. Loan words and names of other peoples ("Đắk", "wifi") are not.
 */

const rimes = `
  a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
  i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu y yêm yên yêng yêt yêu ych ynh yt
  o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc op ot
  ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
  u ua uân uâng uât uây uc ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uê uêch uênh uy uya uych uyên uyêt uynh uyp uyt uyu
  ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu`
  .trim()
  .split(/\s+/u);

const afterQu = new Set(
  `a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âm ân âng âp ât ây e en eng eo et ê êch ên ênh êt
  i ich it y ych yên yêt ynh yt ơ ơi ôc`.split(/\s+/u),
);
/** Where gi is written with one i for two: gì, gìn, giêng, giết. */
const afterPlainGi = new Set(['i', 'in', 'iêng', 'iêt', 'iêc']);

const onsetPattern = /^(?:ngh|ng|nh|gh|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?/u;
const frontVowel = /^[eêiy]/u;
const roundGlide = /^(?:o[aăe]|u[âêơy])/u;
const stopFinal = /(?:ch|[cpt])$/u;

/** Tones as VNI numbers them. */
export type Tone = 1 | 2 | 3 | 4 | 5;
const toneMarks = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'] as const;
const toneOf: ReadonlyMap<string, Tone> = new Map(toneMarks.map((mark, index) => [mark, (index + 1) as Tone]));
const anyTone = new RegExp(`[${toneMarks.join('')}]`, 'gu');

/** "thuong" has the onsets it may be split into: "gia" is gi + a, and "gi" is g + i. */
export function splitOnset(letters: string): { onset: string; rime: string }[] {
  const onset = onsetPattern.exec(letters)?.[0] ?? '';
  const split = { onset, rime: letters.slice(onset.length) };
  return letters.startsWith('gi') && letters.length > 2 ? [{ onset: 'gi', rime: letters.slice(2) }, split] : [split];
}

function agree(onset: string, rime: string): boolean {
  if (onset === 'qu') return afterQu.has(rime);
  if (onset === 'gi') return !/^[iy]/u.test(rime);
  if (onset === 'g' && rime.startsWith('i')) return afterPlainGi.has(rime);
  if (onset === 'k' || onset === 'gh' || onset === 'ngh') {
    if (!frontVowel.test(rime)) return false;
  } else if ((onset === 'c' || onset === 'g' || onset === 'ng') && frontVowel.test(rime)) return false;
  if (onset === 'c' && roundGlide.test(rime)) return false;
  if (/^(?:y[êcnt])/u.test(rime)) return onset === '' && rime.startsWith('yê');
  if (rime === 'uơ') return /^t?h$/u.test(onset);
  if (rime === 'y') return /^[hklmstv]?$/u.test(onset);
  if (rime.startsWith('iê')) return onset !== '';
  // "xoong", "boong", "moóc": elsewhere a doubled o is an ô left as the keyboard sends it.
  if (rime === 'oong') return /^[bgx]$/u.test(onset);
  return rime !== 'ooc' || /^[ms]$/u.test(onset);
}

/** Whether onset and rime (with its vowel marks) and tone may stand together. */
export function isWellFormed(onset: string, rime: string, tone: Tone | undefined): boolean {
  return known.has(rime) && agree(onset, rime) && (!stopFinal.test(rime) || tone === 1 || tone === 5);
}
const known = new Set(rimes);

const strip = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

const plainRimes = new Map<string, string[]>();
for (const rime of rimes) plainRimes.set(strip(rime), [...(plainRimes.get(strip(rime)) ?? []), rime]);

/** The rimes that are written `plain` when their marks are left out: "uong" → uông, ương. */
export const rimesWritten = (plain: string): readonly string[] => plainRimes.get(plain) ?? [];

/** One syllable as an official would write it: all accents in place, in any case and composition. */
export function isVietnameseSyllable(word: string): boolean {
  if (word.length > 14) return false;
  const decomposed = word.toLowerCase().normalize('NFD');
  const tones = decomposed.match(anyTone) ?? [];
  if (tones.length > 1) return false;
  const letters = decomposed.replace(anyTone, '').normalize('NFC');
  return splitOnset(letters).some(({ onset, rime }) => isWellFormed(onset, rime, toneOf.get(tones[0] ?? '')));
}

const onsets = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');
const toneless = new Set(
  ['', ...onsets].flatMap((onset) =>
    rimes.filter((rime) => agree(onset, rime)).map((rime) => strip(onset + rime).replace('đ', 'd')),
  ),
);

/** Whether some syllable is written so without accents: "giay", "dat", "khac". @param folded lower case, no accents */
export const isTonelessSyllable = (folded: string): boolean => toneless.has(folded);

/** onset + rime + tone as text, the mark where official papers put it: hòa, thủy, quý, già, thuở, người. */
export function spell(onset: string, rime: string, tone: Tone | undefined): string {
  if (tone === undefined) return onset + rime;
  const at = toneIndex(rime);
  return (onset + rime.slice(0, at + 1) + toneMarks[tone - 1] + rime.slice(at + 1)).normalize('NFC');
}

function toneIndex(rime: string): number {
  const letters = [...rime];
  const marked = letters.findLastIndex((letter) => /[ăâêôơư]/u.test(letter));
  if (marked >= 0) return marked;
  const vowels = /^[aeiouy]+/u.exec(rime)?.[0].length ?? 1;
  if (vowels === 1) return 0;
  if (vowels < rime.length) return vowels - 1;
  return vowels === 3 ? 1 : 0;
}
