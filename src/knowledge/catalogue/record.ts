/** One raw line of the national catalogue: Vietnamese section titles as keys, every value a string. */
import { z } from 'zod';
import { isBlank, repairUnicode } from './text.js';

const titles = {
  code: 'Mã thủ tục',
  decision: 'Số quyết định',
  name: 'Tên thủ tục',
  level: 'Cấp thực hiện',
  type: 'Loại thủ tục',
  field: 'Lĩnh vực',
  steps: 'Trình tự thực hiện',
  filing: 'Cách thức thực hiện',
  papers: 'Thành phần hồ sơ',
  applicants: 'Đối tượng thực hiện',
  executor: 'Cơ quan thực hiện',
  authority: 'Cơ quan có thẩm quyền',
  address: 'Địa chỉ tiếp nhận HS',
  delegate: 'Cơ quan được ủy quyền',
  partner: 'Cơ quan phối hợp',
  results: 'Kết quả thực hiện',
  legal: 'Căn cứ pháp lý',
  conditions: 'Yêu cầu, điều kiện thực hiện',
  keywords: 'Từ khóa',
  description: 'Mô tả',
} as const;
type Part = keyof typeof titles;

/** A record under English names, Unicode mended; '' where the source says nothing. */
export type CatalogueRecord = Record<Part, string>;

const optionalText = z
  .string('phải là chuỗi')
  .nullish()
  .transform((value) => value ?? '');
const requiredText = (title: string) => z.string(`thiếu "${title}"`).trim().min(1, `thiếu "${title}"`);

/** The raw line; unknown keys are tolerated, so that a new column upstream does not stop an import. */
export const RawRecord = z.looseObject(
  Object.fromEntries(
    Object.entries(titles).map(([part, title]) => [
      title,
      part === 'code' || part === 'name' ? requiredText(title) : optionalText,
    ]),
  ),
  'dòng không phải là một đối tượng JSON',
);

/**
 * Reads one raw line.
 * @returns the record and whether its Unicode had to be mended
 * @throws Error in Vietnamese when it is not an object, or has no code or name
 */
export function readRecord(raw: unknown): { record: CatalogueRecord; unicodeMended: boolean } {
  const parsed = RawRecord.safeParse(raw);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(({ path, message }) =>
      path.length === 0 || message.startsWith('thiếu') ? message : `"${path.join('.')}" ${message}`,
    );
    throw new Error(`Không dùng được bản ghi: ${reasons.join('; ')}`);
  }
  let unicodeMended = false;
  const record = Object.fromEntries(
    Object.entries(titles).map(([part, title]) => {
      const source = String(parsed.data[title] ?? '');
      const mended = repairUnicode(source);
      if (mended !== source) unicodeMended = true;
      return [part, isBlank(mended) ? '' : mended];
    }),
  ) as CatalogueRecord;
  if (record.name === '') throw new Error('Không dùng được bản ghi: thiếu "Tên thủ tục"');
  return { record, unicodeMended };
}
