import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldedText, syllables, toneKey } from '../../../src/language/syllables.js';
import { normalizeText } from '../../../src/language/unicode.js';

const folded = (text: string): string[] => syllables(text).map((syllable) => syllable.folded);

describe('fold', () => {
  it.each([
    ['Đăng Ký', 'dang ky'],
    ['ƯỚC NGUYỆN', 'uoc nguyen'],
    ['thuở'.normalize('NFD'), 'thuo'],
    ['giấy 10.000đ', 'giay 10.000d'],
    ['日本', '日本'],
  ])('%s → %s', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });
});

describe('toneKey', () => {
  it.each([
    ['hoà', 'hòa'],
    ['thuỷ', 'thủy'],
    ['khoẻ', 'khỏe'],
    ['HUỴ', 'hụy'],
    ['uỷ'.normalize('NFD'), 'ủy'],
  ])('is the same for both places of the tone mark: %s, %s', (left, right) => {
    expect(toneKey(left)).toBe(toneKey(right));
  });

  it.each([
    ['bán', 'bạn'], // another tone
    ['ban', 'bân'], // another vowel
    ['dất', 'đất'], // another consonant
    ['ma', 'mà'],
  ])('tells %s from %s', (left, right) => {
    expect(toneKey(left)).not.toBe(toneKey(right));
  });
});

describe('syllables', () => {
  it('keeps the order and says which were written with accents', () => {
    expect(syllables('Làm giay KHAI sinh').map(({ folded: word, accented }) => [word, accented])).toEqual([
      ['lam', true],
      ['giay', false],
      ['khai', false],
      ['sinh', false],
    ]);
  });

  it('counts đ as an accent: "đi" is not "di"', () => {
    expect(syllables('đi')[0]).toEqual({ folded: 'di', toned: 'đi', accented: true });
  });

  it.each([
    ['a procedure code and a sum stay whole', 'mã 1.001193 hết 10.000đ?', ['ma', '1.001193', 'het', '10.000', 'd']],
    [
      'a law and a social insurance code too',
      '123/2015/NĐ-CP 03706/2026/07906',
      ['123/2015', 'nd', 'cp', '03706/2026/07906'],
    ],
    ['punctuation and emoji part words', 'khai-sinh,cho…con😀bé', ['khai', 'sinh', 'cho', 'con', 'be']],
    ['a full stop at the end is none of the number', 'năm 2026.', ['nam', '2026']],
    ['hidden characters do not part a word', 'kh\u200Bai si\u00ADnh', ['khai', 'sinh']],
    ['nothing but signs', '?!… 🙏🏻', []],
    ['nothing at all', '', []],
  ])('%s', (_what, text, expected) => {
    expect(folded(text)).toEqual(expected);
  });

  it('reads composed and decomposed text alike', () => {
    const text = 'Xác nhận tình trạng hôn nhân để kết hôn, uỷ quyền';
    expect(syllables(text.normalize('NFD'))).toEqual(syllables(text));
  });

  it('remembers no more than it must: reading thirty thousand made-up words does not change what comes after', () => {
    const before = syllables('hộ tịch');
    syllables(Array.from({ length: 31_000 }, (_, index) => `w${index}`).join(' '));
    expect(syllables('hộ tịch')).toEqual(before);
  });
});

describe('for any text', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 60 });

  it('never throws', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(syllables(text).every((syllable) => syllable.folded !== '' || syllable.toned !== '')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('folds to a form that folding leaves alone', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = fold(normalizeText(text));
        expect(fold(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the same words with and without accents', () => {
    const word = fc.constantFrom(
      'khai',
      'tử',
      'hộ',
      'nghèo',
      'đất',
      'uỷ',
      'quyền',
      'trước',
      'bạ',
      'Ðổi',
      '2026',
      'cccd',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 10 }), (words) => {
        const text = words.join(' ');
        expect(foldedText(fold(normalizeText(text)))).toBe(foldedText(text));
      }),
    );
  });
});
