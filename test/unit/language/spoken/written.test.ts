import { describe, expect, it } from 'vitest';
import { writtenForm } from '../../../../src/language/spoken/written.js';

const written: Record<string, [spoken: string, written: string][]> = {
  money: [
    ['phí là hai mươi lăm ngàn đồng hả chị', 'phí là 25.000 đồng hả chị'],
    ['Dạ, cấp lại là Năm Mươi Nghìn đồng ạ.', 'Dạ, cấp lại là 50.000 đồng ạ.'],
    ['lệ phí là không đồng', 'lệ phí là 0 đồng'],
    ['hết triệu rưỡi đồng', 'hết 1.500.000 đồng'],
    ['triệu rưỡi', '1.5 triệu'],
    ['trăm hai chục nghìn', '120000'],
    ['trăm năm mươi nghìn đồng', '150.000 đồng'],
    ['ba triệu hai trăm nghìn đồng', '3.200.000 đồng'],
    ['hết ba triệu hai trăm', 'hết 3200000'],
    ['hai triệu rưỡi đồng', '2.500.000 đồng'],
    ['một phẩy năm triệu đồng', '1.500.000 đồng'],
    ['năm chục ngàn đồng', '50.000 đồng'],
    ['hai nghìn đồng một trang', '2.000 đồng một trang'],
    ['mười nghìn một bản', '10000 một bản'],
    ['mỗi tháng năm trăm nghìn', 'mỗi tháng 500000'],
    ['mỗi năm hai triệu', 'mỗi năm 2 triệu'],
    ['khoảng ba bốn trăm nghìn đồng', 'khoảng 3-4 trăm nghìn đồng'],
    ['năm sáu trăm nghìn', '5-6 trăm nghìn'],
    ['từ hai đến ba triệu đồng', 'từ 2 đến 3 triệu đồng'],
    ['hai trăm đến ba trăm nghìn', '200 đến 300 nghìn'],
    ['bị trừ hai trăm nghìn', 'bị trừ 200000'],
    ['hai trăm đô la', '200$'],
    ['một tỷ rưỡi đồng', '1.500.000.000 đồng'],
  ],
  dates: [
    ['Ngày hai mươi tháng mười', 'Ngày 20 tháng 10'],
    ['sinh ngày mười hai tháng ba năm một chín tám tám', 'sinh ngày 12 tháng 3 năm 1988'],
    ['sinh ngày mùng năm tháng năm năm hai không hai năm', 'sinh ngày mùng 5 tháng 5 năm 2025'],
    ['hạn ngày mười lăm tháng mười một năm hai không ba mươi', 'hạn ngày 15 tháng 11 năm 2030'],
    ['ngày 20 tháng bảy', 'ngày 20 tháng 7'],
    ['từ tháng ba đến tháng sáu', 'từ tháng 3 đến tháng 6'],
    ['tháng bảy này', 'tháng 7 này'],
    ['tháng năm năm ngoái', 'tháng 5 năm ngoái'],
    ['mùng một tháng giêng năm hai nghìn hai mươi sáu', 'mùng 1 tháng giêng năm 2026'],
    ['ba mươi mốt tháng chạp', '31 tháng chạp'],
    ['trong quý ba năm nay', 'trong quý 3 năm nay'],
    ['quý tư năm hai không hai lăm', 'quý 4 năm 2025'],
    ['năm hai không hai sáu không ạ', 'năm 2026 không ạ'],
    ['vợ tôi sinh năm tám lăm', 'vợ tôi sinh năm 85'],
    ['em sinh năm không hai', 'em sinh năm 02'],
    ['từ năm hai nghìn', 'từ năm 2000'],
    ['đường ba tháng hai', 'đường 3 tháng 2'],
    ['thứ ba hai mươi lăm tháng sáu', 'thứ 3 25 tháng 6'],
    ['ngày một tháng sau', 'ngày 1 tháng sau'],
    ['mười lăm xuyệt bảy xuyệt hai không hai lăm', '15/7/2025'],
    ['hẹn ngày mười lăm', 'hẹn ngày 15'],
  ],
  times: [
    ['từ bảy giờ rưỡi sáng', 'từ 7:30 sáng'],
    ['tám giờ ba mươi đến mười một giờ ba mươi', '8:30 đến 11:30'],
    ['tám giờ mười lăm ngày hai mươi tháng bảy', '8:15 ngày 20 tháng 7'],
    ['bốn giờ kém mười', '3:50'],
    ['mười ba giờ ba mươi phút', '13:30'],
    ['hai giờ hai người', '2h 2 người'],
    ['bảy giờ năm phút', '7:05'],
    ['bốn mươi tám giờ', '48h'],
    ['đúng không chín giờ', 'đúng không 9h'],
    ['chờ mười lăm phút', 'chờ 15 phút'],
  ],
  'spans and counts': [
    ['bảy ngày làm việc', '7 ngày làm việc'],
    ['năm ngày làm việc', '5 ngày làm việc'],
    ['hai ba ngày nữa', '2-3 ngày nữa'],
    ['mười mười lăm ngày', '10-15 ngày'],
    ['năm bảy ngày', '5-7 ngày'],
    ['ba đến năm ngày', '3 đến 5 ngày'],
    ['ba bốn năm nay', '3-4 năm nay'],
    ['thời hạn ba năm', 'thời hạn 3 năm'],
    ['đủ năm năm', 'đủ 5 năm'],
    ['hai mươi năm', '20 năm'],
    ['hai năm ba tháng tù', '2 năm 3 tháng tù'],
    ['hai mươi năm sáu tháng', '20 năm 6 tháng'],
    ['ba năm sáu tháng', '3 năm 6 tháng'],
    ['ba tháng một lần', '3 tháng một lần'],
    ['một tháng rưỡi', '1.5 tháng'],
    ['hai tiếng rưỡi', '2.5 tiếng'],
    ['cháu được sáu tháng tuổi', 'cháu được 6 tháng tuổi'],
    ['anh hai năm mươi tuổi', 'anh hai 50 tuổi'],
    ['ba em năm nay chín tám tuổi', 'ba em năm nay 98 tuổi'],
    ['trên mười tám tuổi', 'trên 18 tuổi'],
    ['hai bản sao', '2 bản sao'],
    ['hai mươi tư bản', '24 bản'],
    ['hai mươi tư vấn viên', '20 tư vấn viên'],
    ['nhà có ba bốn người', 'nhà có 3-4 người'],
    ['một trăm hai mươi phẩy năm mét vuông', '120.5 m²'],
    ['một héc ta rưỡi', '1.5 ha'],
    ['cao một mét bảy', 'cao 1.7 m'],
    ['từ sáu mươi mốt phần trăm trở lên', 'từ 61% trở lên'],
    ['hai phần ba số tiền', '2/3 số tiền'],
    ['làm lại lần thứ ba', 'làm lại lần thứ 3'],
  ],
  'numbers said digit by digit': [
    ['số không chín một hai ba bốn năm sáu bảy tám', 'số 091-234-5678'],
    ['là không chín một hai, ba bốn năm, sáu bảy tám, chị gọi nhé', 'là 091-234-5678, chị gọi nhé'],
    ['không chín tám, năm sáu bảy, hai mươi hai, ba mươi ba', '098-567-2233'],
    ['gọi không chín một hai ba bốn năm sáu bảy tám không', 'gọi 091-234-5678 không'],
    ['gọi một tám không không năm bốn năm bốn', 'gọi 18005454'],
    ['gọi một một ba được không', 'gọi 113 được không'],
    ['gọi không hai tám ba tám hai hai một một hai hai', 'gọi 02838221122'],
    ['căn cước không bảy chín một chín không không không một hai ba bốn', 'căn cước 079190001234'],
    ['mã số thuế không ba một hai ba bốn năm sáu bảy tám', 'mã số thuế 0312345678'],
    ['cộng tám tư chín một hai ba bốn năm sáu bảy tám', '+84912345678'],
    [
      'hát mười lăm chấm năm mươi gạch hai sáu không bảy không sáu gạch một ba bảy bảy',
      'hát 15.50 gạch 260706 gạch 1377',
    ],
    ['nghị định sáu hai năm hai không hai mốt', 'nghị định 62 năm 2021'],
    ['nghị định một hai ba trên hai không một lăm', 'nghị định 123/2015'],
    ['mẫu số không một', 'mẫu số 01'],
    ['phòng hai không ba', 'phòng 203'],
    ['nhà số ba năm', 'nhà số 35'],
    ['hẻm bốn bảy', 'hẻm 47'],
    ['quận ba', 'quận 3'],
    ['phường mười hai', 'phường 12'],
    ['điều hai mươi ba khoản một', 'điều 23 khoản 1'],
    ['một chấm không không một một chín ba', '1.001193'],
  ],
  'without accents': [
    ['hai muoi lam ngan dong', '25.000 dong'],
    ['le phi la nam muoi nghin dong', 'le phi la 50.000 dong'],
    ['mot trieu ruoi', '1.5 trieu'],
    ['nam nay em muoi tam tuoi', 'nam nay em 18 tuoi'],
    ['sau ba muoi ngay', 'sau 30 ngay'],
    ['so dien thoai khong chin mot hai ba bon nam sau bay tam', 'so dien thoai 091-234-5678'],
    ['ngay hai muoi thang bay nam hai khong hai sau', 'ngay 20 thang 7 nam 2026'],
    ['ngay ba thang tu nam hai khong hai lam', 'ngay 3 thang 4 nam 2025'],
    ['em sinh nam mot chin chin hai', 'em sinh nam 1992'],
    ['tam gio ba muoi', '8:30'],
    ['chin gio sang', '9h sang'],
    ['tu hai muoi den ba muoi ngay', 'tu 20 den 30 ngay'],
    ['bay muoi lam phan tram', '75%'],
    ['mot tram hai muoi met vuong', '120 m²'],
  ],
};

