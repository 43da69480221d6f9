/** Numbers that name a person, taken out of a text before it leaves the house for a language model. */

/** What stands where a number stood. It holds no digit, so nothing can be read back from it. */
export const maskedNumber = '[số đã ẩn]';

const gap = '[\\s.\\u00B7,_()\\u00AD\\u200B-\\u200F\\u2060\\uFEFF\\u2010-\\u2015-]';

/** Read before personal numbers: long runs of digits that are a dossier, a date, a sum of money, a law or a procedure. */
const impersonal = [
  // H15.50-260706-1377, 000.00.01.H15-260706-0001, and as people type them: "H15 50 260706 1377"
  '(?<![\\p{L}\\p{Nd}])(?:\\p{Nd}{3}(?:\\.\\p{Nd}{2}){2}\\.)?\\p{L}\\p{Nd}{2}(?:[. -]\\p{Nd}{1,3}){0,3}[. -]\\p{Nd}{6}[. -]\\p{Nd}{4,6}(?!\\p{Nd})',
  // 06/07/2026, 6-7-2026, 06.07.2026, 06 07 2026, 2026-07-06
  '(?<!\\p{Nd}|\\p{Nd}[.-])[0-3]?\\p{Nd}(?<part>[/. -])[01]?\\p{Nd}\\k<part>(?:19|20)\\p{Nd}{2}(?![\\p{Nd}]|[./ -]\\p{Nd}{3})',
  '(?<!\\p{Nd}|\\p{Nd}[.-])(?:19|20)\\p{Nd}{2}-[01]\\p{Nd}-[0-3]\\p{Nd}(?!\\p{Nd}|[.-]\\p{Nd})',
  // 100.000.000 and 100000000 đồng
  '(?<!\\p{Nd}|\\p{Nd}[.,])[1-9]\\p{Nd}{0,2}(?<group>[.,])\\p{Nd}{3}(?:\\k<group>\\p{Nd}{3})*\\k<group>0{3}(?![.,]?\\p{Nd})',
  '(?<!\\p{Nd}|\\p{Nd}[.,])[1-9]\\p{Nd}*(?:[., ]\\p{Nd}{3})*0{3}\\s?(?:đồng(?! (?:ý|thời|bộ))|đ|vnđ|vnd|₫|nghìn|ngàn|triệu|tr|tỷ|tỉ|dong|trieu)(?!\\p{L})',
  // 1.001193, 2.000815.000.00.00.H12
  '(?<![\\p{Nd}.])\\p{Nd}\\.\\p{Nd}{6}(?:\\.000\\.00\\.00\\.\\p{L}\\p{Nd}{2})?(?!\\p{Nd})',
  // 15/2015/TT-BTP
  '\\p{Nd}{1,4}\\/\\p{Nd}{4}\\/\\p{L}+(?:-\\p{L}+)*',
];

/** Nine digits or more, however they are parted, and a letter with seven or eight digits: an old or new passport. */
const digits = `(?:\\+\\s?)?\\(?\\p{Nd}(?:${gap}{0,3}\\p{Nd}){7,}|(?<!\\p{L})[A-Z]\\p{Nd}{7,8}(?!\\p{Nd})`;

/** Digits said aloud, as a hotline transcript holds them: "không chín một hai …". */
const said = '(?:không|khong|một|mốt|mot|hai|ba|bốn|bon|tư|năm|nam|lăm|lam|sáu|sau|bảy|bẩy|bay|tám|tam|chín|chin)';
const spoken = `(?<!\\p{L})${said}(?:[\\s,.-]+${said}){8,}(?!\\p{L})`;

const pattern = new RegExp(`(?<keep>${impersonal.join('|')})|(?<mask>${digits}|${spoken})`, 'giu');

/**
 * The text with identity numbers (9 or 12 digits), phone numbers, other personal numbers of 9 to 14 digits and passport
 * numbers replaced by `maskedNumber`. Procedure codes, sums, dates, laws and dossier codes stay. In doubt it masks: an
 * unmasked card number cannot be taken back.
 */
export function maskPersonalNumbers(text: string): string {
  return text.replace(pattern, (found, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { keep?: string; mask?: string };
    return groups.mask !== undefined && isPersonal(found) ? maskedNumber : found;
  });
}

/** A letter means a passport or digits said in words; fewer than nine digits are a street number or a hotline. */
const isPersonal = (found: string): boolean => /\p{L}/u.test(found) || (found.match(/\p{Nd}/gu)?.length ?? 0) >= 9;
