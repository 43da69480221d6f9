/** Mentions of district offices: gone since 1 July 2025, so no citizen may be sent to one. */
import { oneLine, shorten } from './text.js';

/** An office of the district, not "quy hoạch … cấp huyện" or "bệnh viện tuyến huyện trở lên". */
const office =
  /(?:ủy ban nhân dân|uỷ ban nhân dân|ủy ban nhân|ubnd|công an|bảo hiểm xã hội|hội đồng|hội nông dân|tòa án nhân dân|chi cục thuế|ban chỉ huy quân sự|trung tâm (?:phục vụ )?hành chính công|một cửa|trung tâm y tế|tiếp nhận hồ sơ ở|đăng ký kinh doanh|cơ quan [\p{L} ]{3,30}|phòng [\p{L} -]{3,40})(?: cấp)? (?:quận,? ?|các )?huyện(?!\p{L})[^.;\n]{0,40}/giu;
/** What the district decided or issued in the past stays valid and is no place to go to. */
const past = /trở lên|trước ngày|ra quyết định thành lập|đã cấp|bầu|phê duyệt trước|trước khi/iu;

/** @returns the first mention in the words around it, or undefined */
export function districtMention(texts: string[]): string | undefined {
  for (const text of texts) {
    for (const match of text.matchAll(office)) {
      if (!past.test(match[0]))
        return shorten(oneLine(text.slice(Math.max(0, match.index - 60), match.index + match[0].length)), 200);
    }
  }
  return undefined;
}
