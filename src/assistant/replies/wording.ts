/** Typed facts in plain Vietnamese words. Numbers come from the record and nowhere else. */

import type { Fee, Filing, FilingWay, Procedure, TimeLimit } from '../../domain/procedure.js';
import { coreName, headOfName } from '../../domain/procedure-name.js';
import { dateWords } from '../../language/dates.js';

export const wayNames: Record<FilingWay, string> = {
  desk: 'Nộp trực tiếp',
  online: 'Nộp trực tuyến',
  postal: 'Gửi qua bưu chính',
};

const grouped = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** 10000 → "10.000 đồng". */
export const money = (amount: number, currency: 'VND' | 'USD' | 'EUR' = 'VND'): string =>
  `${grouped.format(amount)} ${currency === 'VND' ? 'đồng' : currency}`;

const units: Record<TimeLimit['unit'], string> = {
  working_day: 'ngày làm việc',
  day: 'ngày',
  hour: 'giờ',
  month: 'tháng',
  year: 'năm',
  same_day: 'ngay trong ngày',
  not_stated: 'chưa rõ bao lâu',
};

export function timeWords(limit: TimeLimit): string {
  const words = limit.amount === undefined ? units[limit.unit] : `${grouped.format(limit.amount)} ${units[limit.unit]}`;
  return limit.note ? `${words} (${shorten(limit.note)})` : words;
}

const perWords = (per: string | undefined): string => (per ? ` mỗi ${per.replace(/^(mỗi|một|1|\/)\s*/iu, '')}` : '');

function sumWords(fee: Fee): string {
  switch (fee.kind) {
    case 'amount':
      return `${money(fee.amount, fee.currency)}${perWords(fee.per)}`;
    case 'tiered': {
      let from = 1;
      const parts = fee.tiers.map((tier) => {
        const where = from === 1 ? '' : `từ ${fee.per} thứ ${from}: `;
        from = (tier.upTo ?? from) + 1;
        return `${where}${money(tier.amount)} mỗi ${fee.per}`;
      });
      const cap = fee.cap ? `; tối đa ${money(fee.cap)}${perWords(fee.capPer)}` : '';
      return parts.join('; ') + cap;
    }
    case 'free':
      return 'miễn phí';
    case 'province':
      return 'do Hội đồng nhân dân tỉnh, thành phố quy định, mỗi nơi một mức';
    case 'unknown':
      return 'chưa rõ mức thu';
  }
}

export function feeWords(fee: Fee): string {
  const until = fee.validUntil ? `, áp dụng đến hết ${dateWords(fee.validUntil)}` : '';
  const note = fee.note ? ` (${shorten(fee.note)})` : '';
  const words = `${sumWords(fee)}${until}${note}`;
  return fee.case ? `${shorten(fee.case, 200)}: ${words}` : words;
}

/** A fee whose last day has passed is no longer said. `today` is an ISO date. */
export const feesInForce = (filing: Filing, today: string): Fee[] =>
  filing.fees.filter((fee) => !fee.validUntil || fee.validUntil >= today.slice(0, fee.validUntil.length));

const longestInSentence = 70;

/** "Thủ tục đăng ký khai sinh" → "đăng ký khai sinh": the name as it stands inside a sentence, its head where it is long. */
export function nameInSentence({ name }: Pick<Procedure, 'name'>): string {
  const core = coreName(name);
  const short = core.length <= longestInSentence ? core : headOfName(name);
  const shouting = short === short.toUpperCase();
  const plain = shouting ? short.toLowerCase() : short.charAt(0).toLowerCase() + short.slice(1);
  return shorten(plain, 110);
}

/** Cuts at a word, with an ellipsis; official notes can run over pages. */
export function shorten(text: string, limit = 220): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  if (flat.length <= limit) return flat;
  return `${flat.slice(0, limit).replace(/\s+\S*$/u, '')}…`;
}

export const sentence = (text: string): string => {
  const trimmed = text.trim();
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…:]$/u.test(capital) ? capital : `${capital}.`;
};
