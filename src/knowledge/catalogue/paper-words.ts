/** Telling papers from remarks about papers, by how they begin. */
import { oneLine, shorten, stripBullet, trimTail } from './text.js';

/** What a group's title says of the papers below it. */
export interface Group {
  use?: 'submit' | 'present';
  case?: string;
  /** The group holds remarks ("Lưu ý"), not papers. */
  note?: true;
}

const remark = /^(?:lưu ý|ghi chú|chú thích)(?!\p{L})/iu;
const numbering =
  /^(?:\(?(?:[ivx]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ]\d?)\)|(?:\d{1,2}(?:\.\d{1,2}){0,4}|[a-zđ]\d?)\.)(?:\s+|(?=\p{L}))/iu;

/** A name without its list mark and number: "- 3.Văn bản …" is "Văn bản …". */
export const withoutNumber = (name: string): string => stripBullet(stripBullet(name).replace(numbering, ''));
const submitOrPresent =
  /^(?:các )?(?:giấy tờ|chứng từ|thành phần hồ sơ|hồ sơ)(?: phải){0,2} (nộp|xuất trình)(?!\p{L})(.*)$/iu;
const showPapers = /xuất trình (?:một trong )?(?:các |những )?giấy tờ/iu;
/** Titles that only say "papers", "one set": no case in them. */
const plainTitle =
  /^(?:(?:các )?thành phần(?:,? số lượng)? hồ sơ(?: chung)?|hồ sơ|số lượng(?: bộ)?(?: hồ sơ)?(?: ?:.{0,30})?|(?:một )?\(?0?1\)? bộ.*|0?1 ?\([^)]*\) bộ.*|0?1 bộ.*|bao gồm|gồm|\d+|giấy tờ)(?: (?:gồm|bao gồm|như sau|gồm có|là|0?1 bộ|nộp).*)?$/iu;
const filler =
  /(?:\(bản chính\)|,? ?mỗi loại \d{1,2} bản|(?:,|\s|^)(?:bao )?gồm(?: có)?(?: các giấy tờ)?(?: sau(?: đây)?)?|như sau)$/iu;

/** Drops closing words that say nothing: "… bao gồm các giấy tờ sau:". A few rounds are enough for any real title. */
function withoutFiller(title: string): string {
  let text = trimTail(title);
  for (let round = 0; round < 4; round += 1) text = trimTail(text.replace(filler, ''));
  return text;
}

/** Reads a title such as "* Giấy tờ phải xuất trình:" or "a) Đối với trường hợp cấp lại:". */
export function readGroup(raw: string): Group {
  const title = withoutNumber(oneLine(raw));
  if (remark.test(title)) return { note: true };
  const use = submitOrPresent.exec(title);
  if (use) {
    const rest = stripBullet(withoutFiller((use[2] ?? '').replace(/\(bản chính\)/iu, ''))).replace(
      /^\(([^()]*)\)$/u,
      '$1',
    );
    const named = /^(?:đối với|trường hợp|hồ sơ|khi|sau khi|nếu)(?!\p{L})/iu.test(rest);
    return {
      use: (use[1] ?? '').toLowerCase() === 'nộp' ? 'submit' : 'present',
      ...(named ? { case: shorten(rest, 300) } : {}),
    };
  }
  const name = withoutFiller(title);
  if (plainTitle.test(name) || !/\p{L}{2}/u.test(name)) return {};
  return {
    ...(showPapers.test(name) && name.length < 200 ? { use: 'present' as const } : {}),
    case: shorten(name, 300),
  };
}

/** Words that open the name of a paper. */
const paper =
  /^(?:0?\d{1,2} (?:\([^)]*\) )?)?(?:bản|đơn|tờ|giấy|văn bản|phiếu|biên bản|quyết định|hợp đồng|hóa đơn|hoá đơn|chứng|danh (?:sách|mục)|sơ yếu|sơ đồ|ảnh|phim|bảng|báo cáo|tài liệu|thẻ|hộ chiếu|công văn|đề án|dự án|phương án|kế hoạch|thiết kế|lý lịch|mẫu|vận|phụ lục|thông báo|lệnh|thuyết minh|ý kiến|điều lệ|bằng|sổ|file|tệp|hình|bìa|hồ sơ|nghị quyết|đăng ký|thư|bảo sao|catalog)/iu;
const instruction =
  /^\(?(?:trường hợp|đối với|cơ quan|người|cá nhân|tổ chức|doanh nghiệp|khi|nếu|việc|theo|chậm nhất|trong|cán bộ|không|thời hạn|bước|số lượng|ngoài|riêng|đơn vị|các thành phần|các giấy tờ|công dân|thương nhân|chủ)(?!\p{L})/iu;
const speaksOfDuty =
  /có trách nhiệm|chịu trách nhiệm|phải (?:bảo|đảm) đảm|phải bảo đảm|không được yêu cầu|có quyền|được quyền|từ chối/iu;

/**
 * Whether a line is a remark and not a paper. With a count above zero only an outright remark is dropped; without one
 * a line must not open like a paper, or only head the lines below it. In doubt it stays.
 */
export function isInstruction(name: string, counted: boolean, inRemarks = false): boolean {
  const text = withoutNumber(name);
  if (remark.test(text) || /^số lượng(?: hồ sơ)?\s?:/iu.test(text)) return true;
  if (counted) return false;
  if (inRemarks || speaksOfDuty.test(text)) return true;
  if (/^(?:thành phần )?hồ sơ.{0,200}(?:gồm|sau(?: đây)?)\s?:?$/iu.test(text) || /^không quy định/iu.test(text))
    return true;
  if (paper.test(text)) return false;
  return instruction.test(text) || text.endsWith(':');
}

const namedForm =
  /(?<!\p{L})(?:biểu )?mẫu(?: (?:đơn|tờ khai|biểu))?(?: số)? ?:?\s?((?:[A-ZĐ]{1,6}[-.]?)?\d{1,3}[A-ZĐa-zđ]{0,2}(?:[./-][A-ZĐ][A-ZĐ0-9]{0,7}){0,3})(?![\p{L}\d])/giu;
const bareForm = /(?<![\p{L}\d-])(CT\d{2}|TK\d{2}[a-z]?|DC\d{2}|NA\d{1,2}[a-z]?)(?![\p{L}\d])/gu;

/** The form's number where exactly one is named: "CT01", "Mẫu số 23". */
export function formNumber(name: string): string | undefined {
  const found = new Set<string>();
  for (const match of name.matchAll(namedForm)) {
    const code = match[1] ?? '';
    // A date or article ("mẫu 2 mục I") never has letters before it; letters in lower case are the next word.
    if (/^\d/u.test(code)) found.add(`Mẫu số ${code}`);
    else if (code === code.toUpperCase()) found.add(code);
  }
  for (const match of name.matchAll(bareForm)) found.add(match[1] ?? '');
  const [only] = found;
  return found.size === 1 ? only : undefined;
}
