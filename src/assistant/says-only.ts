/**
 * Whether a text says no number, date, code, address or link that the facts do not hold. It guards what a language model
 * words: a text that fails is dropped and the rendered facts are sent. So it may refuse a faithful text now and then, and
 * must not pass an invented figure. What it cannot see: facts left out, and a "không" put before a sentence without figures.
 */
import { readAmounts, type Amount } from '../language/amounts.js';
import { syllables } from '../language/syllables.js';
import { normalizeText } from '../language/unicode.js';

export function saysOnly(text: string, facts: string): boolean {
  const said = withoutListNumbers(normalizeText(text));
  const known = withoutListNumbers(normalizeText(facts));
  return (
    every(links(said), links(known)) &&
    every(strangeCharacters(said), strangeCharacters(known)) &&
    every(romanNumerals(said), romanNumerals(known)) &&
    everyAmount(said, known) &&
    every(vagueAmounts(said), vagueAmounts(known)) &&
    promises.every(({ said: claim, vouchedBy }) => !claim.test(said) || vouchedBy.test(known)) &&
    (accentShare(said) >= leastAccented || accentShare(known) < leastAccented)
  );
}

const every = (said: Iterable<string>, known: Iterable<string>): boolean => {
  const held = new Set(known);
  return [...said].every((value) => held.has(value));
};

const unitWords = '(?:đồng|đ|vnđ|vnd|usd|ngày|giờ|tiếng|phút|tuần|tháng|năm|tuổi|buổi|hôm|%|phần trăm)';
const scaleWords = '(?:chục|trăm|nghìn|ngàn|triệu|tỷ|tỉ)';

// ---- links

const address = /[a-z][a-z0-9+]*:\/\/\S+|www\.\S+|[\w.+-]+@[\p{L}\d-]+\.[\p{L}\d.-]+/iu;
/** A name with a known ending however it is written, or any ending in lower case: "TP.HCM" is no address. */
const domain =
  /(?<![\p{L}\d])(?:[\p{L}\d-]+\.)+(?:vn|com|org|net|io|me|gov|info|xyz|top|site|online|shop|app|ly|link|click|cc|tk)(?![\p{L}\d])(?:[/?#:]\S*)?/iu;
const anyDomain = /(?<![\p{L}\d])(?:[a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]*[a-zA-Z][a-zA-Z0-9-]*\.[a-z]{2,}(?![\p{L}\d])(?:[/?#:]\S*)?/u;
/** "evil[.]com", "evil . com", "evil chấm com": no honest wording needs these. */
const disguised = /\S+ ?[[(] ?(?:\.|dot|chấm) ?[\])] ?\S+|\S+ (?:dot|chấm|\.) ?(?:com|vn|net|org|info|me|xyz|gov)(?!\p{L})|\S+\. (?:com|net|org|xyz)(?!\p{L})|hxxps?\S*/iu;
const linkPattern = new RegExp([address, domain, anyDomain, disguised].map((part) => `(?:${part.source.replaceAll('(?<![\\p{L}\\d])', '')})`).join('|'), 'giu');

const links = (text: string): string[] =>
  [address, domain, anyDomain, disguised].flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].map(([link]) =>
      link.toLowerCase().replace(/[).,;:!?"'\]]+$/u, '').replace(/^https?:\/\//u, '').replace(/\/$/u, ''),
    ),
  );

// ---- figures

/** "1." and "2)" at line starts, counted up from 1, are layout. */
function withoutListNumbers(text: string): string {
  let last = 0;
  return text.replace(/^(\d{1,2})[.)] +(?=\S)/gmu, (marker, number: string) => {
    if (Number(number) !== last + 1) return marker;
    last += 1;
    return '';
  });
}

function everyAmount(said: string, known: string): boolean {
  const here = readAmounts(said.replace(linkPattern, ' '));
  const there = readAmounts(known.replace(linkPattern, ' '));
  const vouched = new Set(there.amounts.flatMap(vouchedBy));
  // "Nghị định 123/2015/NĐ-CP" may be told as "Nghị định 123".
  for (const code of there.codes) for (const number of /^(\d+)(?:\/(\d{4}))?\//u.exec(code)?.slice(1) ?? []) if (number) vouched.add(number.replace(/^0+/u, ''));
  return every(here.codes, there.codes) && here.amounts.every((amount) => vouched.has(keyOf(amount)));
}

/** An amount of money, time or share needs its own unit in the facts: "7 ngày" does not vouch for "7 giờ". */
const keyOf = ({ value, unit }: Amount): string => (unit ? `${value} ${unit}` : value);

/** A date may be repeated in part: "31/12/2026" as "31/12" or "năm 2026". */
function vouchedBy({ value, unit }: Amount): string[] {
  const [first, second, third] = value.split('/');
  const inPart = third ? [`${first}/${second}`, `${second}/${third}`, third] : second?.length === 4 ? [second] : [];
  return unit ? [value, `${value} ${unit}`] : [value, ...inPart];
}

/** Digits and letters of other scripts, for "٣ ngày" and "五天". */
const strangeCharacters = (text: string): string[] => text.match(/(?![0-9\p{Script=Latin}])[\p{L}\p{N}]/gu) ?? [];

const romanNumerals = (text: string): string[] =>
  text.match(new RegExp(`(?<![\\p{L}\\d])(?:[IVX]{2,}(?![\\p{L}\\d])|[IVXLCDM]+(?= ${unitWords}(?!\\p{L})))`, 'gu')) ?? [];

/** "vài ngày", "gấp đôi", "thứ bảy", and numbers in words of other languages: they must stand in the facts as they are. */
const vaguePattern = new RegExp(
  `(?<!\\p{L})(?:(?:vài|dăm|mấy|đôi|hàng|one|two|three|four|five|six|seven|eight|nine|ten|nhị|tam|tứ|ngũ|lục|thất|bát|cửu|thập) (?:ba )?(?:${unitWords}|${scaleWords}|days?|hours?)|gấp \\p{L}+|thứ (?:tư|năm|sáu|bảy)|chủ nhật)(?!\\p{L})`,
  'giu',
);
const vagueAmounts = (text: string): string[] => (text.match(vaguePattern) ?? []).map((found) => found.toLowerCase());

/** Amounts said without a figure: nothing to pay, done the same day. */
const promises: readonly { said: RegExp; vouchedBy: RegExp }[] = [
  {
    said: /(?<!\p{L})(?:miễn (?:hoàn toàn |toàn bộ )?(?:lệ )?phí|free|không (?:hề |bị |cần |phải )*(?:thu|mất|tốn|nộp|đóng|trả|chịu) (?:thêm |bất kỳ |một )*(?:lệ phí|phí|tiền|đồng|khoản|chi phí)|không (?:có |tính )(?:lệ )?phí)(?!\p{L})/iu,
    vouchedBy: /miễn|không (?:phải )?(?:thu|mất|nộp|đóng|trả)|(?<![\d.,])0 đồng/iu,
  },
  { said: /(?<!\p{L})(?:trong ngày|trong buổi|hôm nay|ngày mai|(?:lấy|có|xong|nhận|trả) (?:ngay|liền)(?! khi| sau))(?!\p{L})/iu, vouchedBy: /trong ngày|trong buổi|ngay/iu },
];

/** Share of syllables written with accents: about two thirds of honest Vietnamese, none of "le phi bay muoi nghin". */
function accentShare(text: string): number {
  const words = syllables(text.replace(linkPattern, ' ')).filter((word) => /\p{L}/u.test(word.folded));
  return words.length < 4 ? 1 : words.filter((word) => word.accented).length / words.length;
}
const leastAccented = 0.35;
