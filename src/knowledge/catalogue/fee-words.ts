/** Fees that stand in words: free, set by the province, a price by the page, or a single sum. */
import type { Fee } from '../../domain/procedure.js';
import type { RepairKind } from './kinds.js';
import { findSums } from './money.js';
import { oneLine, shorten, stripBullet, trimTail } from './text.js';

/** Notes longer than this are the text of a fee schedule; the head is enough to recognise it by. */
export const noteLimit = 700;

const council =
  /hội đồng nhân dân|(?<!\p{L})hđnd(?!\p{L})|(?:do|của) (?:ủy|uỷ) ban nhân dân (?:cấp )?(?:tỉnh|thành phố)[^.;]{0,40}(?:quy|quyết) định|chính quyền địa phương/iu;
const plainFree =
  /^(?:không|không có|không (?:được )?quy định|chưa quy định|chưa có(?: quy định)?|không thu|không áp dụng|miễn|0)(?: (?:phí|lệ phí|phí, lệ phí|phí và lệ phí|tiền))?(?: đồng)?$/iu;
const opensFree =
  /^(?:(?:phí|lệ phí|phí, lệ phí) ?:? ?)?(?:miễn|không (?:thu|mất|phải (?:nộp|đóng|trả))|không (?:được )?quy định)(?!\p{L})/iu;
const conditional = /(?:^|\s)(?:cho|đối với|trường hợp|với các)\s/iu;
/** Marks of a formula or a schedule: a lone sum among them is not the fee. */
const formula =
  /%|(?<!\p{L})x(?!\p{L})|\+|tối đa|tối thiểu|không quá|\/GT|tổng mức|giá trị|từ .{1,40} đến|trên|dưới|mức thu/iu;

/** Takes one pair of brackets off a note that is wrapped in them, and marks off its head. */
export function unwrap(note: string): string {
  const text = oneLine(note);
  const inner = /^\(([^()]*(?:\([^()]*\)[^()]*){0,4})\)\.?$/u.exec(text)?.[1] ?? text;
  return stripBullet(inner);
}

const tier =
  /(?<![\d.])(\d[\d.]{0,14}) ?(?:đồng|đ)\/(\p{L}{1,20})[;,.] ?(?:từ|kể từ) \2 thứ (\d+|hai|ba|tư|năm)(?: trở (?:lên|đi))?,? ?(?:(?:mức )?thu|là)? ?(\d[\d.]{0,14}) ?(?:đồng|đ)\/\2(?:,? ?(?:nhưng )?(?:mức thu )?tối đa (?:thu )?(?:không quá )?(\d[\d.]{0,14}) ?(?:đồng|đ)\/(\p{L}+))?/iu;
const ordinals: Record<string, number> = { hai: 2, ba: 3, tư: 4, năm: 5 };
const toDong = (digits: string | undefined): number => Number((digits ?? '').replace(/\./gu, ''));

/** "2.000 đồng/trang; từ trang thứ 3 … 1.000 đồng/trang, tối đa … 200.000 đồng/bản"; undefined unless all of it fits. */
export function parseTiers(text: string): Extract<Fee, { kind: 'tiered' }> | undefined {
  const match = tier.exec(oneLine(text));
  if (!match) return undefined;
  const from = ordinals[(match[3] ?? '').toLowerCase()] ?? Number(match[3]);
  const [first, later, cap] = [toDong(match[1]), toDong(match[4]), toDong(match[5])];
  if (!(from > 1) || !(first > 0) || !(later > 0)) return undefined;
  return {
    kind: 'tiered',
    per: match[2] ?? '',
    tiers: [{ upTo: from - 1, amount: first }, { amount: later }],
    ...(cap > 0 ? { cap, capPer: match[6] ?? '' } : {}),
  };
}

const onlineCase = /qua mạng|trực tuyến|điện tử/iu;

/** Whether a note says that nothing is paid, and if so in which case only. */
function freeByWords(text: string, online: boolean): Fee | undefined {
  const plain = trimTail(text, ' .');
  if (plainFree.test(plain)) return { kind: 'free', ...(/quy định/iu.test(plain) ? { note: plain } : {}) };
  if (!opensFree.test(text) || findSums(text).length > 0) return undefined;
  // "Không thu lệ phí đối với tổ hợp tác" names the subject of the procedure; "miễn … đối với" picks some out.
  const someOnly = /miễn/iu.test(text) && conditional.test(text) && !(online && onlineCase.test(text));
  return someOnly
    ? { kind: 'free', case: shorten(text.replace(/^miễn phí đồng[\s-]*/iu, ''), noteLimit) }
    : { kind: 'free', note: shorten(text, noteLimit) };
}

/**
 * Reads a fee that has no usable figure.
 * @param zero the source wrote "0 VNĐ" before these words: then "Không" means no fee, otherwise it means no information
 * @param online the way is filing online: an exemption of online filing then holds without condition
 */
export function readFeeWords(words: string, zero: boolean, online: boolean): { fee: Fee; repair?: RepairKind } {
  const text = unwrap(words);
  const tiers = parseTiers(text);
  if (tiers) return { fee: tiers, repair: 'fee_tiered' };
  const free = freeByWords(text, online);
  if (free && (zero || /miễn|không thu/iu.test(text)) && !(free.case && council.test(text))) {
    return { fee: free, repair: 'fee_free' };
  }
  if (council.test(text)) return { fee: { kind: 'province', note: shorten(text, noteLimit) }, repair: 'fee_province' };
  const sums = findSums(text);
  const only = sums.length === 1 ? sums[0] : undefined;
  if (only && !formula.test(text)) {
    const { amount, currency, per } = only;
    const bare = !/\p{L}{2}/u.test(text.slice(0, only.start) + text.slice(only.end));
    const fee: Fee = {
      kind: 'amount',
      amount,
      currency,
      ...(per ? { per } : {}),
      ...(bare ? {} : { note: shorten(text, noteLimit) }),
    };
    return { fee, repair: 'fee_from_note' };
  }
  const note = /\p{L}{2}/u.test(text) ? shorten(text, noteLimit) : undefined;
  return {
    fee: { kind: 'unknown', ...(note ? { note } : {}) },
    ...(zero ? { repair: 'fee_zero_unknown' as const } : {}),
  };
}
