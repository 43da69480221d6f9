import { describe, expect, it } from 'vitest';
import type { Procedure } from '../../../src/domain/procedure.js';
import { readProcedureFiles } from '../../../src/knowledge/procedure-file.js';
import { type Syllable, syllables } from '../../../src/language/syllables.js';
import { correctTypos, type Vocabulary } from '../../../src/language/typos.js';

function vocabularyOf(procedures: readonly Procedure[]): Vocabulary {
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  const count = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { name, aliases, papers, results } of procedures)
    for (const text of [name, ...aliases, ...papers.map((paper) => paper.name), ...results])
      syllables(text).forEach(({ folded }, index, all) => {
        count(words, folded);
        const before = all[index - 1];
        if (before) count(pairs, `${before.folded} ${folded}`);
      });
  return {
    has: (folded) => words.has(folded),
    hasPair: (left, right) => pairs.has(`${left} ${right}`),
    frequency: (folded) => words.get(folded) ?? 0,
    pairFrequency: (left, right) => pairs.get(`${left} ${right}`) ?? 0,
  };
}

const { procedures } = await readProcedureFiles('knowledge/procedures');
const vocabulary = vocabularyOf(procedures);
const bare = (folded: string): Syllable => ({ folded, toned: folded, accented: false });
const foldedOf = (words: readonly Syllable[]): string => words.map((word) => word.folded).join(' ');
const mend = (text: string, known = vocabulary): string => foldedOf(correctTypos(syllables(text), known));

/** The same numbers on every machine (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const rows = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('>').map((side) => side.trim()));

const byHand = rows(`
  giaykhaisinh > giay khai sinh
  làm giaykhaisinh cho con > lam giay khai sinh cho con
  đăngký kết hôn > dang ky ket hon
  dangkyket hon > dang ky ket hon
  lam lai cancuoc cong dan > lam lai can cuoc cong dan
  lamlaicancuoccongdan > lam lai can cuoc cong dan
  xácnhận tình trạng hônnhân > xac nhan tinh trang hon nhan
  kh ai sinh cho con > khai sinh cho con
  giấy kh ai sinh > giay khai sinh
  gia y khai sinh > giay khai sinh
  giay khais inh > giay khai sinh
  giay kha isinh > giay khai sinh
  đăng k ý kết hôn > dang ky ket hon
  lam giay kahi sinh > lam giay khai sinh
  lam giay khai snih > lam giay khai sinh
  giay khaii sinh > giay khai sinh
  giay khai xinh cho con > giay khai sinh cho con
  dang kyy ket hon > dang ky ket hon
  dnag ky tam tru > dang ky tam tru
  dang ky tamj tru > dang ky tam tru
  lam can cuocc cong dan > lam can cuoc cong dan
  can cuocj cong dan > can cuoc cong dan
  thẻ bảo hiểmm y tế > the bao hiem y te
  bao hieem y te > bao hiem y te
  tro capp that nghiep > tro cap that nghiep
  tro cap that nghiepj > tro cap that nghiep
  trích luc khai suinh > trich luc khai sinh
  quyen su dungj dat > quyen su dung dat
  chuyen nhuong quyen su dnug dat > chuyen nhuong quyen su dung dat
  xác nhạn tinh tarng hon nhan > xac nhan tinh trang hon nhan
  dang ky hoo kinh doanh > dang ky ho kinh doanh
  cap lai giayy phep lai xe > cap lai giay phep lai xe
  giay pheps lai xe > giay phep lai xe
  ly lich tu phapp > ly lich tu phap
  dang ky thuongg tru > dang ky thuong tru
  nghia vu quaan su > nghia vu quan su
  mai tang phis > mai tang phi
  bao hiem xxa hoi mot lan > bao hiem xa hoi mot lan
  xem trên dichvucong > xem tren dich vu cong`);

const kept = rows(`
  tôi là Nguyễn Thị Khuyên Thoa
  con tôi tên Trần Gia Khuê sinh ở Pleiku
  nhà ở xã Krông Búk huyện Ea H'leo
  chị Siu H'Blong ở Kon Plông
  ông Thạch Sô Khươl xin trợ cấp
  phường Vĩnh Phước xã Tẻh Dơng
  nộp qua VNeID hoặc zalo được không
  đặt lịch online làm passport
  gửi file scan qua email
  mã hồ sơ H15.50-260706-1377
  cccd bị mất thì xin ubnd xã
  hđnd và ubnd
  bhyt bhxh hktt qsdđ
  Anna Schmidt kết hôn
  facebook của shop
  asdfgh qwerty zxcvbn`).map(([text]) => text as string);

describe('correctTypos', () => {
  it.each(byHand)('%j is %j', (typed, expected) => {
    expect(mend(typed as string)).toBe(expected);
  });

  it.each(kept)('leaves %j', (text) => {
    const words = syllables(text);
    const result = correctTypos(words, vocabulary);
    expect(foldedOf(result)).toBe(foldedOf(words));
    expect(result.every((word, index) => word === words[index])).toBe(true);
  });

  it('keeps the accents of a syllable that was only parted', () => {
    expect(correctTypos(syllables('làm giấ y khai sinh'), vocabulary)[1]).toEqual(syllables('giấy')[0]);
  });

  it('needs no vocabulary to live', () => {
    expect(mend('giay kahi sinh', vocabularyOf([]))).toBe('giay kahi sinh');
    expect(correctTypos([], vocabulary)).toEqual([]);
  });
});

const nearKeys: Record<string, string> = {};
for (const row of ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'])
  [...row].forEach((key, at) => {
    nearKeys[key] = `${row[at - 1] ?? ''}${row[at + 1] ?? ''}`;
  });

const confused = [
  ['s', 'x'],
  ['x', 's'],
  ['ch', 'tr'],
  ['tr', 'ch'],
  ['gi', 'd'],
  ['n', 'l'],
  ['l', 'n'],
  ['ng', 'ngh'],
  ['c', 'k'],
] as const;
const replaced = (words: string[], at: number, ...by: string[]): string[] => words.toSpliced(at, 1, ...by);

/** Each takes a phrase's words and the place of a word of three letters or more. */
const slips: Record<string, (words: string[], at: number, random: (below: number) => number) => string[]> = {
  'letter left out': (words, at, random) => {
    const word = words[at] as string;
    const cut = 1 + random(word.length - 1);
    return replaced(words, at, word.slice(0, cut) + word.slice(cut + 1));
  },
  'letter doubled': (words, at, random) => {
    const word = words[at] as string;
    const cut = 1 + random(word.length);
    return replaced(words, at, word.slice(0, cut) + word[cut - 1] + word.slice(cut));
  },
  'letters swapped': (words, at, random) => {
    const word = words[at] as string;
    const cut = random(word.length - 1);
    return replaced(words, at, word.slice(0, cut) + word[cut + 1] + word[cut] + word.slice(cut + 2));
  },
  'key beside': (words, at, random) => {
    const word = words[at] as string;
    const cut = 1 + random(word.length - 1);
    const keys = nearKeys[word[cut] as string] ?? 'e';
    return replaced(words, at, word.slice(0, cut) + keys[random(keys.length)] + word.slice(cut + 1));
  },
  'heard alike': (words, at) => {
    const word = words[at] as string;
    const found = confused.find(([from]) => word.startsWith(from));
    return found ? replaced(words, at, found[1] + word.slice(found[0].length)) : words;
  },
  'two words glued': (words, at) =>
    at + 1 < words.length ? words.toSpliced(at, 2, `${words[at]}${words[at + 1]}`) : words,
  'all glued': (words) => [words.join('')],
  'word split': (words, at, random) => {
    const word = words[at] as string;
    const cut = 1 + random(word.length - 1);
    return replaced(words, at, word.slice(0, cut), word.slice(cut));
  },
  'space slipped': (words, at) =>
    at + 1 < words.length
      ? words.toSpliced(at, 2, (words[at] as string).slice(0, -1), (words[at] as string).slice(-1) + words[at + 1])
      : words,
};

