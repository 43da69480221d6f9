/** Replies that hold no facts of a procedure. */
import type { Locality } from '../../domain/locality.js';
import type { Block, Choice, Reply } from '../../domain/message.js';

const say = (texts: string[], choices: Choice[] = []): Reply => ({
  blocks: texts.map((text): Block => ({ type: 'paragraph', text })),
  choices,
});

export const exampleQuestions = [
  'Làm giấy khai sinh cho con cần giấy tờ gì?',
  'Đăng ký tạm trú hết bao nhiêu tiền?',
  'Mất căn cước làm lại ở đâu, mấy ngày có?',
  'Xin giấy xác nhận độc thân cần gì?',
];

const asks: Choice[] = [
  { label: 'Làm giấy khai sinh', payload: 'p:1.001193', code: '1.001193' },
  { label: 'Đăng ký tạm trú', payload: 'p:1.004194', code: '1.004194' },
  { label: 'Chứng thực bản sao', payload: 'p:2.000815', code: '2.000815' },
];

export const welcomeReply = (): Reply =>
  say(
    [
      'Dạ, chào anh/chị. Em là trợ lý tự động về thủ tục hành chính.',
      'Anh/chị cứ hỏi như nói chuyện thường ngày, không dấu cũng được, ví dụ: “lam giay khai sinh cho con can gi”.',
      'Em trả lời từ dữ liệu có nguồn. Xin đừng gửi số căn cước hay số điện thoại khi em chưa hỏi.',
    ],
    asks,
  );

export const helpReply = (): Reply =>
  say(
    [
      'Anh/chị hỏi em được về: giấy tờ cần có, lệ phí, thời gian, nơi nộp, cách nộp trực tuyến, điều kiện, các bước và căn cứ pháp lý của một thủ tục.',
      'Gõ /huy để bỏ câu đang hỏi và bắt đầu lại. Cần người thật, anh/chị nhắn “gặp cán bộ”.',
    ],
    asks,
  );

export const cancelReply = (): Reply => say(['Dạ, em đã bỏ câu đang hỏi. Anh/chị cần hỏi thủ tục nào ạ?']);

const unreadable = new Map([
  ['photo', 'hình ảnh'],
  ['voice', 'tin nhắn thoại'],
  ['audio', 'âm thanh'],
  ['video', 'video'],
  ['document', 'tệp'],
  ['sticker', 'nhãn dán'],
  ['location', 'vị trí'],
  ['contact', 'danh bạ'],
]);

export const unreadableReply = (what: string): Reply =>
  say([`Dạ, em chưa đọc được ${unreadable.get(what) ?? 'loại tin này'}. Anh/chị viết câu hỏi bằng chữ giúp em nhé.`]);

export const greetingReply = (): Reply => say(['Dạ, em chào anh/chị. Anh/chị cần hỏi thủ tục nào ạ?'], asks);
export const thanksReply = (): Reply => say(['Dạ, không có gì ạ. Cần hỏi thêm, anh/chị cứ nhắn em.']);
export const calmReply = (): Reply =>
  say([
    'Dạ, em xin lỗi đã làm anh/chị không vui. Anh/chị cho em biết cần làm giấy tờ gì, em xem lại ngay; hoặc nhắn “gặp cán bộ” để gặp người thật.',
  ]);

export const emergencyReply = (): Reply =>
  say([
    'Nếu đang nguy cấp, xin gọi ngay: 113 (công an), 114 (cháy nổ, cứu nạn), 115 (cấp cứu), 111 (bảo vệ trẻ em). Các số này gọi miễn phí.',
  ]);

/** When a turn failed by a fault of ours. */
export const failureReply = (): Reply =>
  say([
    'Dạ, em đang gặp trục trặc nên chưa trả lời được câu này. Anh/chị thử lại sau ít phút, hoặc nhắn “gặp cán bộ”.',
  ]);

export const otherTopicReply = (): Reply =>
  say(
    [
      'Dạ, việc này nằm ngoài phần em biết. Em giúp được về giấy tờ, lệ phí, thời gian và nơi nộp các thủ tục hành chính.',
    ],
    asks,
  );

/** Looking up a dossier comes with a dossier system; until one is connected the citizen is told where to look. */
export const dossierReply = (locality: Locality | undefined): Reply => ({
  blocks: [
    {
      type: 'paragraph',
      text: 'Dạ, em chưa tra cứu được tình trạng hồ sơ. Anh/chị vào dichvucong.gov.vn, mục Tra cứu hồ sơ, nhập mã trên giấy tiếp nhận hồ sơ và hẹn trả kết quả; hoặc hỏi nơi đã nộp hồ sơ.',
    },
    ...contactBlocks(locality),
  ],
  choices: [],
});

export const humanReply = (locality: Locality | undefined): Reply => ({
  blocks: [{ type: 'paragraph', text: 'Dạ, để gặp cán bộ, anh/chị liên hệ:' }, ...contactBlocks(locality)],
  choices: [],
});

/** How to reach people, from the locality's own file. */
export function contactBlocks(locality: Locality | undefined): Block[] {
  if (!locality)
    return [
      {
        type: 'paragraph',
        text: 'Ủy ban nhân dân xã, phường nơi anh/chị ở, hoặc Trung tâm Phục vụ hành chính công gần nhất.',
      },
    ];
  const items = locality.contacts.map((contact) =>
    [
      contact.name,
      contact.phone && `điện thoại ${contact.phone}`,
      contact.address,
      contact.email,
      contact.hours,
      contact.note,
    ]
      .filter(Boolean)
      .join('; '),
  );
  return [{ type: 'list', items }];
}
