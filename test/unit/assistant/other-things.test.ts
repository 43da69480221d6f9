/** Messages that are not about a procedure, or about none we know. */
import { describe, expect, it } from 'vitest';
import { outcomeKinds } from '../../../src/domain/outcome.js';
import { residence, testKnowledge } from '../../support/procedures.js';
import { labels, talk, text } from '../../support/talk.js';

const knowledge = await testKnowledge();
const ask = (question: string) => talk(knowledge).say(question);

describe.each([
  ['a greeting', 'small_talk', /chào anh\/chị/u, ['xin chào', 'Chào ad ạ', 'alo em oi', 'hello', 'hi']],
  ['thanks', 'small_talk', /không có gì/u, ['cảm ơn em nhiều', 'dạ cảm ơn', 'thanks', 'ok', 'vâng ạ']],
  ['abuse', 'small_talk', /xin lỗi/u, ['bot ngu quá', 'đồ ngu', 'trả lời vô dụng']],
  [
    'a wish for a human',
    'handed_over',
    /18001096/u,
    ['cho gặp cán bộ', 'toi muon gap nhan vien', 'nói chuyện với người thật'],
  ],
  [
    'an emergency',
    'out_of_scope',
    /113.*114.*115/u,
    ['nhà em đang cháy nhà', 'cấp cứu gấp có người ngất', 'em bị đánh đập', 'tôi muốn tự tử'],
  ],
  [
    'one’s own dossier',
    'out_of_scope',
    /Tra cứu hồ sơ/u,
    [
      'hồ sơ của em tới đâu rồi',
      'tra cuu ho so',
      'kiểm tra tình trạng hồ sơ giúp tôi',
      'H15.50-260706-1377',
      'h15 50 260706 1377 xong chưa',
      'G01.899.909-260916-890028',
      '000.00.04.H51-200221-0001',
      '03706/2026/07906',
    ],
  ],
  [
    'another topic',
    'out_of_scope',
    /ngoài phần em biết/u,
    ['hôm nay thời tiết sao', 'giá vàng bao nhiêu', 'làm thơ cho em'],
  ],
])('%s', (_what, kind, said, questions) => {
  it.each(questions)('%s', async (question) => {
    const outcome = await ask(question);
    expect(outcome.kind).toBe(kind);
    expect(text(outcome)).toMatch(said);
    expect(outcome.citations).toEqual([]);
  });
});

describe('what only sounds like another topic', () => {
  // Permits for films, kitchens and hotels are procedures, and one marries "người yêu".
  it.each([
    'cấp giấy phép quay phim',
    'giấy an toàn thực phẩm cho quán nấu ăn',
    'kết hôn với người yêu ở Hàn',
    'kinh doanh khách sạn',
  ])('%s is searched for', async (question) => {
    expect(text(await ask(question))).not.toContain('ngoài phần em biết');
  });

  it('a subject keeps its question even after a word of thanks', async () => {
    expect((await ask('cảm ơn em, cho hỏi đăng ký khai sinh cần giấy tờ gì')).kind).toBe('answered');
  });
});

