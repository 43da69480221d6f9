/** Time limits of a filing way: "3 WORKING_DAY", "7 ngày", "1 OTHER", or a sentence. */
import type { TimeLimit } from '../../domain/procedure.js';
import { oneLine, shorten, stripBullet } from './text.js';

type Unit = TimeLimit['unit'];
const units: Record<string, Unit> = {
  WORKING_DAY: 'working_day',
  'ngày làm việc': 'working_day',
  DAY: 'day',
  ngày: 'day',
  HOUR: 'hour',
  giờ: 'hour',
  'giờ làm việc': 'hour',
  MONTH: 'month',
  tháng: 'month',
  YEAR: 'year',
  năm: 'year',
};
const figure = /^(\d{1,4}(?:[.,]\d{1,2})?)\s*(WORKING_DAY|DAY|HOUR|MONTH|YEAR|ngày làm việc|ngày|giờ|tháng|năm)\.?$/iu;
/** A sentence that opens with its one limit: "Không quá 05 ngày làm việc, kể từ …". */
const opening =
  /^(?:thời (?:hạn|gian) (?:giải quyết|thực hiện)?[^\d.;:]{0,20}:? ?)?(?:là |trong |tối đa |chậm nhất |không quá |vòng |thời hạn ){0,4}(\d{1,4}(?:[.,]\d{1,2})?) ?(?:\([^)]{1,20}\) ?)?(ngày làm việc|ngày|giờ làm việc|giờ|tháng|năm)(?!\p{L})(.*)$/iu;
/** The figure holds for one case of several: no rule can pick. */
const oneCaseOnly = /^ (?:đối với|trường hợp|với|cho) /u;
/** Says only that the limit stands elsewhere, or nowhere. */
const empty =
  /^(?:-|không|không (?:có|quy định|xác định)|theo (?:phần )?mô tả|xem (?:phần )?mô tả|theo quy định)?\.?$/iu;
/** The same day or the next: the only limit that steps state in a way a rule can trust. */
const withinTheDay = /(?:ngay )?trong (?:cùng )?ngày(?: làm việc)?(?=$|[\s,.;)])/iu;
const aboutTheResult = /trả kết quả|giải quyết|cấp (?:lại|đổi|giấy|phiếu|bản|trích)|chi trả|trả (?:giấy|thẻ|phiếu)/iu;

const toNumber = (digits: string): number => Number(digits.replace(',', '.'));

/**
 * The clauses of the steps that say "the same day" or "the next working day"; undefined where none does clearly.
 * Clauses end at a full stop, a semicolon or a line break: the whole paragraph would bury the answer.
 */
export function sameDayWords(text: string): string | undefined {
  const clauses = text
    .split(/[;\n]|\.\s/u)
    .map((clause) => stripBullet(oneLine(clause)))
    .filter((clause) => withinTheDay.test(clause) && aboutTheResult.test(clause));
  return clauses.length === 0 ? undefined : shorten([...new Set(clauses)].slice(0, 2).join('; '), 420);
}

/**
 * @param source the text after "Thời hạn giải quyết:"
 * @param elsewhere texts that may state a same-day limit when the source states none (description, steps)
 * @returns the limit; `fromText` when a sentence had to be read, `unstated` when the unit was missing
 */
export function parseTimeLimit(
  source: string,
  elsewhere: string[],
): { limit: TimeLimit; fromText: boolean; unstated: boolean } {
  const text = oneLine(source);
  const plain = figure.exec(text);
  const unit = plain && units[/[A-Z]/u.test(plain[2]?.[0] ?? '') ? (plain[2] ?? '') : (plain[2] ?? '').toLowerCase()];
  if (plain && unit && toNumber(plain[1] ?? '') > 0) {
    return { limit: { amount: toNumber(plain[1] ?? ''), unit }, fromText: false, unstated: false };
  }
  // "5 OTHER": a number without a unit is no limit. The words before OTHER may be one.
  const words = stripBullet(text.replace(/\s*OTHER$/u, '')).replace(/^\d+([.,]\d+)?$/u, '');
  const read = opening.exec(words);
  const readUnit = read && units[(read[2] ?? '').toLowerCase()];
  if (read && readUnit && toNumber(read[1] ?? '') > 0 && !oneCaseOnly.test(read[3] ?? '')) {
    const more = /\p{L}/u.test(read[3] ?? '');
    return {
      limit: { amount: toNumber(read[1] ?? ''), unit: readUnit, ...(more ? { note: shorten(words, 600) } : {}) },
      fromText: true,
      unstated: false,
    };
  }
  const says = !empty.test(words) && /\p{L}{2}/u.test(words);
  const note = !says ? elsewhere.map(sameDayWords).find((found) => found !== undefined) : shorten(words, 600);
  return { limit: { unit: 'not_stated', ...(note ? { note } : {}) }, fromText: false, unstated: true };
}
