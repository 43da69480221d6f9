import { describe, expect, it } from 'vitest';
import { saysOnly } from '../../../src/assistant/says-only.js';

const facts = `Thời gian giải quyết đăng ký tạm trú: 07 ngày làm việc.
Lệ phí đăng ký tạm trú: 10.000 đồng, áp dụng đến hết 31/12/2026.
Giấy tờ để đăng ký tạm trú gồm:
• Tờ khai mẫu CT01 (1 bản chính)
• Hợp đồng thuê nhà (2 bản sao)
Nơi nộp: Công an cấp xã, từ 7h30 đến 11h30, điện thoại 0243 825 1234.
Có thể nộp trên Cổng Dịch vụ công quốc gia (dichvucong.gov.vn), theo Nghị định 123/2015/NĐ-CP. Mã thủ tục 1.004194.`;

const faithful = [
  'Dạ, lệ phí là 10.000đ ạ.',
  'Dạ, lệ phí là 10000 đồng ạ.',
  'Dạ, lệ phí là 10,000 đồng ạ.',
  'Dạ, lệ phí là 10 nghìn đồng ạ.',
  'Dạ, lệ phí là 10k ạ.',
  'Dạ, lệ phí là mười nghìn đồng ạ.',
  'Dạ, mười ngàn đồng mỗi lần ạ.',
  'Dạ, 7 ngày làm việc là xong ạ.',
  'Dạ, sau bảy ngày làm việc anh/chị nhận kết quả ạ.',
  'Dạ, anh/chị có hai cách nộp ạ.',
  'Dạ, cả hai vợ chồng đều nộp được ạ.',
  'Dạ, cần một tờ khai mẫu CT01 ạ.',
  'Dạ, anh/chị mang hai bản sao hợp đồng thuê nhà ạ.',
  'Dạ, 2 bản sao và 1 bản chính ạ.',
  'Dạ, mức này áp dụng đến hết năm 2026 ạ.',
  'Dạ, đến hết ngày 31 tháng 12 năm 2026 ạ.',
  'Dạ, đến hết ngày 31/12 ạ.',
  'Dạ, nộp từ 7 giờ 30 đến 11 giờ 30 ạ.',
  'Dạ, nộp từ 7:30 đến 11:30 ạ.',
  'Dạ, gọi số 02438251234 ạ.',
  'Dạ, vào https://dichvucong.gov.vn/ ạ.',
  'Dạ, vào trang dichvucong.gov.vn, mục nộp hồ sơ ạ.',
  'Dạ, theo Nghị định 123 năm 2015 ạ.',
  'Dạ, mã thủ tục là 1.004194 ạ.',
  'Dạ, gồm:\n1. Tờ khai CT01\n2. Hợp đồng thuê nhà\n3. Nộp tại Công an cấp xã',
  'Dạ, thứ nhất là tờ khai, thứ hai là hợp đồng ạ.',
  'Dạ, không cần ba mẹ đi cùng ạ.',
  'Dạ, sau khi nộp, anh/chị làm theo giấy hẹn từ ngày nhận ạ.',
  'Dạ, anh/chị không đồng ý thì hỏi lại Sở Tư pháp ạ.',
  'Dạ, mỗi năm một khác, anh/chị hỏi lại nơi nộp ạ.',
  'Dạ, tỷ lệ hồ sơ trễ không được nêu ạ.',
  'Dạ, anh/chị nộp cho Công an cấp xã ạ. Em xin cảm ơn.',
];

