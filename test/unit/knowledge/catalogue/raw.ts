/** Made-up raw lines of the catalogue for tests. */

/** One filing way as the catalogue writes it. */
export function way(name: 'ONLINE' | 'POSTAL' | 'DIRECT', time: string, fee: string, description?: string): string {
  const lines = [`* Hình thức nộp: ${name}`, `    Thời hạn giải quyết: ${time}`, `    Phí, lệ phí: ${fee}`];
  return [...lines, ...(description ? [`    Mô tả: ${description}`] : [])].join('\n');
}

/** A whole raw record; give only what the test is about. */
export const raw = (parts: Record<string, string> = {}): Record<string, string> => ({
  'Mã thủ tục': '9.000001',
  'Số quyết định': '12/QĐ-ABC',
  'Tên thủ tục': 'Cấp giấy phép nuôi vịt trời',
  'Cấp thực hiện': 'Cấp Xã',
  'Loại thủ tục': 'OTHER',
  'Lĩnh vực': 'Chăn nuôi',
  'Trình tự thực hiện': 'Bước 1: Nộp hồ sơ.\n    Bước 2: Nhận kết quả.',
  'Cách thức thực hiện': way('DIRECT', '3 WORKING_DAY', 'Không có thông tin'),
  'Thành phần hồ sơ': '- Đơn đề nghị.\n      Số lượng: Bản chính: 1, Bản sao: 0',
  'Đối tượng thực hiện': 'Công dân Việt Nam',
  'Cơ quan thực hiện': 'Ủy ban nhân dân cấp xã',
  'Cơ quan có thẩm quyền': 'Chủ tịch Ủy ban nhân dân cấp xã',
  'Địa chỉ tiếp nhận HS': '',
  'Cơ quan được ủy quyền': '',
  'Cơ quan phối hợp': '',
  'Kết quả thực hiện': 'Giấy phép nuôi vịt trời',
  'Căn cứ pháp lý': '* Luật Chăn nuôi (32/2018/QH14)',
  'Yêu cầu, điều kiện thực hiện': '',
  'Từ khóa': '',
  'Mô tả': '',
  ...parts,
});
