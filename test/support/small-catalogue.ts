/** A catalogue file of a few made-up records in the shape of the national one. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A procedure that no curated file has, so that only the import can know it. */
export const importedOnly = { code: '1.999001', name: 'Cấp phép thả diều nghệ thuật trên bãi biển' };

const record = (fields: Record<string, string>): Record<string, string> => ({
  'Mã thủ tục': '',
  'Số quyết định': '99/QĐ-THU',
  'Tên thủ tục': '',
  'Cấp thực hiện': 'Cấp Xã',
  'Loại thủ tục': '',
  'Lĩnh vực': 'Văn hóa',
  'Trình tự thực hiện': 'Bước 1: Nộp hồ sơ.\nBước 2: Nhận kết quả.',
  'Cách thức thực hiện':
    '* Hình thức nộp: DIRECT\n    Thời hạn giải quyết: 4 WORKING_DAY\n    Phí, lệ phí: 35000 VNĐ (35.000 đồng/giấy phép)',
  'Thành phần hồ sơ': '- Đơn đề nghị thả diều\n      Số lượng: Bản chính: 1, Bản sao: 0',
  'Đối tượng thực hiện': 'Công dân Việt Nam',
  'Cơ quan thực hiện': 'Ủy ban nhân dân cấp xã',
  'Cơ quan có thẩm quyền': '',
  'Địa chỉ tiếp nhận HS': '',
  'Cơ quan được ủy quyền': '',
  'Cơ quan phối hợp': '',
  'Kết quả thực hiện': 'Giấy phép thả diều',
  'Căn cứ pháp lý': '',
  'Yêu cầu, điều kiện thực hiện': '',
  'Từ khóa': '',
  'Mô tả': '',
  ...fields,
});

/** @returns the path of a `.jsonl` of July 2026 in a folder of its own */
export async function writeSmallCatalogue(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'motcua-catalogue-'));
  const file = path.join(folder, 'national-2026-07.jsonl');
  const rows = [
    record({ 'Mã thủ tục': importedOnly.code, 'Tên thủ tục': importedOnly.name }),
    // A curated entry of the same code wins: this fee must never be said.
    record({ 'Mã thủ tục': '1.001193', 'Tên thủ tục': 'Thủ tục đăng ký khai sinh' }),
  ];
  await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  return file;
}
