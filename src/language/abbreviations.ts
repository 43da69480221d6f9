/**
 * Short forms that people type and their full words. Keys are folded; a key may be several syllables.
 * Where a form has two readings, the neighbours decide (`before`, `after`: folded syllables).
 */
interface Reading {
  full: string;
  before?: readonly string[];
  after?: readonly string[];
}

const plain: Record<string, string> = {
  // papers and numbers
  cccd: 'căn cước công dân', cmnd: 'chứng minh nhân dân', cmt: 'chứng minh thư', cmtnd: 'chứng minh nhân dân', cc: 'căn cước',
  ks: 'khai sinh', gks: 'giấy khai sinh', kh: 'kết hôn', gcn: 'giấy chứng nhận', gcnqsd: 'giấy chứng nhận quyền sử dụng',
  gcnqsdd: 'giấy chứng nhận quyền sử dụng đất', qsdd: 'quyền sử dụng đất', qsd: 'quyền sử dụng', gplx: 'giấy phép lái xe',
  blx: 'bằng lái xe', gpxd: 'giấy phép xây dựng', gpkd: 'giấy phép kinh doanh', dkkd: 'đăng ký kinh doanh', dkkh: 'đăng ký kết hôn',
  dkks: 'đăng ký khai sinh', dktt: 'đăng ký tạm trú', dkx: 'đăng ký xe', shk: 'sổ hộ khẩu', hk: 'hộ khẩu', hkd: 'hộ kinh doanh',
  hktt: 'hộ khẩu thường trú', lltp: 'lý lịch tư pháp', tthn: 'tình trạng hôn nhân', xntthn: 'xác nhận tình trạng hôn nhân',
  xn: 'xác nhận', bhyt: 'bảo hiểm y tế', bhxh: 'bảo hiểm xã hội', bhtn: 'bảo hiểm thất nghiệp', 
  mst: 'mã số thuế', tncn: 'thu nhập cá nhân', nvqs: 'nghĩa vụ quân sự', tcxh: 'trợ cấp xã hội', nkt: 'người khuyết tật',
  nct: 'người cao tuổi', ncc: 'người có công', btxh: 'bảo trợ xã hội', hn: 'hộ nghèo', tnhh: 'trách nhiệm hữu hạn', cty: 'công ty',
  // places and offices
  ubnd: 'ủy ban nhân dân', hdnd: 'hội đồng nhân dân', ub: 'ủy ban', ca: 'công an', tp: 'thành phố', hcm: 'hồ chí minh',
  tphcm: 'thành phố hồ chí minh', tt: 'trung tâm', dvc: 'dịch vụ công', dvcqg: 'dịch vụ công quốc gia', dvctt: 'dịch vụ công trực tuyến',
  tthc: 'thủ tục hành chính', vn: 'việt nam', nc: 'nước ngoài', 
  // verbs and everyday typing
  dk: 'đăng ký', dki: 'đăng ký', dky: 'đăng ký', hs: 'hồ sơ', gt: 'giấy tờ', tg: 'thời gian', lp: 'lệ phí',
  onl: 'trực tuyến', online: 'trực tuyến', ko: 'không', k: 'không', kg: 'không', hok: 'không', hong: 'không', hem: 'không',
  dc: 'được', bn: 'bao nhiêu', bnhiu: 'bao nhiêu', bnh: 'bao nhiêu', bnhieu: 'bao nhiêu', bj: 'bây giờ', bg: 'bây giờ',
  ntn: 'như thế nào', lm: 'làm', j: 'gì', z: 'vậy', v: 'vậy', r: 'rồi', mk: 'mình', mn: 'mọi người', ad: 'admin',
  ng: 'người', nta: 'người ta', vs: 'với', cx: 'cũng', ms: 'mới', bt: 'biết', trc: 'trước', gd: 'gia đình', ck: 'chồng', vk: 'vợ',
  sn: 'sinh năm', sdt: 'số điện thoại', dt: 'điện thoại', tk: 'tài khoản', nhiu: 'nhiêu', thui: 'thôi',
}; // biome-ignore format: grouped lines read better than one pair a line

/** Forms whose reading hangs on the words beside them; the first reading that fits is taken. */
const contextual: Record<string, readonly Reading[]> = {
  kh: [{ full: 'kết hôn', before: ['dang', 'ky', 'dk', 'giay', 'lam', 'doc'] }, { full: 'không' }],
  dc: [{ full: 'địa chỉ', before: ['doi', 'sai', 'thay'] }, { full: 'được' }],
  hn: [
    { full: 'hộ nghèo', before: ['so', 'nhan', 'xet', 'dien'] },
    { full: 'hà nội', before: ['o', 'tai'] },
  ],
  ks: [
    { full: 'khai sinh', before: ['giay', 'lam', 'dang', 'ky', 'dk', 'sao', 'mat', 'trich', 'luc'] },
    { full: 'khai sinh', after: ['cho'] },
  ],
  tt: [
    { full: 'thường trú', before: ['ky', 'dk', 'khau', 'xoa', 'nhap'] },
    { full: 'thủ tục', after: ['lam', 'dang', 'cap', 'xin', 'dk', 'nao', 'gi'] },
    { full: 'trung tâm' },
  ],
  gt: [
    { full: 'giấy tờ', after: ['gi', 'nao', 'j', 'de'] },
    { full: 'giấy tờ', before: ['can', 'mang', 'nop', 'mat'] },
  ],
  k: [{ full: 'không' }],
  cc: [
    { full: 'căn cước', before: ['the', 'lam', 'doi', 'mat', 'cap', 'giay'] },
    { full: 'công chứng', after: ['giay', 'hop', 'di', 'ban'] },
  ],
};

const fits = (reading: Reading, before: string | undefined, after: string | undefined): boolean =>
  (!reading.before && !reading.after) ||
  (before !== undefined && (reading.before?.includes(before) ?? false)) ||
  (after !== undefined && (reading.after?.includes(after) ?? false));

/**
 * The full words for a short form, or undefined where it is none (or no reading fits its neighbours).
 * @param form folded syllable, @param before and @param after its folded neighbours
 */
export function expandAbbreviation(form: string, before?: string, after?: string): string | undefined {
  const readings = contextual[form];
  if (readings) return readings.find((reading) => fits(reading, before, after))?.full;
  return Object.hasOwn(plain, form) ? plain[form] : undefined;
}