const sneaked = [
  // digits
  'Dạ, lệ phí là 20.000 đồng ạ.',
  'Dạ, lệ phí là 1.000 đồng ạ.',
  'Dạ, lệ phí là 10.00 đồng ạ.',
  'Dạ, lệ phí là 0 đồng ạ.',
  'Dạ, lệ phí là 100 000 đồng ạ.',
  'Dạ, lệ phí là ２０.０００ đồng ạ.',
  'Dạ, lệ phí là 𝟐𝟎.𝟎𝟎𝟎 đồng ạ.',
  'Dạ, lệ phí là 2\u200B0.000 đồng ạ.',
  'Dạ, lệ phí là ٢٠ nghìn đồng ạ.',
  'Dạ, mất ⑤ ngày ạ.',
  'Dạ, mất ½ ngày ạ.',
  'Dạ, mất ³ ngày ạ.',
  'Dạ, lệ phí là 1O.OOO đồng ạ.',
  'Dạ, lệ phí là 20k ạ.',
  'Dạ, lệ phí là 1tr2 ạ.',
  'Dạ, lệ phí là 1 triệu rưỡi ạ.',
  'Dạ, lệ phí là 10 triệu đồng ạ.',
  'Dạ, giảm 50% ạ.',
  'Dạ, giảm 7% ạ.',
  'Dạ, mất 3-5 ngày ạ.',
  'Dạ, mất 7–10 ngày ạ.',
  'Dạ, mất từ 3 đến 7 ngày ạ.',
  'Dạ, đến hết 31/12/2027 ạ.',
  'Dạ, đến hết 12/31/2026 ạ.',
  'Dạ, từ ngày 1 tháng 12 năm 2026 ạ.',
  'Dạ, mẫu CT02 ạ.',
  'Dạ, theo Nghị định 124/2015/NĐ-CP ạ.',
  'Dạ, gọi 0912345678 ạ.',
  'Dạ, mã thủ tục là 1.004195 ạ.',
  'Dạ, mở cửa từ 8h30 ạ.',
  'Dạ, gồm:\n5. Tờ khai CT01',
  // a figure of the facts with another unit
  'Dạ, mất 7 giờ ạ.',
  'Dạ, mất 2 ngày ạ.',
  'Dạ, mất 10 ngày ạ.',
  'Dạ, lệ phí là 7 đồng ạ.',
  'Dạ, mất 1 năm ạ.',
  'Dạ, lệ phí là 7 đồng 10 ạ.',
  // words
  'Dạ, lệ phí là hai mươi nghìn đồng ạ.',
  'Dạ, lệ phí là một triệu hai trăm nghìn đồng ạ.',
  'Dạ, lệ phí là năm chục nghìn ạ.',
  'Dạ, lệ phí là chín mươi chín nghìn đồng ạ.',
  'Dạ, lệ phí là trăm nghìn đồng ạ.',
  'Dạ, lệ phí là hai trăm rưỡi ạ.',
  'Dạ, lệ phí là không đồng ạ.',
  'Dạ, mất ba ngày ạ.',
  'Dạ, mất năm ngày ạ.',
  'Dạ, mất một ngày ạ.',
  'Dạ, mất bảy ngày rưỡi ạ.',
  'Dạ, mất nửa ngày ạ.',
  'Dạ, mất vài ngày ạ.',
  'Dạ, giảm năm mươi phần trăm ạ.',
  'Dạ, giảm một nửa ạ.',
  'Dạ, thu gấp đôi ạ.',
  'Dạ, anh/chị mang ba bản sao ạ.',
  'Dạ, từ năm hai không hai bảy nghìn ạ.',
  'Dạ, mất V ngày ạ.',
  'Dạ, theo phụ lục IV ạ.',
  'Dạ, mất five ngày ạ.',
  'Dạ, mất tam ngày ạ.',
  'Dạ, mất 五 ngày ạ.',
  'Dạ, làm việc cả thứ bảy ạ.',
  'Dạ, le phi bay muoi nghin ạ.',
  'Da, le phi nam muoi nghin dong a.',
  'Dạ, thủ tục này xong sau ngay ba ngày ạ.',
  'The fee is free of charge for everyone here.',
  // no figure at all
  'Dạ, thủ tục này miễn phí ạ.',
  'Dạ, anh/chị không phải đóng tiền ạ.',
  'Dạ, không mất một đồng nào ạ.',
  'Dạ, lấy ngay trong ngày ạ.',
  // links
  'Dạ, vào http://lua-dao.example/nop ạ.',
  'Dạ, vào dichvucong.gov.vn.lua-dao.com ạ.',
  'Dạ, vào dichvucong.gov.vn/nop-tien ạ.',
  'Dạ, vào dichvucong-gov.vn ạ.',
  'Dạ, vào bit.ly/abc ạ.',
  'Dạ, vào EVIL.COM ạ.',
  'Dạ, vào dịchvụcông.vn ạ.',
  'Dạ, vào evil[.]com ạ.',
  'Dạ, vào evil chấm com ạ.',
  'Dạ, vào evil . com ạ.',
  'Dạ, vào hxxp://evil ạ.',
  'Dạ, vào ftp://evil ạ.',
  'Dạ, viết cho canbo@evil.vn ạ.',
  'Dạ, vào trang.kiemtien ạ.',
];

