/**
 * Whether a text says no number, date, code, address or link that the facts do not hold. It guards what a language model
 * words: a text that fails is dropped and the rendered facts are sent.
 */
import { foldedText } from '../language/syllables.js';
import { normalizeText } from '../language/unicode.js';

const numberPattern = /\d+(?:[.,/:-]\d+)*/gu;
const linkPattern = /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|org|net|io|me|gov)\b\S*/giu;

export function saysOnly(text: string, facts: string): boolean {
  const said = normalizeText(text);
  const known = normalizeText(facts);
  return (
    every(links(said), links(known)) && every(numbers(said), numbers(known)) && every(spokenAmounts(said), spokenAmounts(known, numbers(known)))
  );
}

const every = (said: Set<string>, known: Set<string>): boolean => [...said].every((value) => known.has(value));

const links = (text: string): Set<string> =>
  new Set((text.match(linkPattern) ?? []).map((link) => link.toLowerCase().replace(/[).,;:!?"']+$/u, '').replace(/^https?:\/\//u, '').replace(/\/$/u, '')));

/** "10.000", "10,000" and "10000" are one number; "07" is 7; what stands inside a link is left to `links`. */
function numbers(text: string): Set<string> {
  const values = new Set<string>();
  for (const match of text.replace(linkPattern, ' ').match(numberPattern) ?? []) {
    values.add(plainNumber(match));
    // A date or a range may be repeated in part: "đến 31/12/2026" as "năm 2026".
    if (/[/:-]/u.test(match)) for (const part of match.split(/[/:-]/u)) values.add(plainNumber(part));
  }
  return values;
}

const plainNumber = (written: string): string =>
  /^\d{1,3}(?:[.,]\d{3})+$/u.test(written) ? written.replace(/[.,]/gu, '') : written.replace(/^0+(?=\d)/u, '');

const spokenDigits = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
const spokenWord = `(?:${spokenDigits.join('|')}|lam|tu|moi|tram|nghin|ngan|trieu|ty|ruoi|nua|chuc|linh|le)`;
const unit = '(?:dong|ngay|gio|thang|nam|tuan|ban|trang|tuoi|lan|nguoi|nghin|ngan|trieu|phan tram)';
const spokenPattern = new RegExp(`\\b((?:${spokenWord} )+)(?=${unit}\\b)`, 'gu');

/** Amounts written in words, "ba ngày", as "ba"; a digit in the facts vouches for its word. */
function spokenAmounts(text: string, digits: Set<string> = new Set()): Set<string> {
  const found = new Set([...foldedText(text).matchAll(spokenPattern)].map((match) => (match[1] as string).trim()));
  spokenDigits.forEach((word, value) => {
    if (digits.has(String(value))) found.add(word);
  });
  // "một bản", "một lần" is grammar more often than a count.
  found.add('mot');
  return found;
}
