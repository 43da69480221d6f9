/** One spelling for one text: what the search, the matchers and the deduplication of questions compare. */

/** Letters that look Latin and are not (Cyrillic, Greek), and full-width forms are folded by NFKC below. */
const lookAlikes: Record<string, string> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ԁ: 'd', һ: 'h', к: 'k', м: 'm', т: 't', в: 'b', н: 'h',
  А: 'A', Е: 'E', О: 'O', Р: 'P', С: 'C', У: 'Y', Х: 'X', І: 'I', Ѕ: 'S', К: 'K', М: 'M', Т: 'T', В: 'B', Н: 'H',
  ο: 'o', α: 'a', ν: 'v', ρ: 'p', ι: 'i', κ: 'k', Ð: 'Đ', ð: 'đ', Ɖ: 'Đ',
}; // biome-ignore format: one line an alphabet reads better

const lookAlikePattern = new RegExp(`[${Object.keys(lookAlikes).join('')}]`, 'gu');

/** Zero-width, soft hyphen, bidirectional marks, variation selectors, control characters other than line breaks. */
const invisible =
  /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFE00-\uFE0F\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F]/gu;

/** Vietnamese as it should be, with single spaces: nothing below would change it. Most text is. */
const plain = /^(?:[!-&(-_a-~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]|\n(?! )| (?![ \n]))*$/u;

/**
 * Composed, visible, plainly spaced text; the letters' case and accents are kept.
 * Cyrillic look-alikes become Latin only in words that also have Latin letters, so that Russian stays Russian.
 * Idempotent: what is hidden goes first, since it may stand between a letter and its accent.
 */
export function normalizeText(text: string): string {
  if (plain.test(text)) return text.trim();
  return text
    .replace(invisible, (char) => (char === '\t' || char === '\u000B' || char === '\u000C' ? ' ' : ''))
    .replace(/[‘’‛`´]/gu, "'")
    .normalize('NFKC')
    .replace(/[\p{L}\p{M}]+/gu, (word) =>
      /\p{Script=Latin}/u.test(word) ? word.replace(lookAlikePattern, (char) => lookAlikes[char] ?? char) : word,
    )
    .normalize('NFC')
    .replace(/[‐‑‒–—―−﹣－]/gu, '-')
    .replace(/[“”„‟«»]/gu, '"')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .trim();
}