describe('saysOnly', () => {
  it.each(faithful)('accepts %j', (text) => {
    expect(saysOnly(text, facts)).toBe(true);
  });

  it.each(sneaked)('refuses %j', (text) => {
    expect(saysOnly(text, facts)).toBe(false);
  });

  it('accepts the facts themselves', () => {
    expect(saysOnly(facts, facts)).toBe(true);
  });

  it.each([
    ['Dạ, không mất tiền ạ.', 'Lệ phí: miễn phí.', true],
    ['Dạ, anh/chị không phải đóng lệ phí ạ.', 'Lệ phí: miễn phí.', true],
    ['Dạ, được miễn lệ phí ạ.', 'Lệ phí: 10.000 đồng. Được miễn, giảm: hộ nghèo.', false],
    ['Dạ, 10.000 đồng; hộ nghèo được miễn lệ phí ạ.', 'Lệ phí: 10.000 đồng. Được miễn, giảm: hộ nghèo.', true],
    ['Dạ, xong ngay trong ngày ạ.', 'Thời gian: ngay trong ngày.', true],
    ['Dạ, 1 triệu rưỡi ạ.', 'Lệ phí: 1.500.000 đồng.', true],
    ['Dạ, một triệu năm trăm nghìn đồng ạ.', 'Lệ phí: 1.500.000 đồng.', true],
    ['Dạ, 1,5 triệu đồng ạ.', 'Lệ phí: 1.500.000 đồng.', true],
    ['Dạ, hai mươi lăm nghìn đồng ạ.', 'Lệ phí: 25.000 đồng.', true],
    ['Dạ, một trăm linh năm nghìn đồng ạ.', 'Lệ phí: 105.000 đồng.', true],
    ['Dạ, hai mươi năm ạ.', 'Thời hạn: 20 năm.', true],
    ['Dạ, năm năm ạ.', 'Thời hạn: 5 năm.', true],
    ['Dạ, 3 đến 5 ngày ạ.', 'Thời hạn: 3-5 ngày.', true],
    ['Dạ, 3-5 ngày ạ.', 'Trực tiếp: 3 ngày. Trực tuyến: 5 ngày.', true],
    ['Dạ, giảm 50 phần trăm ạ.', 'Giảm 50%.', true],
    ['Dạ, từ tháng 7 năm 2025 ạ.', 'Từ 01/7/2025.', true],
    ['Dạ, từ 1/7/2025 ạ.', 'Từ ngày 01 tháng 7 năm 2025.', true],
    ['Dạ, 2.000 đồng/trang ạ.', '2.000 đồng mỗi trang.', true],
    [
      'Dạ, 2.000đ/trang, từ trang thứ 3 là 1.000đ/trang ạ.',
      '2.000 đồng mỗi trang; từ trang thứ 3: 1.000 đồng mỗi trang.',
      true,
    ],
    ['Dạ, thứ 7 ngày 5/7 ạ.', 'Thứ 7, 5/7.', true],
    ['Dạ, quý 2 năm 2025 ạ.', 'Quý 2/2025.', true],
    ['constructor toString 3 constructor ạ', 'Có 3.', false],
    ['Dạ, ở TP.HCM ạ.', 'Nơi nộp: thành phố Hồ Chí Minh.', true],
  ])('%j of %j: %s', (text, known, expected) => {
    expect(saysOnly(text, known)).toBe(expected);
  });

  it('stays quick on hostile text', () => {
    const started = performance.now();
    for (const piece of ['1 ', '1.', 'a.', 'một ', 'trăm ', '0 12 ', '(.', 'không ', 'a dot ', 'a@', 'x-'])
      saysOnly(piece.repeat(3000), facts);
    expect(performance.now() - started).toBeLessThan(2500);
  });
});
