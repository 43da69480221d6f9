/**
 * Phrases that tell what is asked rather than which procedure is meant. Written with accents and matched by syllable: a
 * syllable typed without accents fits any, one typed with accents fits its own only ("bản" is no "bạn"). The longest
 * phrase at a place wins. `kept` protects what looks like a cue and is part of a procedure's name ("mai táng phí").
 */
import type { Facet } from '../domain/facets.js';

const phrases = (text: string): string[] => text.split(',').map((phrase) => phrase.trim());

export const facetCues: Record<Facet, readonly string[]> = {
  papers:
    phrases(`giấy tờ gì, cần gì, cần giấy gì, cần giấy tờ, cần những gì, cần những giấy, giấy gì, mang theo gì, mang gì, mang theo,
    đem theo, đem gì, chuẩn bị gì, chuẩn bị, hồ sơ gồm, hồ sơ gì, hồ sơ cần, hồ sơ như thế nào, hồ sơ thế nào, thành phần hồ sơ,
    những giấy tờ, giấy tờ nào, giấy tờ, cần nộp gì, nộp gì, gồm những gì, gồm gì, hồ sơ những gì, hồ sơ ra sao, những gì,
    cần những, mang giấy, mang những, hồ sơ gồm gì, cần chi, giấy chi, đem chi, mang chi, gồm chi, cầm theo, cầm theo gì`),
  fee: phrases(`bao nhiêu tiền, hết bao nhiêu, tốn bao nhiêu, mất bao nhiêu tiền, mất bao nhiêu, lệ phí, phí bao nhiêu, giá bao nhiêu, bao tiền,
    mấy tiền, tốn tiền, mất tiền, mất phí, tốn phí, miễn phí, đóng bao nhiêu, phí, chi phí, tiền phí, tiền, mấy đồng, tốn kém, nhiêu tiền,
    bao nhiêu một bản, bao nhiêu một, tốn nhiêu, hết nhiêu, nhiêu một, bao nhiêu 1, có tốn`),
  time: phrases(`bao lâu, mấy ngày, bao nhiêu ngày, mất mấy ngày, khi nào xong, khi nào có, bao giờ có, bao giờ xong, thời hạn, thời gian,
    chừng nào, mấy bữa, mấy hôm, khi nào lấy, bao giờ lấy, ngày nào, bao lâu xong, cả tuần, mấy tuần, mấy tháng, trong ngày,
    lâu không, có liền không, mất bao lâu, chừng nào có, chừng nào xong, khi mô xong, mấy bữa có, lấy liền, làm lâu,
    mất bao nhiêu ngày, hết bao nhiêu ngày, tốn bao nhiêu ngày, mất bao nhiêu thời gian, hết bao nhiêu thời gian`),
  place:
    phrases(`ở đâu, nơi nào, chỗ nào, nộp đâu, đi đâu, đến đâu, tới đâu, xã nào, phường nào, cơ quan nào, địa chỉ, chỗ mô, ở mô,
    làm đâu, nộp ở, tại đâu, đâu vậy, xã được, ở xã, phường được, nộp tại, gặp ai, ra đâu, lên đâu, ở chỗ nào, ra xã, lên xã, ra phường, lên phường,
    nộp ở đâu, nộp tại đâu, làm ở đâu, làm tại đâu`),
  online:
    phrases(`trực tuyến, qua mạng, trên mạng, qua vneid, trên vneid, cổng dịch vụ công, không cần đến, ở nhà làm, qua điện thoại,
    nộp mạng, tại nhà được không, dịch vụ công`),
  conditions:
    phrases(`điều kiện, yêu cầu gì, được không, có được, trường hợp nào, tiêu chuẩn, được hưởng không, có phải, phải không, có cần,
    bắt buộc, được hông, có đặng`),
  steps:
    phrases(`các bước, trình tự, làm sao, làm thế nào, làm như thế nào, quy trình, hướng dẫn, cách làm, làm như nào, sao đây,
    làm cách nào, làm răng, cần làm gì, phải làm gì, làm gì, cách nào, làm sao đây, phải làm sao, mần sao, mần răng`),
  form: phrases(
    `mẫu đơn, tờ khai nào, mẫu nào, mẫu tờ khai, biểu mẫu, đơn mẫu, mẫu gì, tải mẫu, xin mẫu, tờ khai ở đâu, đơn từ`,
  ),
  result: phrases(`được cấp gì, nhận được gì, kết quả là gì, kết quả, được nhận gì, cấp giấy gì`),
  legal: phrases(
    `căn cứ, luật nào, thông tư nào, nghị định nào, văn bản nào, quy định nào, theo luật, pháp lý, nói rõ nguồn, theo quy định, quy định ở`,
  ),
  who: phrases(`ai được, ai phải, ai đi, người nào, đối tượng nào, ai làm, ai nộp, người khác, nhờ người, ủy quyền, làm thay, đi thay, ai có quyền,
    làm hộ, nộp thay, làm giùm, nộp giùm`),
  all: phrases('tất cả, chi tiết, đầy đủ, toàn bộ thông tin, thông tin về'),
};

