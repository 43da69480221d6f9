import { describe, expect, it } from 'vitest';
import { ambiguousForms, shortForms } from '../../../src/language/abbreviation-data.js';
import { expandAbbreviation, expandAnywhere, listedForms } from '../../../src/language/abbreviations.js';
import { querySyllables } from '../../../src/language/query.js';
import { syllables } from '../../../src/language/syllables.js';

const toned = (text: string): string =>
  ` ${syllables(text)
    .map((syllable) => syllable.toned)
    .join(' ')} `;
const read = (text: string): string =>
  ` ${querySyllables(text)
    .map((syllable) => syllable.toned)
    .join(' ')} `;

describe('the data', () => {
  it('lists each form once', () => {
    expect(listedForms.length).toBeGreaterThan(450);
    expect(new Set(listedForms).size).toBe(listedForms.length);
  });

  it('gives every form its meaning, as listed and in capitals', () => {
    for (const group of Object.values(shortForms)) {
      for (const [full, forms] of Object.entries(group)) {
        for (const form of forms.split(' ')) {
          expect(expandAnywhere(form), form).toBe(full);
          expect(expandAnywhere(form.toUpperCase()), form).toBe(full);
        }
      }
    }
  });

  it('never expands to something that holds a short form itself', () => {
    for (const group of Object.values(shortForms)) {
      for (const full of Object.keys(group)) expect(read(full), full).toBe(toned(full));
    }
  });

  it('knows forms that the words of the reform made', () => {
    expect(expandAbbreviation('ttpvhcc')).toBe('trung tâm phục vụ hành chính công');
    expect(expandAbbreviation('cax')).toBe('công an xã');
  });
});

describe('đ and accents', () => {
  it.each([
    ['đt', 'điện thoại'],
    ['dv', 'dịch vụ'],
    ['đv', 'đơn vị'],
    ['dn', 'doanh nghiệp'],
    ['đn', 'đề nghị'],
    ['nd', 'nội dung'],
    ['nđ', 'nghị định'],
    ['cd', 'công dân'],
    ['cđ', 'chế độ'],
    ['hd', 'hướng dẫn'],
    ['hđ', 'hợp đồng'],
    ['dđ', 'di động'],
  ])('%s is %s', (form, full) => expect(expandAbbreviation(form)).toBe(full));

  it.each(['gcnqsdđ', 'gcnqsdd', 'GCNQSDĐ', 'gcnqsđd'])('reads %s', (form) =>
    expect(expandAbbreviation(form)).toBe('giấy chứng nhận quyền sử dụng đất'),
  );

  it.each(['hsơ', 'hso', 'h.sơ', 'h/sơ', 'HSƠ', 'hs\u01a1'])('reads %s', (form) =>
    expect(expandAbbreviation(form)).toBe('hồ sơ'),
  );

  it.each([
    'bán',
    'cô',
    'hè',
    'mẫn',
    'cả',
    'đức',
    'khôn',
    'ké',
    'tứ',
    'mà',
    'đề',
    'hạn',
    'toString',
    'constructor',
    '__proto__',
    '',
  ])('leaves %s', (word) => expect(expandAbbreviation(word)).toBeUndefined());
});

describe('numbers with letters', () => {
  it.each([
    ['2tr', '2 triệu'],
    ['1,5tr', '1,5 triệu'],
    ['20k', '20 nghìn'],
    ['5tr5', '5 triệu 500 nghìn'],
    ['2tr35', '2 triệu 350 nghìn'],
    ['3tr250', '3 triệu 250 nghìn'],
    ['1ty2', '1 tỷ 200 triệu'],
    ['2tỷ', '2 tỷ'],
    ['50.000đ', '50.000 đồng'],
    ['30000d', '30000 đồng'],
    ['8h', '8 giờ'],
    ['7h30', '7 giờ 30'],
    ['7g30', '7 giờ 30'],
    ['45p', '45 phút'],
    ['14t', '14 tuổi'],
    ['6th', '6 tháng'],
    ['sn1990', 'sinh năm 1990'],
    ['p15', 'phường 15'],
    ['f7', 'phường 7'],
    ['q.11', 'quận 11'],
    ['kp3', 'khu phố 3'],
    ['t7', 'thứ 7'],
    ['t12', 'tháng 12'],
  ])('%s is %s', (form, full) => expect(expandAbbreviation(form)).toBe(full));

  it.each(['ct01', 'CT07', 'm2', '50m2', 'a1', 'b2', 'na17', 'k1', '1d', '1đ', 'c1234567', '2025', '4g', 'p100'])(
    'leaves %s',
    (form) => expect(expandAbbreviation(form)).toBeUndefined(),
  );
});

