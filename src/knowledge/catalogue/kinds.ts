/** What the import may mend, and what it must leave in doubt; with the words the report uses for staff. */

/** Mended by rule: the source was wrong or unclear in a way that its own text settles. */
export const repairMeanings = {
  unicode: 'chữ lỗi mã hoá, ký tự ẩn hoặc dấu tách rời đã đưa về Unicode dựng sẵn',
  fee_thousands: 'mức phí mất nhóm ba số 0, khôi phục theo chính văn bản của thủ tục (20 VNĐ → 20.000 đồng)',
  fee_currency: 'mức phí ngoại tệ bị ghi thành VNĐ, văn bản của thủ tục cho biết là USD',
  fee_province: 'mức phí do Hội đồng nhân dân hoặc chính quyền cấp tỉnh quyết định (nguồn thường ghi 0 VNĐ)',
  fee_free: 'ghi 0 VNĐ kèm lời nói rõ là miễn hoặc không thu',
  fee_zero_bare: 'ghi 0 VNĐ và không nói gì thêm: hiểu là miễn phí',
  fee_zero_unknown: 'ghi 0 VNĐ nhưng lời kèm theo dẫn tới văn bản khác hoặc một biểu phí: để là chưa rõ',
  fee_from_note: 'số tiền chỉ có trong lời ghi chú, không có ở ô số',
  fee_tiered: 'mức phí bậc thang đọc từ lời ghi chú',
  fee_discount: 'mức giảm còn hiệu lực đã tính vào số tiền, kèm ngày hết hạn',
  time_not_stated: 'thời hạn có số nhưng không có đơn vị (OTHER): coi là không nêu',
  time_from_text: 'thời hạn đọc từ câu văn thay vì ô số',
  authority_from_executor: 'thiếu cơ quan có thẩm quyền, lấy theo cơ quan thực hiện',
  paper_instruction: 'dòng hướng dẫn lẫn trong danh sách giấy tờ đã bỏ ra',
} as const;
export type RepairKind = keyof typeof repairMeanings;

/** Kept as the source has it, and said so on the procedure (`doubts`). */
export const doubtMeanings = {
  fee_implausible: 'mức phí vô lý và không có gì trong hồ sơ để sửa: để là chưa rõ',
  fee_zero_unproven:
    'ghi 0 VNĐ không kèm lời nào, trong khi trình tự, giấy tờ hoặc cách nộp khác lại nhắc việc nộp phí',
  fee_stale: 'ghi chú phí dẫn một mức đã hết hạn',
  fee_window: 'ghi chú phí nói có mức giảm hoặc miễn còn hiệu lực mà số tiền chưa chắc đã tính',
  fee_conflict: 'số tiền ở ô phí khác số tiền trong lời ghi chú',
  code_malformed: 'mã thủ tục sai dạng',
  withdrawn: 'mã có đuôi "Xoa": thủ tục có thể đã bị bãi bỏ',
  name_shared: 'nhiều thủ tục cùng tên, cần hỏi lại cấp hoặc địa phương',
  district_office: 'còn nhắc cơ quan cấp huyện, cấp này không còn từ 01/7/2025',
  level_missing: 'không ghi cấp thực hiện',
} as const;
export type DoubtKind = keyof typeof doubtMeanings;
