/** What the note beside a sum adds to it: the unit, the case, a reduction that holds until a day. */
import type { Fee } from '../../domain/procedure.js';
import { findWindows, inVietnamese } from './dates.js';
import { noteLimit, unwrap } from './fee-words.js';
import type { DoubtKind, RepairKind } from './kinds.js';
import { findSums, inDong } from './money.js';
import { shorten, stripBullet, trimTail } from './text.js';

type AmountFee = Extract<Fee, { kind: 'amount' }>;

const slashUnit = /^(?:đồng|đ|vnđ|vnd)?\s?\/\s?(?:0?1 )?(\p{L}+(?: \p{L}+){0,2})\.?$/iu;
const bareUnit = /^(lần|lần cấp|hồ sơ|bản|giấy|giấy phép|giấy chứng nhận|tờ khai|người|trang|thẻ|trường hợp)$/iu;
const opensCase = /^(?:trường hợp|đối với|nếu|khi|cấp|xe|tàu)\s/iu;
const caseLimit = 160;
const labelEnd = ' :;,.–-';
/** Such words name the ground of a fee, not the case it is for. */
const ground = /^(?:áp dụng|theo|căn cứ|từ ngày|kể từ|mức|thực hiện theo|thông tư|nghị quyết|quyết định)(?!\p{L})/iu;

/**
 * Sorts a note into unit, case and remark. A note that only repeats the sum is dropped.
 * @param several the way has other fees beside this one, so the words before the sum say which case it is for
 */
export function sortNote(words: string, amount: number, several: boolean): Pick<AmountFee, 'case' | 'per' | 'note'> {
  const text = unwrap(words);
  const unit = slashUnit.exec(text)?.[1] ?? bareUnit.exec(text)?.[1];
  if (unit) return { per: unit.toLowerCase() };
  if (!/\p{L}/u.test(text)) return {};
  const sum = findSums(text).find((found) => found.amount === amount);
  const per = sum?.per ? { per: sum.per } : {};
  if (!sum) {
    if (several && text.length <= caseLimit && !ground.test(text)) return { case: trimTail(text) };
    return { note: shorten(text, noteLimit) };
  }
  const before = text.slice(0, sum.start).replace(/: ?[-+] /gu, ': ');
  const label = trimTail(trimTail(before, labelEnd).replace(/(?<!\p{L})(?:thu|là|mức thu)$/iu, ''), labelEnd);
  const after = text.slice(sum.end);
  if (!/\p{L}/u.test(label) && !/\p{L}{2}/u.test(after)) return per;
  const isCase = /\p{L}/u.test(label) && label.length <= caseLimit && !ground.test(label);
  if (isCase && (several || opensCase.test(label))) {
    const rest = /\p{L}{2}/u.test(after) ? stripBullet(after.replace(/^[\s.;:,)]+/u, '')) : '';
    return { case: label, ...per, ...(rest ? { note: shorten(rest, noteLimit) } : {}) };
  }
  return { ...per, note: shorten(text, noteLimit) };
}

const newRate = /áp dụng mức (?:phí|thu|lệ phí)[^\d]{0,12}(?=\d)/iu;
const rateUntil = /\(\s?áp dụng đến hết/iu;
/** The full title of 64/2025/TT-BTC names exemptions that this fee need not have. */
const circularTitle = /quy định mức thu, miễn một số khoản phí, lệ phí[^.;)]*/giu;
const percentOfAbove = /bằng (\d{1,2})% mức (?:thu |phí |lệ phí )*nêu trên/iu;

/**
 * Applies the dated part of a note to a sum.
 * - A reduced rate still in force becomes the amount, with its last day; what it was before stays in the note.
 * - A sum that held only until a day gets that day, past or not.
 * - Any other reduction still in force cannot be computed here: the sum stays, with a doubt.
 */
export function applyDates(
  fee: AmountFee,
  words: string,
  asOf: string,
): { fee: AmountFee; repair?: RepairKind; doubts: DoubtKind[] } {
  const windows = findWindows(words, asOf);
  if (windows.length === 0) return { fee, doubts: [] };
  const open = windows.find((window) => !window.past);
  const doubts: DoubtKind[] = windows.some((window) => window.past) ? ['fee_stale'] : [];
  if (open) {
    const reduced = reducedSum(fee.amount, words);
    if (reduced && reduced.amount < fee.amount) {
      const before = `Từ sau ngày ${inVietnamese(open.end)}: ${inDong(fee.amount)}.`;
      const note = fee.note ? `${before} ${fee.note}` : before;
      return {
        fee: { ...reduced, ...fee, amount: reduced.amount, validUntil: open.end, note },
        repair: 'fee_discount',
        doubts,
      };
    }
  }
  const remark = unwrap(words).replace(circularTitle, '');
  const sums = findSums(remark);
  const onlyThisSum = sums.every((sum) => sum.amount === fee.amount && sum.currency === fee.currency);
  const aboutThisSum = (onlyThisSum && (sums.length > 0 || ground.test(remark))) || datesThisSum(remark, fee.amount);
  const only = windows.length === 1 ? windows[0] : undefined;
  if (only && aboutThisSum && !/miễn|giảm|%/iu.test(remark)) return { fee: { ...fee, validUntil: only.end }, doubts };
  return { fee, doubts: open ? [...doubts, 'fee_window'] : doubts };
}

/** The piece of the note with the date also names the sum: "160.000/hộ chiếu … (áp dụng đến hết ngày 31/12/2023)". */
function datesThisSum(remark: string, amount: number): boolean {
  const figure = inDong(amount).replace(/ .*/u, '');
  const pieces = remark.split(/(?<=[.;)]) ?- /u).filter((piece) => /đến hết/iu.test(piece));
  return (
    pieces.length > 0 &&
    pieces.every((piece) => new RegExp(`(?<![\\d.])${figure.replaceAll('.', '\\.')}(?![\\d.]*\\d)`, 'u').test(piece))
  );
}

/** The rate in force by the words of the note, or undefined. */
function reducedSum(amount: number, words: string): Pick<AmountFee, 'amount' | 'per'> | undefined {
  const percent = percentOfAbove.exec(words)?.[1];
  if (percent !== undefined) return { amount: (amount * Number(percent)) / 100 };
  const sums = findSums(words);
  const named = newRate.exec(words);
  const dated = rateUntil.exec(words);
  const sum = named
    ? sums.find(({ start }) => start >= named.index)
    : sums.findLast(({ end }) => dated !== null && end <= dated.index && dated.index - end < 12);
  return sum && { amount: sum.amount, ...(sum.per ? { per: sum.per } : {}) };
}