/** Asks for the steps when it stands alone; right after a cue it only ends that question ("lệ phí như thế nào"). */
export const leaningStepsPhrases: readonly string[] = phrases('như thế nào, thế nào, ra sao');

/** Part of a procedure's name although it looks like a cue or filler. */
export const keptPhrases: readonly string[] =
  phrases(`mai táng phí, lệ phí trước bạ, phí bảo vệ, học phí, viện phí, kinh phí, miễn giảm,
  miễn học phí, chứng thực, tiền thai sản, tiền tuất, tiền ăn, tiền sử dụng đất, nợ tiền, đổi địa chỉ, giấy ủy quyền, hợp đồng ủy quyền,
  tờ khai, xác nhận thông tin, thông tin về cư trú, thông tin cư trú, đổi địa điểm, ăn trưa, thông báo, giấy tờ tùy thân, bảo mật,
  giấy tờ hộ tịch, tiền mai táng, tiền lương, tiền thuế, có thời hạn, cải chính, bản sao, bản chính, con nuôi, cha mẹ con, mất tích,
  giám hộ, chấm dứt, đang ở, chưa đủ điều kiện, ở nhờ, cho thuê, tặng cho, làm chứng, cho con bú, ở trọ, mới sinh, lên lớp, thẻ, thế chấp,
  thay thế`);

/** Politeness and filler: says nothing about the procedure. */
export const fillerPhrases: readonly string[] =
  phrases(`cho em hỏi, cho mình hỏi, cho tôi hỏi, cho hỏi, cho chị hỏi, cho anh hỏi, cho con hỏi,
  xin hỏi, em muốn hỏi, tôi muốn hỏi, mình muốn hỏi, em ơi, anh ơi, chị ơi, ad ơi, admin, giúp em, giúp tôi, giúp mình, giúp con, chỉ giúp,
  vậy ạ, vậy ad, ạ, dạ, thưa, vậy, nhé, nha, nhỉ, với, hả, hen, thì, là, mà, giờ, bây giờ, hiện tại, bị, đó, không, được, em, tôi, mình, con,
  chị, anh, tui, có, chú, bác, cán bộ, bạn, nào, gì, sao, này, rồi, cái, và, muốn, cần, phải, làm, thủ tục, thủ tục hành chính, bao nhiêu, mấy,
  hết, tốn, mất, xin, cho, hỏi, ở, tại, để, được không, có được không, của, những, các, hôm, ngày, tháng, tuần trước, hôm qua, hôm nay, bữa,
  hôm bữa, lúc, nếu, nghe nói, cảm ơn, xin chào, chào, người ta, theo, nói, mang, nộp, ra, lên, về, tới đâu, biết, nữa, luôn, sắp, đang, đã,
  thì sao, còn, thế còn, thế thì, thế, chưa, mới, chi, mô, răng, rứa, ni, hông, hổng, mần, coi, dùm, giùm, đi, nhà, cô, ơi, a, ông, bà, thấy, nó, khi, vô, vào, qua, lại đây, nay`);

/** How much a filler syllable still counts: some are words of a name ("mất", "cho", "nhà"). */
export const fillerWeight = 0.25;
/** A cue for a facet may also be a word of the name ("giấy tờ", "địa chỉ"). */
export const cueWeight = 0.2;