describe('over generated slips', () => {
  const phrases = procedures
    .flatMap((procedure) => procedure.aliases)
    .map((alias) => syllables(alias).map((word) => word.folded))
    .filter((words) => words.length >= 3 && words.every((word) => /^[a-z]+$/u.test(word)));

  it.each(Object.keys(slips))('mends: %s', (kind) => {
    const random = seeded(kind.length);
    let [mended, wrong, total] = [0, 0, 0];
    for (const words of phrases) {
      const at = random(words.length);
      if ((words[at] as string).length < 3) continue;
      const typed = slips[kind]?.(words, at, random) ?? words;
      // What became another known word is not for this step to see.
      if (typed.every((word) => vocabulary.has(word))) continue;
      total += 1;
      const result = foldedOf(correctTypos(typed.map(bare), vocabulary));
      if (result === words.join(' ')) mended += 1;
      else if (result !== typed.join(' ')) wrong += 1;
    }
    console.log(
      `typos: ${kind}, of ${total}: mended ${((100 * mended) / total).toFixed(0)} %, made worse ${((100 * wrong) / total).toFixed(1)} %`,
    );
    expect(mended / total).toBeGreaterThan(kind === 'letter left out' ? 0.25 : 0.65);
    expect(wrong / total).toBeLessThan(0.03);
  });

  it('leaves clean text of procedures it does not know', () => {
    let [changed, total] = [[] as string[], 0];
    for (let fold = 0; fold < 5; fold += 1) {
      const known = vocabularyOf(procedures.filter((_, index) => index % 5 !== fold));
      for (const { name, aliases } of procedures.filter((_, index) => index % 5 === fold))
        for (const text of [name, ...aliases]) {
          total += 1;
          const words = syllables(text);
          if (foldedOf(words) !== foldedOf(correctTypos(words, known))) changed.push(`${text} → ${mend(text, known)}`);
        }
    }
    console.log(`typos: clean names and aliases changed: ${changed.length} of ${total}: ${changed.join('; ')}`);
    expect(changed.length / total).toBeLessThan(0.005);
    expect(
      procedures
        .flatMap(({ name, aliases }) => [name, ...aliases])
        .filter((text) => mend(text) !== foldedOf(syllables(text))),
    ).toEqual([]);
  });
});

describe('speed', () => {
  const random = seeded(5);
  const word = (): string => Array.from({ length: 2 + random(7) }, () => String.fromCharCode(97 + random(26))).join('');
  const fill = (next: () => string): string => {
    let text = '';
    while (text.length < 4000) text += `${next()} `;
    return text.slice(0, 4000);
  };

  it.each([
    ['garbage', () => fill(word)],
    ['garbage among words', () => fill(() => `${word()} giấy`)],
    ['single letters', () => fill(() => 'a b c d')],
    ['glued words', () => fill(() => `giaykhaisinhdangkyketh${word()}`)],
    ['one endless word', () => 'giaykhaisinh'.repeat(8_500)],
    ['one endless letter', () => 'a'.repeat(100_000)],
  ])('%s', (_name, text) => {
    const times = Array.from({ length: 7 }, () => {
      const words = syllables(text());
      const started = performance.now();
      correctTypos(words, vocabulary);
      return performance.now() - started;
    });
    // The best of several: other tests run beside this one.
    expect(Math.min(...times)).toBeLessThan(20);
  });
});
