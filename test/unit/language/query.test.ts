import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { querySyllables } from '../../../src/language/query.js';
import { syllables } from '../../../src/language/syllables.js';

const toned = (text: string): string =>
  syllables(text)
    .map((syllable) => syllable.toned)
    .join(' ');
const read = (text: string): string =>
  querySyllables(text)
    .map((syllable) => syllable.toned)
    .join(' ');

const written: [string, string][] = [
  ['đk hkd onl đc k', 'đăng ký hộ kinh doanh trực tuyến được không'],
  ['ad ơi e mún lm cccd cho ck', 'admin ơi em muốn làm căn cước công dân cho chồng'],
  ['e làm rớt gplx a1 ntn ạ', 'em làm rớt giấy phép lái xe a1 như thế nào ạ'],
  ['ko. có hk thì sao', 'không có hộ khẩu thì sao'],
  ['k/h ở xã', 'không ở xã'],
  ['đk k/h ở xã', 'đăng ký kết hôn ở xã'],
  ['g.khai sinh bị rách', 'giấy khai sinh bị rách'],
  ['g. khai sinh bị rách', 'giấy khai sinh bị rách'],
  ['xin t/trú phòng trọ', 'xin tạm trú phòng trọ'],
  ['khai t.vắng', 'khai tạm vắng'],
  ['ksinh cho bé ở TTPVHCC', 'khai sinh cho bé ở trung tâm phục vụ hành chính công'],
  ['v/v cấp giấy', 'về việc cấp giấy'],
  ['CMND HET HAN DOI O DAU K', 'chứng minh nhân dân HET HAN DOI O DAU không'],
  ['K biết hỏi ai', 'không biết hỏi ai'],
  ['E cần gấp', 'em cần gấp'],
  ['cho E hỏi', 'cho em hỏi'],
  ['nộp onl đc hk', 'nộp trực tuyến được không'],
  ['ở P.5, Q.11, TP.HCM', 'ở phường 5, quận 11, thành phố hồ chí minh'],
  ['Q. Gò Vấp', 'quận gò vấp'],
  ['nhà ở p.Long Bình', 'nhà ở phường long bình'],
  ['UBND X. An Phú', 'ủy ban nhân dân xã an phú'],
  ['20k/bản hay 2tr/năm', '20 nghìn bản hay 2 triệu năm'],
  ['3 ng làm việc, nhà 3 ng', '3 ngày làm việc nhà 3 người'],
  ['sáng t7 có làm k, 7h30 mở cửa chưa', 'sáng thứ 7 có làm không 7 giờ 30 mở cửa chưa'],
  ['giấy tờ (có cần bản gốc k)', 'giấy tờ có cần bản gốc không'],
  ['gcnqsdđ\nbị mất', 'giấy chứng nhận quyền sử dụng đất bị mất'],
  ['\u0111\u01b0\u01a1\u0323c k', 'được không'],
];

/** What stays as it was typed. */
const kept = [
  'bán nhà cô ba hè này',
  'và/hoặc, vợ/chồng, cha/mẹ',
  'anh K nộp rồi, ông V. chưa ký',
  'chị Nguyễn Thị H. sống ở đây',
  'a) tờ khai',
  '(b) ảnh thẻ',
  'c. bản chính',
  'H15.50-260706-1377',
  'h15.50-260706-1377 k50',
  '000.00.04.H51-200221-0001',
  '1.001612.000.00.00.H48',
  'nghị định 163/2024/NĐ-CP',
  'quyết định 12/QĐ-UBND',
  'thông tư số 01/2026/TT-BTP',
  'xe 59X1-234.56',
  'xe 51K 123.45',
  'hồ sơ HK-2024-001',
  'thư gửi k.dc@ubnd.gov.vn',
  'vào https://dvc.gov.vn/dk?tt=ks&k=1',
  'trang dvc.example.vn/hs',
  `xem https://example.vn/${'a'.repeat(200)}?k=1&hs=2`,
  '@ubnd_hs #dk',
  'điểm c khoản 2, điểm đ và e khoản 3',
  'phụ lục ib',
  'hạng A1, A hoặc B',
  'mẫu CT01 và CT07',
  'thue thu nhap ca nhan',
  'tat ca giay to',
  'cấp cứu ở cáp treo',
];

describe('querySyllables', () => {
  it.each(written)('%s → %s', (typed, full) => expect(read(typed)).toBe(toned(full)));
  it.each(kept)('keeps %s', (text) => expect(read(text)).toBe(toned(text)));

  it('reads an empty text and a text of signs', () => {
    expect(querySyllables('')).toEqual([]);
    expect(querySyllables(' … ?! 🙏 ')).toEqual([]);
  });

  it('does not let a neighbour in another sentence decide', () => {
    expect(read('Em lên lớp. Hs của em đâu')).toBe(toned('Em lên lớp hồ sơ của em đâu'));
    expect(read('ghi giúp địa điểm?\nK biết')).toBe(toned('ghi giúp địa điểm không biết'));
  });

  it('reads any text without throwing', () => {
    const piece = fc.constantFrom(
      'k',
      'đ/c',
      'K.',
      'tt',
      '(',
      ')',
      '3 ng',
      'a)',
      '\n',
      '. ',
      'ở',
      'H15.50-260706-1377',
      '5tr5',
      'đ',
      '/',
      '@',
      '😀',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((all) => all.join(' ')),
        ),
        (text) => {
          expect(querySyllables(text).length).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes a long message in its stride', () => {
    const started = performance.now();
    for (const piece of ['k ', 'k', 'a.', '1.', 'a) ', 'k@', 'k-', '1/k-', '1k.', 'đ/c ', 'k\n']) {
      querySyllables(piece.repeat(4000 / piece.length));
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