describe('nothing found', () => {
  it('says so, offers what comes near and whom to ask', async () => {
    const outcome = await ask('giấy phép nuôi cá sấu trong hồ bơi nhà hàng xóm tầng ba');
    expect(outcome.kind).toBe('not_found');
    expect(text(outcome)).toContain('chưa tìm thấy');
    expect(text(outcome)).toContain('18001096');
    expect(labels(outcome).at(-1)).toBe('Gặp cán bộ');
    expect(labels(outcome).length).toBeLessThanOrEqual(4);
    expect(outcome.citations).toEqual([]);
  });

  it('names the people of the citizen’s own place', async () => {
    expect(text(await ask('giấy phép phóng tên lửa ở Cù Lao Xanh'))).toContain('0299.123456');
  });

  it('keeps the subject, so that the next question may lean on it', async () => {
    const { say } = talk(knowledge);
    await say('nhập hộ khẩu cần gì');
    await say('giấy phép phóng tên lửa');
    expect((await say('lệ phí bao nhiêu')).citations[0]?.code).toBe(residence.code);
  });

  it('asks what is meant when a first message names only a facet', async () => {
    const outcome = await ask('lệ phí bao nhiêu');
    expect(outcome).toMatchObject({ kind: 'not_found', facets: ['fee'] });
  });

  it('carries the facet over to a near match that is then pressed', async () => {
    const { say, press } = talk(knowledge);
    const near = (await say('lệ phí bao nhiêu tiền vậy em')).reply.choices.find((choice) => choice.code);
    if (!near) return;
    expect((await press(near.payload, near.label)).facets).toEqual(['fee']);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['photo', 'hình ảnh'],
    ['voice', 'tin nhắn thoại'],
    ['sticker', 'nhãn dán'],
    ['dice', 'loại tin này'], // a kind that a platform adds tomorrow
    ['constructor', 'loại tin này'],
  ])('%s is called %s', async (what, name) => {
    const outcome = await talk(knowledge).send({ kind: 'unsupported', what });
    expect(outcome.kind).toBe('out_of_scope');
    expect(text(outcome)).toContain(name);
  });
});

describe('whatever is sent', () => {
  it.each([
    ['nothing', ''],
    ['spaces', ' \n\t '],
    ['only emoji', '😀🙏🏻👨‍👩‍👧'],
    ['only signs', '?!...---'],
    ['right-to-left marks', '\u202Eahk hnis ýk gnăđ\u202C'],
    ['another script', '出生登记需要什么文件？'],
    ['Russian', 'Как зарегистрировать рождение?'],
    ['Khmer', 'ចុះបញ្ជីកំណើត'],
    ['HTML', '<script>alert("khai sinh")</script><img src=x onerror=1>'],
    ['SQL', "'; DROP TABLE messages; --"],
    ['a template', '{{constructor.constructor("return process")()}} #{7*7} %s %n'],
    ['names of object members', 'constructor __proto__ toString hasOwnProperty'],
    ['a lone half of a character', 'khai \uD83D sinh'],
    ['an ID number', 'số căn cước của tôi là 079090123456'],
  ])('%s ends in exactly one outcome with something to read', async (_what, message) => {
    const outcome = await ask(message);
    expect(outcomeKinds).toContain(outcome.kind);
    expect(text(outcome).length).toBeGreaterThan(20);
    expect(text(outcome)).not.toContain('079090123456');
    expect(text(outcome)).not.toMatch(/undefined|\[object|NaN/u);
  });

  it.each([
    ['the same word', 'khai sinh '.repeat(10_000)],
    ['different words', Array.from({ length: 15_000 }, (_, index) => `từ${index}`).join(' ')],
    ['one word', 'a'.repeat(100_000)],
    ['a thousand question marks', `đăng ký khai sinh${'?'.repeat(1000)}`],
    ['combining marks', `a${'\u0301'.repeat(100_000)}`],
    ['line breaks', 'cần gì\n'.repeat(14_000)],
    ['what a pattern may go round in', `${'dạ vâng ok '.repeat(9000)}x`],
    ['half a dossier code', 'h15 50 '.repeat(14_000)],
  ])('a hundred thousand characters of %s take well under two seconds', async (_what, message) => {
    const started = performance.now();
    expect(outcomeKinds).toContain((await ask(message)).kind);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('may be a place, a code or a choice of a conversation that broke off anywhere', async () => {
    const { say } = talk(knowledge);
    for (const message of [
      'mai táng phí',
      '😀',
      '2',
      'cái thứ ba',
      '1.001193',
      'còn',
      'ở Cù Lao Xanh',
      'ok',
      'phí',
      '/huy',
      'gặp cán bộ',
      '1',
    ])
      expect(outcomeKinds).toContain((await say(message)).kind);
  });
});