/** form → [what it is read as (null: stays), a sentence in which it is] */
const readings: Record<string, [string | null, string][]> = {
  k: [
    ['không', 'nop ho so bang xe om dc k'],
    ['nghìn', 'photo hết 30 k'],
    ['không', 'thi lại lần 2 k ạ'],
  ],
  a: [
    ['anh', 'a ơi cho hỏi chút'],
    ['ạ', 'giấy này lấy ở đâu a'],
    [null, 'điểm a của đơn'],
  ],
  e: [
    ['em', 'e làm rớt ví'],
    [null, 'nhóm e'],
  ],
  c: [
    ['chị', 'nhờ c xem giúp'],
    [null, 'hạng c còn dùng được'],
  ],
  b: [
    ['bạn', 'chào b nhé'],
    [null, 'viêm gan b'],
  ],
  t: [
    ['tuổi', 'bé 5 t'],
    ['tháng', 't 9 năm nay'],
    ['tôi', 't muốn đổi nơi ở'],
  ],
  m: [
    ['mình', 'm muốn hỏi'],
    [null, 'rộng 4 m'],
  ],
  h: [
    ['giờ', 'bây h nộp kịp không'],
    [null, 'khu h'],
  ],
  p: [
    ['phút', 'chờ 15 p'],
    ['phường', 'lên p nộp'],
    ['phải', 'p nộp bản gốc hả'],
  ],
  f: [
    ['phường', 'f 12 ở đâu'],
    ['phải', 'có f đóng tiền'],
  ],
  q: [
    ['quận', 'q 8 nay là phường nào'],
    ['quyền', 'giấy ủy q'],
    ['quá', 'lâu q'],
  ],
  s: [
    ['sổ', 's hồng nhà tôi'],
    ['sao', 'giờ làm s vậy'],
  ],
  g: [
    ['giấy', 'g chứng sinh'],
    ['gì', 'mang theo cái g'],
    ['giờ', 'mở cửa lúc 7 g'],
  ],
  n: [
    ['năm', 'ở trọ 3 n'],
    ['nó', 'n báo lỗi hoài'],
  ],
  đ: [
    ['đồng', 'phí 8000 đ'],
    ['đi', 'làm giúp đ'],
  ],
  tr: [
    ['triệu', 'lương 9 tr'],
    ['trang', 'giá mỗi tr'],
    ['trường', 'nhà tr yêu cầu'],
  ],
  ng: [
    ['ngày', 'mất 5 ng mới xong'],
    ['người', 'gia đình 4 ng'],
    ['ngày', '10 ng làm việc'],
  ],
  kg: [
    ['không', 'nhà em kg có sổ'],
    [null, 'gửi 3 kg giấy tờ'],
  ],
  th: [
    ['tháng', 'đợi 2 th rồi'],
    ['tiểu học', 'trường th gần nhà'],
    ['trường hợp', 'th em là con út'],
  ],
  kh: [
    ['khách hàng', 'mã kh trên hóa đơn'],
    ['kế hoạch', 'sở kh và đầu tư'],
    ['không', 'tôi kh biết chữ'],
    ['kết hôn', 'đăng ký kh ở quê vợ'],
  ],
  ks: [
    ['khách sạn', 'mở ks nhỏ'],
    ['khoáng sản', 'khai thác ks'],
    ['khai sinh', 'sao giấy ks'],
  ],
  kt: [
    ['khuyết tật', 'người kt nặng'],
    ['kiểm tra', 'nhờ kt giúp'],
    ['khai tử', 'đi đăng ký kt cho bà'],
  ],
  tk: [
    ['tài khoản', 'tk vneid bị treo'],
    ['tờ khai', 'mẫu tk nào'],
    ['tham khảo', 'cho em tk thêm'],
  ],
  hs: [
    ['học sinh', 'hs lớp 9 chuyển tỉnh'],
    ['hồ sơ', 'hs của mẹ tôi tới đâu'],
    ['hình sự', 'vụ án hs'],
  ],
  gt: [
    ['giao thông', 'vi phạm gt'],
    ['giới tính', 'sai gt nam thành nữ'],
    ['giấy tờ', 'mang theo gt tùy thân'],
  ],
  cc: [
    ['chung cư', 'mua cc trả góp'],
    ['căn cước', 'làm cc cho bé'],
    ['công chứng', 'cc hợp đồng thuê'],
  ],
  hc: [
    ['hành chính', 'giờ hc của phường'],
    ['hộ chiếu', 'xin hc đi nhật'],
  ],
  hk: [
    ['học kỳ', 'hk 2 mới chuyển'],
    ['hộ khẩu', 'tách hk'],
  ],
  ht: [
    ['hộ tịch', 'cải chính ht'],
    ['hỗ trợ', 'xin ht tiền học'],
    ['hệ thống', 'trên ht lỗi'],
  ],
  gp: [
    ['giải phóng', 'gp mặt bằng'],
    ['giấy phép', 'gp sửa nhà'],
  ],
  bs: [
    ['biển số', 'đổi bs vàng'],
    ['bác sĩ', 'gặp bs khám'],
    ['bản sao', 'bs trích lục'],
    ['bổ sung', 'xã kêu bs thêm'],
  ],
  xn: [
    ['xét nghiệm', 'xn adn'],
    ['xác nhận', 'xn chỗ ở'],
  ],
  nk: [
    ['nhập khẩu', 'nk về nhà ngoại'],
    ['nhân khẩu', 'bản khai nk'],
  ],
  tt: [
    ['thị trấn', 'nhà ở tt Cái Bè'],
    ['thanh toán', 'tt qua ngân hàng'],
    ['thông tin', 'sai tt cá nhân'],
    ['tình trạng', 'tt hôn nhân'],
    ['thường trú', 'xóa đăng ký tt'],
    ['trung tâm', 'tt hành chính công'],
    ['thủ tục', 'tt nhận con nuôi'],
  ],
  đktt: [
    ['đăng ký tạm trú', 'đktt cho phòng trọ'],
    ['đăng ký thường trú', 'đktt về nhà ba mẹ'],
  ],
  đk: [
    ['điều kiện', 'đủ đk hưởng'],
    ['đăng ký', 'đk xe máy'],
  ],
  đc: [
    ['địa chỉ', 'đổi đc công ty'],
    ['được', 'làm online đc hong'],
  ],
  dc: [
    ['địa chỉ', 'ghi dc nhà'],
    ['di chúc', 'lập dc'],
    ['được', 'nho nguoi khac lay dc khong'],
  ],
  'đ/c': [
    ['đồng chí', 'các đ/c công an'],
    ['địa chỉ', 'cho xin đ/c'],
  ],
  hđ: [
    ['hoạt động', 'ngừng hđ quán'],
    ['hóa đơn', 'xuất hđ đỏ'],
    ['hợp đồng', 'hđ thuê nhà'],
  ],
  hd: [
    ['hợp đồng', 'ký hd thuê'],
    ['hướng dẫn', 'nhờ hd giùm'],
  ],
  qđ: [
    ['quân đội', 'trong qđ'],
    ['quyết định', 'qđ ly hôn'],
    ['quy định', 'theo qđ mới'],
  ],
  sd: [
    ['sổ đỏ', 'mất sd rồi'],
    ['sử dụng', 'đất đang sd'],
  ],
  cđ: [
    ['cao đẳng', 'bằng cđ'],
    ['chế độ', 'hưởng cđ thai sản'],
  ],
  đt: [
    ['điện thoại', 'số đt'],
    ['đối tượng', 'thuộc đt nào'],
    ['điện tử', 'căn cước đt'],
  ],
  dt: [
    ['diện tích', 'sai dt đất'],
    ['dân tộc', 'xác định lại dt'],
    ['điện thoại', 'mất dt'],
  ],
  đđ: [
    ['đất đai', 'tranh chấp đđ'],
    ['địa điểm', 'đđ kinh doanh'],
    ['định danh', 'mã đđ cá nhân'],
  ],
  đv: [
    ['đối với', 'đv người già'],
    ['đơn vị', 'đv của em'],
  ],
  đn: [
    ['đề nghị', 'đơn đn hưởng'],
    ['Đà Nẵng', 'quê ở đn'],
  ],
  lđ: [
    ['lãnh đạo', 'chờ lđ ký'],
    ['lao động', 'giấy phép lđ'],
  ],
  tđ: [
    ['thẩm định', 'phí tđ'],
    ['trình độ', 'tđ học vấn'],
    ['thửa đất', 'tách tđ'],
  ],
  gđ: [
    ['giám đốc', 'thay gđ công ty'],
    ['giám định', 'gđ y khoa'],
    ['gia đình', 'cả gđ'],
  ],
  gd: [
    ['giáo dục', 'phòng gd'],
    ['giao dịch', 'mã gd'],
    ['gia đình', 'hộ gd'],
  ],
  tb: [
    ['thương binh', 'thẻ tb'],
    ['trung bình', 'mức sống tb'],
    ['thông báo', 'có tb của thuế'],
  ],
  ls: [
    ['lãnh sự', 'hợp pháp hóa ls'],
    ['luật sư', 'thuê ls'],
    ['liệt sĩ', 'mộ ls'],
  ],
  mn: [
    ['mầm non', 'lớp mn'],
    ['mọi người', 'mn cho em hỏi'],
  ],
  mk: [
    ['mật khẩu', 'quên mk'],
    ['mình', 'mk ở quê'],
  ],
  ck: [
    ['chuyển khoản', 'lỡ ck nhầm'],
    ['cam kết', 'bản ck'],
    ['chồng', 'ck em đi biển'],
  ],
  bn: [
    ['bệnh nhân', 'chuyển bn nặng'],
    ['bao nhiêu', 'hết bn vậy'],
  ],
  bh: [
    ['bảo hiểm', 'đóng bh y tế'],
    ['bao giờ', 'bh lấy thẻ'],
    ['bây giờ', 'bh em ở xa'],
  ],
  bg: [
    ['bao giờ', 'bg có thẻ'],
    ['bàn giao', 'biên bản bg'],
    ['bây giờ', 'bg em cần gấp'],
  ],
  bt: [
    ['bồi thường', 'bt thu hồi ruộng'],
    ['bình thường', 'vẫn bt'],
    ['bảo trợ', 'bt xã hội'],
    ['biết', 'ai bt chỉ em'],
  ],
  ms: [
    ['mã số', 'ms thuế'],
    ['mới', 'con ms đẻ'],
  ],
  cn: [
    ['công nhân', 'em là cn may'],
    ['chi nhánh', 'mở cn ở huế'],
    ['chứng nhận', 'giấy cn kết hôn'],
    ['chuyển nhượng', 'hợp đồng cn'],
    ['chủ nhật', 'sáng cn có mở không'],
  ],
  cs: [
    ['chính sách', 'gia đình cs'],
    ['cảnh sát', 'cs khu vực'],
    ['cơ sở', 'cs sản xuất'],
  ],
  ct: [
    [null, 'mẫu ct 01'],
    ['chứng thực', 'ct chữ ký'],
    ['chủ tịch', 'gặp ct xã'],
    ['công ty', 'ct em phá sản'],
  ],
  nv: [
    ['nghĩa vụ', 'hoãn nv quân sự'],
    ['nội vụ', 'sở nv'],
    ['nhân viên', 'nv ngân hàng'],
  ],
  nn: [
    ['nước ngoài', 'lấy chồng nn'],
    ['nông nghiệp', 'đất nn'],
    ['nhà nước', 'ngân sách nn'],
  ],
  hn: [
    ['hộ nghèo', 'diện hn'],
    ['hôn nhân', 'tình trạng hn'],
    ['Hà Nội', 'ra hn ở'],
    ['hôm nay', 'hn có làm việc không'],
  ],
  ca: [
    ['công an', 'lên ca xã'],
    [null, 'tăng ca đêm'],
    [null, 'thu nhap ca nhan'],
    [null, 'mat ca vet'],
  ],
  tp: [
    ['tư pháp', 'lý lịch tp'],
    ['thực phẩm', 'an toàn tp'],
    ['thành phố', 'tp Thủ Đức'],
  ],
  tx: [
    ['thường xuyên', 'giáo dục tx'],
    ['taxi', 'chạy tx'],
    ['thị xã', 'tx Bình Minh'],
  ],
  kd: [
    ['không được', 'nộp kd'],
    ['kinh doanh', 'hộ kd'],
  ],
  kb: [
    ['khai báo', 'kb lưu trú'],
    ['không biết', 'em kb làm sao'],
  ],
  tc: [
    ['tố cáo', 'đơn tc'],
    ['tranh chấp', 'tc ranh đất'],
    ['trợ cấp', 'lãnh tc'],
  ],
  tn: [
    ['tốt nghiệp', 'bằng tn'],
    ['thất nghiệp', 'tiền tn'],
    ['tai nạn', 'bị tn xe'],
    ['tự nguyện', 'bhxh tn'],
  ],
  ts: [
    ['thai sản', 'nghỉ ts'],
    ['tài sản', 'kê khai ts'],
    ['tuyển sinh', 'kỳ ts'],
    ['tại sao', 'ts hồ sơ treo'],
  ],
  tv: [
    ['tạm vắng', 'khai báo tv'],
    ['thành viên', 'một tv'],
    ['tư vấn', 'tv giùm'],
  ],
  mt: [
    ['môi trường', 'phí mt'],
    ['mặt trận', 'mt tổ quốc'],
    ['mai táng', 'tiền mt'],
  ],
  pt: [
    ['phụ thuộc', 'người pt'],
    ['phương tiện', 'đăng kiểm pt'],
  ],
  ql: [
    ['quyền lợi', 'mất ql'],
    ['quốc lộ', 'ql 1'],
    ['quản lý', 'cơ quan ql'],
  ],
  qh: [
    ['quan hệ', 'chứng minh qh'],
    ['quy hoạch', 'đất dính qh'],
  ],
  lh: [
    ['ly hôn', 'đã lh'],
    ['lễ hội', 'tổ chức lh'],
    ['liên hệ', 'lh ai'],
  ],
  lp: [
    ['lớp', 'lên lp 6'],
    ['lệ phí', 'lp nhiêu'],
  ],
  lv: [
    ['lĩnh vực', 'thuộc lv đất đai'],
    ['làm việc', 'giờ lv'],
  ],
  tg: [
    ['tham gia', 'đang tg bhxh'],
    ['thời gian', 'tg xử lý'],
  ],
  tl: [
    ['trích lục', 'tl khai sinh'],
    ['tiền lương', 'bảng tl'],
    ['trả lời', 'chưa tl'],
  ],
  vp: [
    ['vi phạm', 'bị vp'],
    ['văn phòng', 'vp đất đai'],
  ],
  vc: [
    ['vợ chồng', 'hai vc'],
    ['viên chức', 'thi vc'],
  ],
  xd: [
    ['xác định', 'xd mức độ'],
    ['xăng dầu', 'bán xd'],
    ['xây dựng', 'giấy phép xd'],
  ],
  yt: [
    ['yếu tố', 'có yt nước ngoài'],
    ['y tế', 'bảo hiểm yt'],
  ],
  hong: [
    ['không', 'lam duoc hong'],
    [null, 'so hong nha toi'],
    [null, 'the bi hong'],
    [null, 'o hong ngu'],
  ],
  hem: [
    ['không', 'co can hem'],
    [null, 'nha trong hem 12'],
  ],
  rui: [
    ['rồi', 'mat rui'],
    [null, 'rui ro'],
  ],
};

describe('forms with several readings', () => {
  it('are more than forty, most of them shown here', () => {
    const shown = Object.keys(readings).filter((form) => new Set(readings[form]?.map(([full]) => full)).size > 1);
    expect(shown.length).toBeGreaterThan(80);
    for (const form of shown) expect(ambiguousForms, form).toHaveProperty([form]);
  });

  const rows = Object.entries(readings).flatMap(([form, cases]) =>
    cases.map(([full, sentence]) => [form, full, sentence] as const),
  );
  it.each(rows)('%s is %s in "%s"', (form, full, sentence) => {
    if (full === null) expect(read(sentence)).toContain(toned(form));
    else {
      expect(read(sentence)).toContain(toned(full));
      expect(read(sentence)).not.toContain(toned(form));
    }
  });
});
