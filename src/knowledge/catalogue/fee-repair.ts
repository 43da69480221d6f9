/**
 * Fees under 1,000: no Vietnamese fee is that small, so the figure lost something, its thousands or its currency.
 * Only evidence from the record itself decides which; without evidence nothing is guessed.
 */
import { findSums } from './money.js';

/** What a fee may be judged by: the record's own words. */
export interface FeeContext {
  /** Date of the data, `YYYY-MM` or `YYYY-MM-DD`. */
  asOf: string;
  /** Everything the record says under "Cách thức thực hiện". */
  filingText: string;
  /** Everything the record says under "Căn cứ pháp lý". */
  legalText: string;
  /** Steps or papers mention paying a fee. */
  mentionsPaying: boolean;
}

/** The smallest fee taken at its word, in đồng. */
export const smallestPlausible = 1_000;

/**
 * Fee schedules whose citation settles the matter.
 * 264/2016/TT-BTC (missions abroad) sets every sum in US dollars; 2.000815 and 2.000884, which cite it, say so in words.
 * 47/2019/TT-BTC (enterprise registration) has 50.000 and 100.000 đồng, and 25.000 since 64/2025/TT-BTC halved the first.
 */
const dollarSchedule = /264\/2016\/TT-BTC/u;
const enterpriseSchedule = /47\/2019\/TT-BTC/u;
const enterpriseFees = new Set([25, 50, 100]);

type Mended = { amount: number; currency: 'VND' | 'USD'; kind: 'fee_thousands' | 'fee_currency' };

const dollars = (amount: number): Mended => ({ amount, currency: 'USD', kind: 'fee_currency' });
const thousands = (amount: number): Mended => ({ amount: amount * 1_000, currency: 'VND', kind: 'fee_thousands' });

/** @returns the sum that the record proves, or undefined when it proves none */
export function mendSmallFee(amount: number, note: string, context: FeeContext): Mended | undefined {
  const says = (text: string, sum: number, currency: 'VND' | 'USD') =>
    findSums(text).some((found) => found.amount === sum && found.currency === currency);
  if (says(note, amount, 'USD')) return dollars(amount);
  if (says(note, amount * 1_000, 'VND')) return thousands(amount);
  if (/\bUSD\b|đô la mỹ/iu.test(note)) return dollars(amount);
  // "50 VNĐ (áp dụng mức phí 25.000 đồng … đến hết ngày 31/12/2026)": half of it is the reduced rate.
  if (/áp dụng mức/iu.test(note) && says(note, amount * 500, 'VND')) return thousands(amount);
  if (/\p{L}/u.test(note) && contradicts(note, amount)) return undefined;
  if (says(context.filingText, amount, 'USD')) return dollars(amount);
  if (dollarSchedule.test(context.legalText) || dollarSchedule.test(note)) return dollars(amount);
  const cited = context.legalText + context.filingText;
  if (enterpriseFees.has(amount) && enterpriseSchedule.test(cited)) return thousands(amount);
  const sameElsewhere = new RegExp(`(?<!\\d)${amount}000 VNĐ`, 'u');
  if (sameElsewhere.test(context.filingText) || says(context.filingText, amount * 1_000, 'VND'))
    return thousands(amount);
  return undefined;
}

/** "40 VNĐ (4.000 đ/giấy …)": the note names other sums, so neither figure can be trusted. */
const contradicts = (note: string, amount: number): boolean => {
  const sums = findSums(note);
  return sums.length > 0 && sums.every((sum) => sum.amount !== amount && sum.amount !== amount * 1_000);
};