/** Everyday words that sound like numbers, and numbers that nobody means as one. */
const untouched = [
  'năm nay tôi làm giấy khai sinh', 'năm ngoái', 'năm sinh của cháu', 'năm học', 'em học năm hai', 'năm ba đại học',
  'kết hôn lâu năm giờ giấy mất', 'cuối tháng năm', 'ngày tháng năm sinh', 'một cửa', 'bộ phận một cửa ở đâu',
  'một số giấy tờ', 'một bên', 'một lần nữa', 'một ngày nào đó', 'một trạm y tế', 'một triệu chứng', 'mỗi người một bản',
  'mỗi tháng một lần', 'ba má tôi mất rồi', 'ba tui tên Sáu', 'ba em', 'ba yên tâm', 'bốn mùa', 'hai vợ chồng em',
  'cả hai bản', 'cả hai bên', 'hai đồng sở hữu', 'hai đô thị', 'tôi không hai lòng', 'không được đâu em', 'con không có cha',
  'em không đồng ý', 'không đồng bộ dữ liệu', 'không giờ nào', 'không ba không mẹ', 'có một không hai', 'sở tư pháp tỉnh',
  'tư vấn giúp em', 'lăm le', 'chín chắn', 'bảy tỏ ý kiến', 'sáu', 'bà Tư Nghĩa, cô Ba, chú Năm', 'Ba Đình Hà Nội',
  'quý khách', 'quý hai bác', 'thứ tự', 'mấy giờ làm việc', 'giờ này', 'vài chục triệu', 'mấy trăm nghìn đồng',
  'hàng triệu người', 'dăm ba ngày', 'nửa tháng', 'phát âm hai', 'tỷ lệ', 'một, hai, ba', '10 nghìn đồng', '2 triệu rưỡi',
  'hồ sơ H15.50-260706-1377 nộp ngày 6/7/2026', 'xin chào  anh,\nem cần hỏi ạ', '',
  'nam nay', 'mot cua', 'mot tram y te', 'mot chuc nang', 'mot ty le', 'hai ngan hang', 'hai giay to', 'hai dong',
  'bay gio em lam sao', 'bay gio toi phai lam gi', 'thang bay nay', 'sau sau thang', 'sau muoi ngay lam viec', 'ba ma em',
  'khong can', 'tu van', 'lam lai mat bao lau', 'hai vo chong', 'constructor toString __proto__',
]; // biome-ignore format: a list of phrases

