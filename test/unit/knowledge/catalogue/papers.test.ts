import { describe, expect, it } from 'vitest';
import { formNumber } from '../../../../src/knowledge/catalogue/paper-words.js';
import { parsePapers } from '../../../../src/knowledge/catalogue/papers.js';

const item = (name: string, originals = 1, copies = 0) =>
  `    - ${name}\n      Số lượng: Bản chính: ${originals}, Bản sao: ${copies}`;
const names = (text: string) => parsePapers(text).papers.map(({ name }) => name);

describe('papers', () => {
  it('turns "nộp" and "xuất trình" groups into use, other groups into case', () => {
    const text = [
      '[ * Giấy tờ phải nộp: ]',
      item('- Tờ khai theo mẫu;'),
      '  [ * Giấy tờ phải xuất trình: ]',
      item('- Thẻ căn cước', 0, 1),
      '  [ b) Đối với trường hợp cấp lại: ]',
      item('Đơn báo mất'),
      '  [ Thành phần hồ sơ gồm: ]',
      item('Ảnh 4x6', 2),
    ].join('\n');
    expect(parsePapers(text).papers).toEqual([
      { name: 'Tờ khai theo mẫu;', originals: 1, copies: 0, use: 'submit' },
      { name: 'Thẻ căn cước', originals: 0, copies: 1, use: 'present' },
      { name: 'Đơn báo mất', originals: 1, copies: 0, use: 'submit', case: 'Đối với trường hợp cấp lại' },
      { name: 'Ảnh 4x6', originals: 2, copies: 0, use: 'submit' },
    ]);
  });

  it('keeps the case inside a "nộp" title', () => {
    expect(
      parsePapers(`[ Giấy tờ phải nộp (Hồ sơ của người nhận nuôi) ]\n${item('Đơn xin nhận nuôi')}`).papers[0],
    ).toMatchObject({
      use: 'submit',
      case: 'Hồ sơ của người nhận nuôi',
    });
  });

  it('leaves out remarks and instructions, and counts them', () => {
    const text = [
      item('Trường hợp khai thác được dữ liệu thì không phải nộp.', 0, 0),
      item('Lưu ý: bản chụp phải rõ nét.', 1, 0),
      item('2. Hồ sơ đăng ký gồm:', 0, 0),
      '  [ * Lưu ý: ]',
      item('Bản chụp phải bảo đảm rõ nét.', 0, 0),
    ].join('\n');
    expect(parsePapers(text)).toEqual({ papers: [], instructions: 4 });
  });

  it('does not lose a paper: counted lines among remarks, uncounted lines that name a paper', () => {
    const text = [
      item('Giấy chứng nhận kiểm tra: 01 bản chính.', 0, 0),
      item('Trường hợp trẻ bị bỏ rơi thì phải có biên bản.', 1, 0),
      '  [ * Lưu ý: ]',
      item('- Tờ khai đăng ký theo mẫu'),
    ].join('\n');
    expect(names(text)).toEqual([
      'Giấy chứng nhận kiểm tra: 01 bản chính.',
      'Trường hợp trẻ bị bỏ rơi thì phải có biên bản.',
      'Tờ khai đăng ký theo mẫu',
    ]);
  });

  it('takes off dashes and numbers, joins broken lines, drops empty and repeated lines', () => {
    const text = `${item('- - 3.Văn bản xác nhận\nnơi ở')}\n${item('')}\n${item('- Văn bản xác nhận nơi ở')}\n${item('2 ảnh màu')}`;
    expect(names(text)).toEqual(['Văn bản xác nhận nơi ở', '2 ảnh màu']);
  });

  it('has no papers where the source has none', () => {
    expect(parsePapers('')).toEqual({ papers: [], instructions: 0 });
  });
});

describe('form numbers', () => {
  it.each([
    ['Tờ khai thay đổi thông tin cư trú (mẫu CT01 ban hành kèm theo Thông tư)', 'CT01'],
    ['Đơn đăng ký biến động (Mẫu số 23)', 'Mẫu số 23'],
    ['Văn bản đề nghị theo Mẫu số 01/TSC-MSTS', 'Mẫu số 01/TSC-MSTS'],
    ['Tờ khai (mẫu CT01) hoặc tờ khai (mẫu CT02)', undefined],
    ['Đơn theo mẫu quy định', undefined],
  ])('%s', (name, form) => expect(formNumber(name)).toBe(form));
});
