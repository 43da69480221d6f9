import { describe, expect, it } from 'vitest';
import { timeline } from '../../../src/console/chat/timeline.js';
import { assistant, at, citizen, sending } from '../../support/chat-messages.js';

const shown = (...parameters: Parameters<typeof timeline>): unknown[] =>
  timeline(...parameters).map(({ blocks }) => (blocks[0]?.type === 'paragraph' ? blocks[0].text : undefined));

describe('order', () => {
  it('puts a message on its way after what was there when it was written', () => {
    const outgoing = [sending('x', 'hai', 1), sending('y', 'ba', 1)];
    expect(shown({ messages: [citizen(0, 'một'), assistant(1, 'dạ'), assistant(2, 'đến sau')], outgoing })).toEqual([
      'một',
      'dạ',
      'hai',
      'ba',
      'đến sau',
    ]);
  });

  it('keeps a message’s key when the server confirms it, so that its element lives on', () => {
    const [before] = timeline({ messages: [], outgoing: [sending('x', 'một', -1)] });
    const [after] = timeline({ messages: [citizen(0, 'một', { clientId: 'x' })], outgoing: [] });
    expect(before?.key).toBe(after?.key);
    expect(before?.outgoing).toBeDefined();
    expect(after?.outgoing).toBeUndefined();
  });

  it('gives every item a key of its own', () => {
    const items = timeline({
      messages: [assistant(0, 'a'), assistant(1, 'b'), citizen(2, 'c', { clientId: 'x' })],
      outgoing: [sending('y', 'd', 2)],
    });
    expect(new Set(items.map((item) => item.key)).size).toBe(4);
  });
});

describe('runs and days', () => {
  it('begin a run with another side, a long pause or another day', () => {
    const messages = [
      assistant(0, 'chào'),
      assistant(1, 'cần gì ạ'),
      citizen(2, 'hỏi'),
      citizen(3, 'mười một phút sau', { at: at(13) }),
      citizen(4, 'hôm sau', { at: '2026-11-24T02:00:00.000Z' }),
    ];
    const items = timeline({ messages, outgoing: [] });
    expect(items.map((item) => item.startsRun)).toEqual([true, false, true, true, true]);
    expect(items.map((item) => item.startsDay)).toEqual([true, false, false, false, true]);
  });

  it('part the days at midnight in Vietnam', () => {
    const messages = [
      citizen(0, 'khuya', { at: '2026-11-23T16:59:00.000Z' }),
      citizen(1, 'sang ngày', { at: '2026-11-23T17:01:00.000Z' }),
    ];
    expect(timeline({ messages, outgoing: [] })[1]?.startsDay).toBe(true);
  });
});

describe('choices', () => {
  const asked = assistant(0, 'Việc nào ạ?', ['Lệ phí', 'Nộp ở đâu']);

  it('are open until the citizen goes on', () => {
    expect(timeline({ messages: [asked, assistant(1, 'còn gì nữa không')], outgoing: [] })[0]).toMatchObject({
      choicesOpen: true,
    });
    const [after] = timeline({ messages: [asked, citizen(1, 'câu khác')], outgoing: [] });
    expect(after).toMatchObject({ choicesOpen: false });
    expect(after?.chosen).toBeUndefined();
  });

  it('remember which was taken, also while the press is on its way', () => {
    for (const rest of [
      { messages: [asked, citizen(1, 'Nộp ở đâu')], outgoing: [] },
      { messages: [asked], outgoing: [sending('x', 'Nộp ở đâu', 0)] },
    ])
      expect(timeline(rest)[0]).toMatchObject({ choicesOpen: false, chosen: 'Nộp ở đâu' });
  });

  it('stay open after a press that failed', () => {
    const outgoing = [sending('x', 'Lệ phí', 0, { state: 'failed', body: { choice: 'p:1' } })];
    expect(timeline({ messages: [asked], outgoing })[0]).toMatchObject({ choicesOpen: true });
  });

  it('of older questions are matched with the answer that followed them, not with a later one', () => {
    const messages = [
      asked,
      citizen(1, 'Lệ phí'),
      assistant(2, 'Gì nữa?', ['Lệ phí', 'Mẫu đơn']),
      citizen(3, 'Mẫu đơn'),
    ];
    const items = timeline({ messages, outgoing: [] });
    expect(items.map((item) => item.chosen)).toEqual(['Lệ phí', undefined, 'Mẫu đơn', undefined]);
  });
});

it('of nothing is nothing', () => {
  expect(timeline({ messages: [], outgoing: [] })).toEqual([]);
});
