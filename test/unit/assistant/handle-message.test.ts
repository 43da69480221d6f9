import { describe, expect, it } from 'vitest';
import { Citation } from '../../../src/domain/message.js';
import { birth, procedure, residence, testKnowledge } from '../../support/procedures.js';
import { labels, talk, text } from '../../support/talk.js';

const knowledge = await testKnowledge();

describe('an answer', () => {
  it('says the facts, cites where they stand and ends with the source', async () => {
    const outcome = await talk(knowledge).say('nhập hộ khẩu hết bao nhiêu tiền');
    expect(outcome).toMatchObject({ kind: 'answered', facets: ['fee'] });
    expect(text(outcome)).toContain('20.000 đồng');
    expect(outcome.citations).toEqual([
      {
        code: residence.code,
        name: residence.name,
        section: 'fee',
        decision: '320/QĐ-THU',
        asOf: '2026-07',
        url: residence.source,
      },
    ]);
    expect(outcome.reply.blocks.at(-1)).toEqual({ type: 'source', citation: outcome.citations[0] });
  });

  it('takes the facets in the order asked, with one citation each', async () => {
    const outcome = await talk(knowledge).say('khai sinh mấy ngày có, nộp ở đâu, cần giấy tờ gì');
    expect(outcome.facets).toEqual(['time', 'place', 'papers']);
    expect(outcome.citations.map((cited) => Citation.parse(cited).section)).toEqual(['time', 'place', 'papers']);
    const said = text(outcome);
    expect(said.indexOf('Thời gian')).toBeLessThan(said.indexOf('Nơi nộp'));
    expect(said.indexOf('Nơi nộp')).toBeLessThan(said.indexOf('anh/chị cần'));
  });

  it('is an overview when only the procedure is named, and offers what it did not say', async () => {
    const outcome = await talk(knowledge).say('đăng ký khai sinh');
    expect(outcome).toMatchObject({ kind: 'answered', facets: [] });
    expect(outcome.citations[0]?.section).toBe('overview');
    expect(text(outcome)).toContain(birth.summary);
    expect(labels(outcome)).toEqual(['Lệ phí', 'Bao lâu xong', 'Nộp trực tuyến', 'Các bước']);
  });

  it.each([
    'lam giay khai sinh can gi',
    'LÀM GIẤY KHAI SINH CẦN GÌ',
    'làm giấy khai sinh cần gì'.normalize('NFD'),
    'khai sanh cần gì',
  ])('is the same however it is written: %s', async (question) => {
    const outcome = await talk(knowledge).say(question);
    expect(outcome).toMatchObject({ kind: 'answered', facets: ['papers'] });
    expect(outcome.citations[0]?.code).toBe(birth.code);
  });

  it('does not tell a discount on the day after its last in Vietnam, while it is still that day in London', async () => {
    const discounted = procedure({
      code: '1.014062',
      name: 'Cấp đổi thẻ căn cước',
      filing: [
        {
          way: 'desk',
          timeLimit: { unit: 'same_day' },
          fees: [{ kind: 'amount', amount: 25_000, validUntil: '2026-12-31' }],
        },
      ],
    });
    const small = await testKnowledge([discounted]);
    expect(text(await talk(small, '2026-12-31T16:59:00Z').say('lệ phí đổi thẻ căn cước'))).toContain('25.000');
    expect(text(await talk(small, '2026-12-31T17:01:00Z').say('lệ phí đổi thẻ căn cước'))).not.toContain('25.000');
  });
});

describe('a conversation', () => {
  it('keeps its procedure for a question that names none', async () => {
    const { say } = talk(knowledge);
    await say('nhập hộ khẩu cần gì');
    for (const [question, facet] of [
      ['còn lệ phí thì sao', 'fee'],
      ['thế mất bao lâu', 'time'],
      ['vậy nộp ở đâu ạ', 'place'],
      ['lam qua mang duoc khong', 'online'],
    ] as const) {
      const outcome = await say(question);
      expect(outcome.facets, question).toContain(facet);
      expect(outcome.citations[0]?.code, question).toBe(residence.code);
    }
  });

  it('goes over to another procedure as soon as one is named', async () => {
    const { say } = talk(knowledge);
    await say('khai sinh cần gì');
    expect((await say('còn nhập hộ khẩu thì bao lâu')).citations[0]?.code).toBe(residence.code);
    expect((await say('lệ phí')).citations[0]?.code).toBe(residence.code);
  });

  it('is not ended by thanks or a greeting in between', async () => {
    const { say } = talk(knowledge);
    await say('nhập hộ khẩu cần gì');
    await say('cảm ơn em');
    expect((await say('lệ phí bao nhiêu')).citations[0]?.code).toBe(residence.code);
  });

  it('is forgotten after an hour’s silence, and not a minute before', async () => {
    const early = talk(knowledge);
    await early.say('nhập hộ khẩu cần gì');
    early.wait(60);
    expect((await early.say('lệ phí bao nhiêu')).kind).toBe('answered');
    const late = talk(knowledge);
    await late.say('nhập hộ khẩu cần gì');
    late.wait(61);
    expect((await late.say('lệ phí bao nhiêu')).kind).not.toBe('answered');
  });

  it('is dropped by /huy', async () => {
    const { say, send, context } = talk(knowledge);
    await say('nhập hộ khẩu cần gì');
    expect((await send({ kind: 'command', command: 'cancel' })).kind).toBe('small_talk');
    expect(context()).toMatchObject({ facets: [], choices: [] });
    expect(context().procedureCode).toBeUndefined();
    expect((await say('lệ phí bao nhiêu')).kind).not.toBe('answered');
  });
});

describe('a place', () => {
  it('named in the text brings its own rule, where that was read, and its people', async () => {
    const { say, context } = talk(knowledge);
    const time = await say('nhập hộ khẩu ở huyện Cù Lao Xanh mất bao lâu');
    expect(text(time)).toContain('3 ngày làm việc');
    expect(text(time)).toContain('Quyết định 12 của xã Bãi Bàng');
    expect(context().localityId).toBe('cu-lao-xanh');
    const where = await say('nộp ở đâu');
    expect(text(where)).toContain('0299.123456');
    expect(text(where)).toContain('cả sáng thứ Bảy');
  });

  it('is remembered over an hour’s silence, the procedure is not', async () => {
    const { say, wait } = talk(knowledge);
    await say('nhập hộ khẩu ở Cù Lao Xanh');
    wait(90);
    expect(text(await say('nhập hộ khẩu bao lâu'))).toContain('3 ngày làm việc');
  });

  it('tells where and not what: a question may lean on the one before', async () => {
    const { say } = talk(knowledge);
    await say('nhập hộ khẩu bao lâu');
    for (const question of ['còn ở Cù Lao Xanh thì sao', 'o cu lao xanh mat bao lau']) {
      const outcome = await say(question);
      expect(outcome).toMatchObject({ kind: 'answered', facets: ['time'] });
      expect(text(outcome)).toContain('3 ngày làm việc');
    }
  });

  it('that is not named leaves the national rule', async () => {
    expect(text(await talk(knowledge).say('nhập hộ khẩu bao lâu'))).toContain('7 ngày làm việc');
  });
});
