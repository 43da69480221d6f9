/** "Phí, lệ phí" of one filing way: "7000 VNĐ (note) | 5000 VNĐ (note)", "Không có thông tin", or words. */
import type { Fee } from '../../domain/procedure.js';
import { applyDates, sortNote } from './fee-note.js';
import { type FeeContext, mendSmallFee, smallestPlausible } from './fee-repair.js';
import { noteLimit, parseTiers, readFeeWords, unwrap } from './fee-words.js';
import type { DoubtKind, RepairKind } from './kinds.js';
import { findSums } from './money.js';
import { isBlank, oneLine, shorten } from './text.js';

export interface FeeReading {
  fees: Fee[];
  repairs: RepairKind[];
  doubts: { kind: DoubtKind; source: string }[];
}

const figure = /^(\d[\d.,]*) ?(?:VNĐ|VND|Việt Nam Đồng|đồng|(USD|EUR)) ?(?:\((.*?)\)?)?$/iu;

/**
 * Reads every fee of a way. Never empty: a way without one is `unknown`.
 * @param way its "Mô tả", which may hold the tiers of a price by the page, and whether it is filing online
 */
export function parseFees(
  source: string,
  way: { description: string; online: boolean },
  context: FeeContext,
): FeeReading {
  const reading: FeeReading = { fees: [], repairs: [], doubts: [] };
  const parts = source
    .split(/\s\|(?:\s|$)|^\|/u)
    .map(oneLine)
    .filter((part) => !isBlank(part) && part !== '|');
  for (const part of parts) {
    const match = figure.exec(part);
    const digits = match?.[1] ?? '';
    const amount = Number(
      /^\d{1,3}([.,]\d{3})+$/u.test(digits) ? digits.replace(/[.,]/gu, '') : digits.replace(',', '.'),
    );
    const fee =
      !match || Number.isNaN(amount)
        ? fromWords(part, false, way.online, reading)
        : amount === 0
          ? fromZero(match[3] ?? '', way.online, context, reading)
          : fromAmount(
              { amount, currency: match[2], note: match[3] ?? '', part },
              way.description,
              parts.length > 1,
              context,
              reading,
            );
    if (!reading.fees.some((known) => JSON.stringify(known) === JSON.stringify(fee))) reading.fees.push(fee);
  }
  return { ...reading, fees: settle(reading.fees) };
}

const isBareFree = (fee: Fee): boolean => fee.kind === 'free' && !fee.case && !fee.note;

/** Makes the list say one thing: "free" for some, or beside a sum, must not read as free for all. */
function settle(fees: Fee[]): Fee[] {
  const due = fees.filter((fee) => !isBareFree(fee));
  const kept = due.some((fee) => fee.kind !== 'free') ? due : fees;
  if (kept.length === 0) return [{ kind: 'unknown' }];
  const onlyCases = kept.every((fee) => fee.kind === 'free' && fee.case);
  return onlyCases ? [...kept, { kind: 'unknown', note: 'Nguồn không nêu mức phí của các trường hợp khác.' }] : kept;
}

function fromWords(words: string, zero: boolean, online: boolean, reading: FeeReading): Fee {
  const { fee, repair } = readFeeWords(words, zero, online);
  if (repair) reading.repairs.push(repair);
  return fee;
}

/**
 * "0 VNĐ ()": for the codes that the second reading of the portal shares, it says "Miễn phí" beside 3,361 of 3,367 of
 * them (99.8 %), nothing beside 3, a sum beside 3. That is no independent proof: it says "Miễn phí" just as well
 * beside all 192 zeros whose note gives the fee to the provincial council. So a bare zero is taken as free, which most
 * are; where the record's own steps, papers or other ways speak of paying, a doubt says so.
 */
function fromZero(note: string, online: boolean, context: FeeContext, reading: FeeReading): Fee {
  if (/\p{L}/u.test(note)) return fromWords(note, true, online, reading);
  reading.repairs.push('fee_zero_bare');
  if (context.mentionsPaying) reading.doubts.push({ kind: 'fee_zero_unproven', source: '' });
  return { kind: 'free' };
}

interface Figure {
  amount: number;
  currency: string | undefined;
  note: string;
  part: string;
}

function fromAmount(
  figure: Figure,
  description: string,
  several: boolean,
  context: FeeContext,
  reading: FeeReading,
): Fee {
  let { amount } = figure;
  let currency: 'VND' | 'USD' | 'EUR' =
    figure.currency === 'USD' || figure.currency === 'EUR' ? figure.currency : 'VND';
  if (currency === 'VND' && amount < smallestPlausible) {
    const mended = mendSmallFee(amount, figure.note, context);
    if (!mended) {
      reading.doubts.push({ kind: 'fee_implausible', source: figure.part });
      return { kind: 'unknown', note: `Nguồn ghi: ${shorten(figure.part, noteLimit)}` };
    }
    reading.repairs.push(mended.kind);
    ({ amount, currency } = mended);
  }
  const tiers = parseTiers(figure.note) ?? parseTiers(description);
  if (tiers && currency === 'VND' && tiers.tiers[0]?.amount === amount) {
    reading.repairs.push('fee_tiered');
    return tiers;
  }
  const dated = applyDates(
    { kind: 'amount', amount, currency, ...sortNote(figure.note, amount, several) },
    figure.note,
    context.asOf,
  );
  if (dated.repair) reading.repairs.push(dated.repair);
  for (const kind of dated.doubts) reading.doubts.push({ kind, source: figure.part });
  if (!dated.repair && conflicts(amount, currency, figure.note))
    reading.doubts.push({ kind: 'fee_conflict', source: figure.part });
  return dated.fee;
}

/** The note gives one sum, as the sum itself, and it is not this one: "50000 VNĐ (25.000.000đ/giấy thông hành)". */
function conflicts(amount: number, currency: string, note: string): boolean {
  const text = unwrap(note);
  const sums = findSums(text);
  const [only] = sums;
  return (
    sums.length === 1 &&
    only !== undefined &&
    only.start === 0 &&
    (only.amount !== amount || only.currency !== currency)
  );
}