describe('writtenForm', () => {
  for (const [group, cases] of Object.entries(written))
    it.each(cases)(`${group}: %s → %s`, (spoken, expected) => {
      expect(writtenForm(spoken)).toBe(expected);
    });

  it.each(untouched)('leaves "%s"', (text) => {
    expect(writtenForm(text)).toBe(text);
  });

  it('changes nothing more when it is run again', () => {
    for (const [, expected] of Object.values(written).flat()) expect(writtenForm(expected)).toBe(expected);
  });

  it('reads decomposed letters', () => {
    expect(writtenForm('hai mươi lăm ngàn đồng'.normalize('NFD'))).toBe('25.000 đồng');
  });

  // time of the processor, for the machine may be busy with other tests; it takes longer then, hence the slack
  it.each([
    ['em hỏi phí hai mươi lăm ngàn đồng số em không chín một hai ba bốn năm sáu bảy tám ', 1000],
    ['xin chào ', 1000],
    ...[
      'một, năm ',
      'một hai, ',
      'không không ',
      'không mươi ',
      'mười một ',
      'bay muoi ',
      'âm ',
      'tỷ tỷ ',
      'ngày hai ',
      'năm ',
      '0',
    ].map((piece): [string, number] => [piece, 2000]),
  ])('reads 100,000 words of "%s" in %d ms', (piece, most) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.trim().split(' ').length));
    const { user } = process.cpuUsage();
    writtenForm(text);
    expect((process.cpuUsage().user - user) / 1000).toBeLessThan(most);
  });
});
