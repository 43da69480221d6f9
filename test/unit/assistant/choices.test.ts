/** Buttons, commands, codes, and the questions back. */
import { describe, expect, it } from 'vitest';
import { birth, funerals, residence, testKnowledge } from '../../support/procedures.js';
import { labels, talk, text } from '../../support/talk.js';

const knowledge = await testKnowledge();

describe('a question back', () => {
  it('offers at most five choices, a human among them', async () => {
    const outcome = await talk(knowledge).say('mai táng phí');
    expect(outcome.kind).toBe('clarification');
    expect(outcome.citations).toEqual([]);
    expect(labels(outcome).length).toBeGreaterThan(2);
    expect(labels(outcome).length).toBeLessThanOrEqual(5);
    expect(labels(outcome).at(-1)).toBe('Gặp cán bộ');
  });

  it('is not asked between two records of one name: the likelier level is answered', async () => {
    const central = { ...residence, code: '1.004223', level: 'central' as const };
    const outcome = await talk(await testKnowledge([residence, central])).say('đăng ký thường trú');
    expect(outcome.kind).toBe('answered');
    expect(outcome.citations[0]?.code).toBe(residence.code);
  });

  // What was asked before it was clear of what is not asked again.
  it.each([
    ['its button', (offered: string[]) => ({ press: offered[1] as string })],
    ['its number', () => ({ say: '2' })],
    ['its number in words', () => ({ say: 'số 2 nhé' })],
    ['its place', () => ({ say: 'cái thứ hai' })],
    ['its place without accents', () => ({ say: 'chon cai thu hai a' })],
    ['its label', (_: string[], said: string[]) => ({ say: said[1]?.toUpperCase() as string })],
  ])('is answered by %s, and the facets carry over', async (_what, choose) => {
    const { say, press } = talk(knowledge);
    const asked = await say('mai táng phí bao lâu có tiền');
    const payloads = asked.reply.choices.map((choice) => choice.payload);
    const wanted = asked.reply.choices[1];
    const reply: { press?: string; say?: string } = choose(payloads, labels(asked));
    const outcome = reply.press ? await press(reply.press, labels(asked)[1]) : await say(reply.say as string);
    expect(outcome.kind).toBe('answered');
    expect(outcome.citations[0]?.code).toBe(wanted?.code);
    expect(outcome.facets).toEqual(asked.facets);
    expect(text(outcome)).toContain('ngày làm việc');
  });

  it.each([
    ['cái đầu tiên', 0],
    ['cái cuối cùng ạ', 3],
  ])('"%s" picks by place; the human is no last choice', async (said, index) => {
    const { say } = talk(knowledge);
    const asked = await say('mai táng phí');
    expect((await say(said)).citations[0]?.code).toBe(asked.reply.choices[index]?.code);
  });

  it.each(['0', '9', 'số 8', '2 3'])('"%s" picks nothing and breaks nothing', async (said) => {
    const { say } = talk(knowledge);
    await say('mai táng phí');
    expect((await say(said)).kind).not.toBe('answered');
  });

  it('may be left alone: another question is another question', async () => {
    const { say } = talk(knowledge);
    await say('mai táng phí bao lâu');
    const outcome = await say('đăng ký khai sinh cần giấy tờ gì');
    expect(outcome).toMatchObject({ kind: 'answered', facets: ['papers'] });
    expect(outcome.citations[0]?.code).toBe(birth.code);
  });
});

describe('a button', () => {
  it('asks one facet of one procedure, even from an old message', async () => {
    const { press, wait } = talk(knowledge);
    wait(24 * 60);
    expect(await press(`p:${residence.code}:time`, 'Bao lâu xong')).toMatchObject({
      kind: 'answered',
      facets: ['time'],
    });
  });

  it.each(['Lệ phí', 'le phi', '1'])('may be typed instead of pressed: %s', async (typed) => {
    const { say } = talk(knowledge);
    await say('nhập hộ khẩu cần giấy tờ gì');
    const outcome = await say(typed);
    expect(outcome).toMatchObject({ kind: 'answered', facets: ['fee'] });
    expect(outcome.citations[0]?.code).toBe(residence.code);
  });

  it('for a human leads to people', async () => {
    const outcome = await talk(knowledge).press('human');
    expect(outcome.kind).toBe('handed_over');
    expect(text(outcome)).toContain('18001096');
  });

  it.each(['p:9.999999', 'p:', 'p::fee', 'x', ':::', `p:${'9'.repeat(60)}`, `p:${birth.code}:nothing`])(
    'with a payload nobody sent (%s) ends like any other turn',
    async (payload) => {
      const outcome = await talk(knowledge).press(payload);
      expect(['answered', 'not_found', 'small_talk', 'clarification']).toContain(outcome.kind);
      expect(outcome.reply.blocks.length).toBeGreaterThan(0);
    },
  );
});

describe('a command', () => {
  const command = (name: 'start' | 'help' | 'cancel', argument?: string) =>
    talk(knowledge).send({ kind: 'command', command: name, ...(argument === undefined ? {} : { argument }) });

  it('/start welcomes and offers something to press', async () => {
    const outcome = await command('start');
    expect(outcome.kind).toBe('small_talk');
    expect(labels(outcome).length).toBeGreaterThan(0);
  });

  it('/start with a procedure, as a link on a poster has it, answers at once', async () => {
    const outcome = await command('start', 'proc_1_001193');
    expect(outcome.kind).toBe('answered');
    expect(outcome.citations[0]?.code).toBe(birth.code);
  });

  it.each(['proc_1_00119', 'proc_1.001193', 'xyz', ''])('/start %s welcomes', async (argument) => {
    expect((await command('start', argument)).kind).toBe('small_talk');
  });

  it('/start with a code that is gone says so', async () => {
    expect((await command('start', 'proc_9_999999')).kind).toBe('not_found');
  });

  it('/help says what can be asked and how to stop', async () => {
    expect(text(await command('help'))).toContain('/huy');
  });
});

describe('a code in the text', () => {
  it.each([
    [`thủ tục ${residence.code} lệ phí bao nhiêu`, residence.code],
    [`${birth.code}.000.00.00.H48 lệ phí`, birth.code],
    [`mã ${funerals[2]?.code}: lệ phí?`, funerals[2]?.code],
  ])('%s', async (question, code) => {
    const outcome = await talk(knowledge).say(question);
    expect(outcome).toMatchObject({ kind: 'answered', facets: ['fee'] });
    expect(outcome.citations[0]?.code).toBe(code);
  });

  it('that is unknown is named as unknown', async () => {
    const outcome = await talk(knowledge).say('1.999999 cần gì');
    expect(outcome.kind).toBe('not_found');
    expect(text(outcome)).toContain('1.999999');
  });

  it.each(['11.001193', '1.0011934', '1.00119'])('is not read into a longer number: %s', async (question) => {
    const outcome = await talk(knowledge).say(question);
    expect(outcome.kind).not.toBe('answered');
  });
});
