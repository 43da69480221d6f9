/**
 * The numbers a Vietnamese text says, in digits or in words, each with the unit that follows it: "10.000đ", "10 nghìn" and
 * "mười nghìn đồng" are one amount. For comparing two texts, so a strange reading does no harm where both are read alike.
 */

export interface Amount {
  /** Canonical: "10000", "1.5", "31/12/2026", "7:30", "1.001193". */
  value: string;
  /** Canonical name of money, time or share ("dong", "ngay", "%"); absent for counts such as "2 bản" and bare numbers. */
  unit?: string;
}

export interface Amounts {
  amounts: Amount[];
  /** Tokens that mix letters and digits, in lower case: "ct01", "163/qđ-btp". */
  codes: string[];
}

/** { name: "spelling spelling" } as a table from spelling to name, without the keys every object has. */
const table = (rows: Record<string, string>): Record<string, string> =>
  Object.assign(
    Object.create(null),
    ...Object.entries(rows).flatMap(([name, spellings]) =>
      spellings.split(' ').map((spelling) => ({ [spelling]: name })),
    ),
  );

const numbers = (rows: Record<string, string>): Record<string, number> => {
  const values: Record<string, number> = Object.create(null);
  for (const [spelling, name] of Object.entries(table(rows))) values[spelling] = Number(name);
  return values;
};

const units = table({
  dong: 'đồng đ vnđ vnd ₫ dong',
  usd: 'usd đô',
  eur: 'euro eur',
  ngay: 'ngày ngay hôm',
  buoi: 'buổi',
  gio: 'giờ gio h tiếng',
  phut: 'phút',
  tuan: 'tuần tuan',
  thang: 'tháng thang',
  quy: 'quý',
  nam: 'năm',
  tuoi: 'tuổi',
  '%': '%',
});
/** Things counted. "Hai cách" is grammar; "hai bản" says how many papers. */
const counted = new Set('bản bộ tờ trang lần người ảnh tấm quyển'.split(' '));

const digits = numbers({
  0: 'không',
  1: 'một mốt',
  2: 'hai',
  3: 'ba',
  4: 'bốn tư',
  5: 'năm lăm nhăm',
  6: 'sáu',
  7: 'bảy bẩy',
  8: 'tám',
  9: 'chín',
  10: 'mười',
});
const scales = numbers({
  10: 'mươi chục chuc',
  100: 'trăm tram',
  1000: 'nghìn nghin ngàn ngan k',
  1000000: 'triệu trieu tr củ',
  1000000000: 'tỷ tỉ',
});

/** Without accents a number word is an everyday word too ("sau", "nam"): it counts before one of the neighbours only. */
const bareDigits = numbers({
  0: 'khong',
  1: 'mot',
  4: 'bon',
  5: 'nam lam',
  6: 'sau',
  7: 'bay',
  8: 'tam',
  9: 'chin',
  10: 'muoi',
});
const bareNeighbours = new Set('ngay gio thang tuan dong muoi tram nghin ngan trieu chuc mot lam'.split(' '));

const tokenPattern = /\d+(?:[.,/:-]\d+)*(?![\p{L}\d]|[./-]\p{L})|[\p{L}\d]+(?:[./-][\p{L}\d]+)*|[%₫]|[^\s\p{L}\d]/gu;

/** @param text normalised (see `normalizeText`), links taken out */
export function readAmounts(text: string): Amounts {
  const tokens = (oneSpelling(text).match(tokenPattern) ?? []).flatMap((token) =>
    /\d/u.test(token) ? [token] : token.split(/(?<=\p{L})[./-](?=\p{L})/u),
  );
  const amounts: Amount[] = [];
  const codes: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as string;
    if (/\d/u.test(token) && /\p{L}/u.test(token)) codes.push(token);
    const length = runLength(tokens, at);
    if (length > 0)
      amounts.push(...amountsOf(tokens.slice(at, at + length), tokens.slice(at + length, at + length + 2)));
    at += Math.max(length, 1);
  }
  return { amounts, codes };
}

/** Dates, times, phone numbers and units glued to their number, spelled one way. */
const oneSpelling = (text: string): string =>
  text
    .toLowerCase()
    .replace(/phần trăm/gu, '%')
    .replace(/(?<![\d.,/-])0\d{1,4}(?:[ .-]\d{2,4}){1,3}(?![\d/])/gu, (found) =>
      /^\D*(?:\d\D*){10,11}$/u.test(found) ? found.replace(/\D/gu, '') : found,
    )
    .replace(/(?<![\d.,/])[1-9]\d{0,2}(?: \d{3})+(?![\d.,/])/gu, (found) => found.replaceAll(' ', ''))
    .replace(/(?<!\d)(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})/gu, '$1/$2/$3')
    .replace(/(?<=ngày |mùng |mồng )(\d{1,2}) tháng (\d{1,2})(?![\d/])/gu, '$1/$2')
    .replace(/(?<=tháng )(\d{1,2}),? năm (\d{4})/gu, '$1/$2')
    .replace(/(?<![\d.,/-])(\d{1,2})([.-])(\d{1,2})\2(\d{4})(?!\d)/gu, '$1/$3/$4')
    .replace(/(?<!\d)(\d{1,2}) ?(?:h|giờ) ?([0-5]\d)(?:p| phút)?(?![\p{L}\d])/gu, '$1:$2')
    .replace(/(?<![\d:])(\d{1,2}):00(?![\d:])/gu, '$1 giờ')
    .replace(/(\d)(đồng|đ|vnđ|vnd|usd|k|tr|triệu|nghìn|ngàn|tỷ|tỉ|ngày|tháng|năm|giờ|h)(?![\p{L}\d])/gu, '$1 $2')
    .replace(/(?<=\d)\/(?=\p{L}{3})/gu, ' / ');

