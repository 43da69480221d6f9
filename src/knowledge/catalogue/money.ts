/** Sums of money as notes write them: "20.000 đồng/lần", "145 USD/thẻ", "17,5 triệu đồng". */

export interface Sum {
  amount: number;
  currency: 'VND' | 'USD' | 'EUR';
  per?: string;
  /** Where it stands in the text. */
  start: number;
  end: number;
}

const multiples: Record<string, number> = { nghìn: 1_000, ngàn: 1_000, triệu: 1_000_000, tỷ: 1_000_000_000 };
const sum =
  /(?<![\d.,/])(\d{1,3}(?:[.,]\d{3}){1,4}|\d{1,12})(?:,(\d{1,2}))?(?![\d.,]*\d)\s{0,2}(?:(nghìn|ngàn|triệu|tỷ)\s{0,2})?(đồng|vnđ|vnd|đ|usd|đô la(?: mỹ)?|euro?)(?!\p{L})(?:\s?\/\s?(?:0?1 )?((?:\p{L}[\p{L}\p{N}-]*)(?: \p{L}+){0,3}(?:\/\p{L}+(?: \p{L}+){0,2})?))?/giu;

/** Words that begin a new remark and cannot belong to a unit ("đồng/lần theo Thông tư …"). */
const unitEnd =
  / (?:theo|quy|kể|từ|áp|đối|nộp|nếu|thu|đến|trừ|do|và|lệ|phí|với|của|cho|không|trong|được|mức|hoặc|tại)(?: |$).*$/isu;

/** Every sum in a text, in order. */
export function findSums(text: string): Sum[] {
  const sums: Sum[] = [];
  for (const match of text.matchAll(sum)) {
    const whole = Number((match[1] ?? '').replace(/[.,]/gu, ''));
    const decimals = match[2] === undefined ? 0 : Number(`0.${match[2]}`);
    const amount = (whole + decimals) * (multiples[(match[3] ?? '').toLowerCase()] ?? 1);
    if (!(amount > 0)) continue;
    const unit = (match[4] ?? '').toLowerCase();
    const currency = unit.startsWith('usd') || unit.startsWith('đô') ? 'USD' : unit.startsWith('eur') ? 'EUR' : 'VND';
    const per = match[5]?.replace(unitEnd, '').trim();
    const start = match.index;
    sums.push({ amount, currency, ...(per ? { per } : {}), start, end: start + match[0].length });
  }
  return sums;
}

/** "1.200.000 đồng", as Vietnamese readers expect. */
export const inDong = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+$)/gu, '.')} đồng`;
