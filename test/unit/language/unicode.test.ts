import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/language/unicode.js';

describe('normalizeText', () => {
  it.each([
    ['decomposed letters (files and names from a Mac)', 'đăng ký khai tử'.normalize('NFD'), 'đăng ký khai tử'],
    ['an accent parted from its letter by a hidden character', 'lê\u200B\u0323 phi\u200D\u0301', 'lệ phí'],
    ['Cyrillic letters inside a Latin word', 'сăn сướс сông dân', 'căn cước công dân'],
    ['a look-alike that only then takes its accent', 'kh\u0430\u0301c', 'khác'],
    // Old Vietnamese fonts typed the Icelandic letter, and it is still copied from old files.
    ['the Icelandic Ð', 'Ðăng ký, ÐĂNG KÝ, ðất', 'Đăng ký, ĐĂNG KÝ, đất'],
    ['full-width forms', 'ＣＣＣＤ　１２３', 'CCCD 123'],
    ['zero-width and soft hyphen', 'khai\u00AD\u200Bsinh\uFEFF', 'khaisinh'],
    ['right-to-left marks', '\u202Egiấy tờ\u202C \u2067gì\u2069', 'giấy tờ gì'],
    ['a tab and a no-break space', 'hộ\tkhẩu\u00A0gì', 'hộ khẩu gì'],
    ['Windows line breaks and spaces round them', ' một \r\n  hai\n ba ', 'một\nhai\nba'],
    ['spaces after a line break, in otherwise plain text', 'một\n  hai', 'một\nhai'],
    ['curly quotes, apostrophes and dashes', '“sổ đỏ” – ‘sổ hồng’ don´t', "\"sổ đỏ\" - 'sổ hồng' don't"],
    ['an emoji with its variation selector', 'cảm ơn ❤️', 'cảm ơn ❤'],
  ])('mends %s', (_what, typed, meant) => {
    expect(normalizeText(typed)).toBe(meant);
  });

  it.each([
    'Что нужно для регистрации?',
    'Ελληνικά',
    '出生登记需要什么',
    'ສະບາຍດີ',
    'a\nb',
    '10.000đ/lần',
    'hoà',
    'hòa',
  ])('leaves %j as it is', (text) => {
    expect(normalizeText(text)).toBe(text);
  });

  it('keeps case, accents and the writer’s place of the tone mark', () => {
    expect(normalizeText('HOÀ giải, hòa giải')).toBe('HOÀ giải, hòa giải');
  });

  // Any text a phone can send, and texts made of what Vietnamese typing goes wrong with.
  const anything = fc.string({ unit: 'binary', maxLength: 60 });
  const awkward = fc
    .array(
      fc.constantFrom(
        ...'aàÐđòeоаі',
        '\u0301',
        '\u0323',
        '\u0302',
        '\u200B',
        '\u00A0',
        ' ',
        '\n',
        '\r\n',
        '´',
        'ﬁ',
        'Å',
        '\uD800',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(anything, awkward), (text) => {
        const once = normalizeText(text);
        expect(normalizeText(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves no space at the ends, none doubled and nothing hidden', () => {
    fc.assert(
      fc.property(fc.oneof(anything, awkward), (text) => {
        expect(normalizeText(text)).not.toMatch(/^\s|\s$| {2}|[\u200B-\u200F\u202A-\u202E\uFEFF\t\r]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a hundred thousand characters in well under a second', () => {
    for (const unit of ['khai sinh ', 'о', '\u0301', ' \n', '“']) {
      const started = performance.now();
      normalizeText(unit.repeat(100_000 / unit.length));
      expect(performance.now() - started, JSON.stringify(unit)).toBeLessThan(1000);
    }
  });
});