const isNumeral = (token: string | undefined): boolean => token !== undefined && /^\d[\d.,/:-]*$/u.test(token);

/** "chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn" is eleven words; no honest number is longer than this. */
const longestRun = 16;

/** How many tokens from `at` on make one number; 0 where none starts. */
function runLength(tokens: string[], at: number): number {
  let length = 0;
  let words = false;
  for (; length < longestRun; length++) {
    const token = tokens[at + length];
    if (token === undefined) break;
    const next = tokens[at + length + 1];
    if (isNumeral(token)) {
      // "2 triệu 500" goes on; "5 10" are two numbers.
      if (length > 0 && !(String(tokens[at + length - 1]) in scales)) break;
    } else if (digitOf(token, next, length > 0) !== undefined) words = true;
    else if (
      token in scales
        ? length === 0 && !startsWithScale(next)
        : !(length > 0 && ['linh', 'lẻ', 'rưỡi', 'nửa', 'ruoi'].includes(token)) && token !== 'nửa'
    )
      break;
  }
  const run = tokens.slice(at, at + length);
  if (run.some(isNumeral) || run.includes('nửa')) return length;
  const follows = tokens[at + length] ?? '';
  const hasScale = run.some((token) => token in scales || digits[token] === 10);
  // Said in words it is an amount when it has a unit, or is long enough to be no pronoun: "ba trăm", not "hai".
  return follows in units || counted.has(follows) || (hasScale && words && run.length > 1) ? length : 0;
}

/** "trăm nghìn đồng" is an amount, "tỷ lệ" and "trăm" alone are not. */
const startsWithScale = (next: string | undefined): boolean =>
  next !== undefined && (next in scales || units[next] === 'dong');

function digitOf(token: string, next = '', inside: boolean): number | undefined {
  if (token === 'năm' && !(next in units || next in scales || counted.has(next))) return undefined;
  if (['tư', 'lăm', 'mốt', 'nhăm'].includes(token) && !inside) return undefined;
  if (token === 'không' && !inside && !['đồng', 'đ', 'ngày', 'vnd', 'vnđ'].includes(next)) return undefined;
  if (token in digits) return digits[token];
  return bareNeighbours.has(next) ? bareDigits[token] : undefined;
}

function amountsOf(run: string[], after: string[]): Amount[] {
  const [next = '', then = ''] = after;
  // "không đồng ý"; and in "thứ 7 ngày 5/7", "quý 2 năm 2025" the unit names what comes next.
  const namesNext = (next === 'năm' && /^\d{4}$/u.test(then)) || (next === 'ngày' && /^\d+\//u.test(then));
  const isUnit = next in units && !namesNext && !(next === 'đồng' && ['ý', 'thời', 'bộ', 'chí'].includes(then));
  const unit = isUnit ? { unit: units[next] as string } : {};
  const half = isUnit && then === 'rưỡi' ? 0.5 : 0;
  if (run.length === 1 && isNumeral(run[0]) && half === 0)
    return writtenValues(run[0] as string).map((value) => ({ value, ...unit }));
  // "một bản", "một lần" is grammar more often than a count; "một ngày" is a promise.
  if (run.length === 1 && run[0] === 'một' && !isUnit) return [];
  if (run[0] === 'không' && !isUnit) return [];
  const parts =
    isNumeral(run[0]) && /\d-\d/u.test(run[0] as string)
      ? (run[0] as string).split('-').map((first) => [first, ...run.slice(1)])
      : [run];
  return parts.map((part) => ({ value: String(spokenValue(part) + half), ...unit }));
}

/** "10.000" → 10000, "07" → 7, "3-5" → 3 and 5, "01/07/2025" → 1/7/2025. Procedure codes stay as they are. */
function writtenValues(written: string): string[] {
  const range = written.split('-');
  if (range.length === 2) return range.flatMap(writtenValues);
  if (/[/:]/u.test(written))
    return [
      written
        .split(/(?=[/:])|(?<=[/:])/u)
        .map((part) => part.replace(/^0+(?=\d)/u, ''))
        .join(''),
    ];
  if (/^\d{1,3}(?:[.,]\d{3})+$/u.test(written)) return [written.replace(/[.,]/gu, '').replace(/^0+(?=\d)/u, '')];
  if (/^0[\d.-]{9,}$/u.test(written)) return [written.replace(/\D/gu, '')];
  return [written.replace(/^0+(?=\d)/u, '').replace(/^(\d+),(\d+)$/u, '$1.$2')];
}

/** "một triệu hai trăm nghìn", "1 triệu rưỡi", "hai mươi lăm", "hai không hai sáu". */
function spokenValue(run: string[]): number {
  let total = 0;
  let section = 0;
  let lastScale = 1;
  let afterDigit = false;
  for (const token of run) {
    const digit = isNumeral(token) ? Number(writtenValues(token)[0]) : (digits[token] ?? bareDigits[token]);
    if (token === 'rưỡi' || token === 'ruoi' || token === 'nửa') total += lastScale / 2;
    else if (token in scales) {
      lastScale = scales[token] as number;
      if (lastScale === 10) section += (section % 10 || 1) * 10 - (section % 10);
      else if (lastScale === 100) section = (section || 1) * 100;
      else {
        total += (section || 1) * lastScale;
        section = 0;
      }
    } else if (digit !== undefined)
      section = afterDigit && digit < 10 && section % 10 !== 0 ? section * 10 + digit : section + digit;
    afterDigit = digit !== undefined && digit < 10;
  }
  return total + section;
}
