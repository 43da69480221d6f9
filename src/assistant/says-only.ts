/**
 * Whether a text says no number, date, code, address or link that the facts do not hold. It guards what a language model
 * words: a text that fails is dropped and the rendered facts are sent. So it may refuse a faithful text now and then, and
 * must not pass an invented figure. What it cannot see: facts left out, and a "không" put before a sentence without figures.
 */
import { type Amount, readAmounts } from '../language/amounts.js';
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
    keepsPromises(said, known) &&
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

const address = /[a-z][a-z0-9+]{0,15}:\/\/\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\p{L}\d-]+\.[\p{L}\d.-]+/iu;
/** A name with a known ending however it is written, or any ending in lower case: "TP.HCM" is no address. */
const domain =
  /(?<![\p{L}\d-])(?:[\p{L}\d-]{1,63}\.){1,8}(?:vn|com|org|net|io|me|gov|info|xyz|top|site|online|shop|app|ly|link|click|cc|tk)(?![\p{L}\d])(?:[/?#:]\S*)?/iu;
const anyDomain =
  /(?<![\p{L}\d-])(?:[a-zA-Z0-9-]{1,63}\.){0,8}(?=[a-zA-Z0-9-]{0,62}[a-zA-Z])[a-zA-Z0-9-]{1,63}\.[a-z]{2,}(?![\p{L}\d])(?:[/?#:]\S*)?/u;
/** "evil[.]com", "evil . com", "evil chấm com", "hxxp": no honest wording needs these. */
const disguised =
  /[[(] ?(?:\.|dot|chấm) ?[\])]|[\p{L}\d-]{1,63} ?(?:(?<= )(?:dot|chấm) |\. )(?:com|vn|net|org|info|me|xyz|gov)(?!\p{L})|hxxps?\S*/iu;
const linkPatterns = [address, domain, anyDomain, disguised].map(
  (pattern) => new RegExp(pattern.source, `${pattern.flags}g`),
);

const links = (text: string): string[] =>
  linkPatterns
    .flatMap((pattern) => text.match(pattern) ?? [])
    .map((link) =>
      link
        .toLowerCase()
        .replace(/[).,;:!?"'\]]+$/u, '')
        .replace(/^https?:\/\//u, '')
        .replace(/\/$/u, ''),
    );

/** Only what `links` saw goes, so no figure hides in something that merely looks like an address. */
const withoutLinks = (text: string): string => linkPatterns.reduce((rest, pattern) => rest.replace(pattern, ' '), text);

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
  const here = readAmounts(withoutLinks(said));
  const there = readAmounts(withoutLinks(known));
  const vouched = new Set(there.amounts.flatMap(vouchedBy));
  // "Nghị định 123/2015/NĐ-CP" may be told as "Nghị định 123".
  for (const code of there.codes)
    for (const number of /^(\d+)(?:\/(\d{4}))?\//u.exec(code)?.slice(1) ?? [])
      if (number) vouched.add(number.replace(/^0+/u, ''));
  return every(here.codes, there.codes) && here.amounts.every((amount) => vouched.has(keyOf(amount)));
}

/** An amount of money, time or share needs its own unit in the facts: "7 ngày" does not vouch for "7 giờ". */
const keyOf = ({ value, unit }: Amount): string => (unit ? `${value} ${unit}` : value);

/** A date may be repeated in part: "31/12/2026" as "31/12" or "năm 2026". */
function vouchedBy({ value, unit }: Amount): string[] {
  const [first, second, third] = value.split('/');
  const inPart = third
    ? [`${first}/${second}`, `${second}/${third}`, third]
    : first && second?.length === 4
      ? [first, second]
      : [];
  return unit ? [value, `${value} ${unit}`] : [value, ...inPart];
}

/** Digits and letters of other scripts, for "٣ ngày" and "五天". */
const strangeCharacters = (text: string): string[] => text.match(/(?![0-9\p{Script=Latin}])[\p{L}\p{N}]/gu) ?? [];

const romanNumerals = (text: string): string[] =>
  text.match(new RegExp(`(?<![\\p{L}\\d])(?:[IVX]{2,}(?![\\p{L}\\d])|[IVXLCDM]+(?= ${unitWords}(?!\\p{L})))`, 'gu')) ??
  [];

/** "vài ngày", "gấp đôi", "thứ bảy", and numbers in words of other languages: they must stand in the facts as they are. */
const vaguePattern = new RegExp(
  `(?<!\\p{L})(?:(?:vài|dăm|mấy|đôi|hàng|one|two|three|four|five|six|seven|eight|nine|ten|nhị|tam|tứ|ngũ|lục|thất|bát|cửu|thập) (?:ba )?(?:${unitWords}|${scaleWords}|days?|hours?)|gấp \\p{L}+|thứ (?:tư|năm|sáu|bảy)|chủ nhật)(?!\\p{L})`,
  'giu',
);
const vagueAmounts = (text: string): string[] => (text.match(vaguePattern) ?? []).map((found) => found.toLowerCase());

const free =
  /(?<!\p{L})(?:miễn (?:hoàn toàn |toàn bộ )?(?:lệ )?phí|free|không (?:hề |bị |cần |phải )*(?:thu|mất|tốn|nộp|đóng|trả|chịu) (?:thêm |bất kỳ |một )*(?:lệ phí|phí|tiền|đồng|khoản|chi phí)|không (?:có |tính )(?:lệ )?phí)(?!\p{L})/iu;
const sameDay =
  /(?<!\p{L})(?:trong ngày|trong buổi|hôm nay|ngày mai|(?:lấy|có|xong|nhận|trả) (?:ngay|liền)(?! khi| sau))(?!\p{L})/iu;

/** Amounts told without a figure. Facts that name a price and who is free of it must be told with the price. */
function keepsPromises(said: string, known: string): boolean {
  const prices = (text: string): string[] =>
    readAmounts(withoutLinks(text))
      .amounts.filter(({ unit }) => unit === 'dong')
      .map(keyOf);
  const mayBeFree =
    !free.test(said) ||
    ((/miễn|(?<![\d.,])0 đồng/iu.test(known) || free.test(known)) && every(prices(known), prices(said)));
  return mayBeFree && (!sameDay.test(said) || /trong (?:ngày|buổi)|ngay/iu.test(known));
}

/** Share of syllables written with accents: about two thirds of honest Vietnamese, none of "le phi bay muoi nghin". */
function accentShare(text: string): number {
  const words = syllables(withoutLinks(text)).filter((word) => /\p{L}/u.test(word.folded));
  return words.length < 4 ? 1 : words.filter((word) => word.accented).length / words.length;
}
const leastAccented = 0.35;
