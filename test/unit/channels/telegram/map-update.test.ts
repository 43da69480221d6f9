import fc from 'fast-check';
import type { Update } from 'telegraf/types';
import { describe, expect, it } from 'vitest';
import { mapUpdate } from '../../../../src/channels/telegram/map-update.js';
import type { InboundContent } from '../../../../src/domain/message.js';

const now = new Date('2026-11-23T08:00:00Z');
const me = { id: 99, username: 'MotCuaBot' };
const citizen = { id: 7, is_bot: false, first_name: 'Lan' };
const home = { id: 7, type: 'private' };
const group = { id: -1001234567890, type: 'supergroup' };

/** Updates are written loosely on purpose: the wire keeps no promise to our types. */
const map = (update: unknown) => mapUpdate(update as Update, now, me);
const content = (update: object) => map({ update_id: 1, ...update })?.content;
const message = (fields: object) =>
  content({ message: { message_id: 5, date: 1, from: citizen, chat: home, ...fields } });
const inGroup = (fields: object) => message({ chat: group, ...fields });

const text = (value: string): InboundContent => ({ kind: 'text', text: value });

describe('a private message', () => {
  it('keeps ids as strings and the time of receiving', () => {
    expect(
      map({
        update_id: 4_503_599_627_370_495,
        message: { chat: { id: 4_398_046_511_103, type: 'private' }, text: 'xin chào' },
      }),
    ).toEqual({
      channel: 'telegram',
      externalId: '4503599627370495',
      conversationExternalId: '4398046511103',
      content: text('xin chào'),
      receivedAt: now,
    });
  });

  it.each<[string, InboundContent]>([
    ['làm giấy khai sinh cần gì', text('làm giấy khai sinh cần gì')],
    ['/start', { kind: 'command', command: 'start' }],
    ['/start proc_1_001193', { kind: 'command', command: 'start', argument: 'proc_1_001193' }],
    ['/help', { kind: 'command', command: 'help' }],
    ['/help@MotCuaBot', { kind: 'command', command: 'help' }],
    ['/huy', { kind: 'command', command: 'cancel' }],
    ['/hủy', { kind: 'command', command: 'cancel' }],
    ['/HUY  ', { kind: 'command', command: 'cancel' }],
    ['/cancel', { kind: 'command', command: 'cancel' }],
    ['/khaisinh', text('khaisinh')],
    ['/khaisinh@MotCuaBot cần gì', text('khaisinh cần gì')],
    ['/khai sinh cần gì', text('khai sinh cần gì')],
    ['/gửi a@b.vn được không', text('gửi a@b.vn được không')],
    ['/1.001193', text('1.001193')],
    ['/constructor', text('constructor')],
    ['/', text('/')],
    ['nộp ở 12/3 đường Láng', text('nộp ở 12/3 đường Láng')],
    ['a\u0000b \ud800 😀', text('ab  😀')],
  ])('%j', (typed, expected) => {
    expect(message({ text: typed })).toEqual(expected);
  });

  it.each(['photo', 'voice', 'audio', 'video', 'video_note', 'document', 'sticker', 'location', 'contact'])(
    '%s is unsupported by that name',
    (kind) => {
      expect(message({ [kind]: {} })).toEqual({ kind: 'unsupported', what: kind });
    },
  );

  it.each([
    ['animation, which also has a document', { animation: {}, document: {} }, 'other'],
    ['venue, which also has a location', { venue: {}, location: {} }, 'location'],
    ['dice', { dice: {} }, 'other'],
    ['poll', { poll: {} }, 'other'],
    ['a kind of next year', { hologram: {} }, 'other'],
  ])('%s', (_, fields, what) => {
    expect(message(fields)).toEqual({ kind: 'unsupported', what });
  });

  it('answers the caption of a photo', () => {
    expect(message({ photo: [], caption: 'giấy này làm ở đâu' })).toEqual(text('giấy này làm ở đâu'));
  });

  it.each(['pinned_message', 'write_access_allowed', 'message_auto_delete_timer_changed', 'new_chat_members'])(
    '%s is no message',
    (key) => {
      expect(message({ [key]: {} })).toBeUndefined();
    },
  );
});

describe('a pressed button', () => {
  const keyboard = {
    inline_keyboard: [
      [{ text: 'Lệ phí', callback_data: 'f:fee' }],
      [
        { text: 'Nơi nộp', callback_data: 'f:place' },
        { text: 'Trang', url: 'https://a.vn' },
      ],
    ],
  };
  const press = (fields: object) => map({ update_id: 2, callback_query: { id: '1', from: citizen, ...fields } });

  it('carries payload and label', () => {
    const found = press({ data: 'f:place', message: { chat: home, reply_markup: keyboard } });
    expect(found?.content).toEqual({ kind: 'choice', payload: 'f:place', label: 'Nơi nộp' });
    expect(found?.conversationExternalId).toBe('7');
  });

  it('has no label when the message is too old to be shown', () => {
    expect(press({ data: 'f:fee', message: { chat: home, message_id: 3, date: 0 } })?.content).toEqual({
      kind: 'choice',
      payload: 'f:fee',
    });
  });

  it('counts in a group without being addressed', () => {
    expect(press({ data: 'f:fee', message: { chat: group, reply_markup: keyboard } })?.content).toMatchObject({
      label: 'Lệ phí',
    });
  });

  it.each([
    ['no message', { data: 'f:fee', inline_message_id: 'x' }],
    ['a game', { game_short_name: 'g', message: { chat: home } }],
  ])('is left out with %s', (_, fields) => {
    expect(press(fields)).toBeUndefined();
  });
});

describe('a group', () => {
  it.each<[string, object, InboundContent]>([
    ['a command', { text: '/start' }, { kind: 'command', command: 'start' }],
    ['a command with the name', { text: '/help@motcuabot' }, { kind: 'command', command: 'help' }],
    ['a mention in front', { text: '@MotCuaBot, làm khai sinh cần gì?' }, text('làm khai sinh cần gì?')],
    ['a mention inside', { text: 'nhờ @motcuabot chỉ giúp, cảm ơn @lan' }, text('nhờ chỉ giúp, cảm ơn @lan')],
    ['a bare mention', { text: '@MotCuaBot' }, { kind: 'command', command: 'help' }],
    ['a caption with a mention', { photo: [], caption: '@MotCuaBot giấy gì đây' }, text('giấy gì đây')],
    [
      'a reply to the bot',
      { text: 'còn lệ phí?', reply_to_message: { from: { id: 99, is_bot: true } } },
      text('còn lệ phí?'),
    ],
    [
      'a photo as a reply',
      { photo: [], reply_to_message: { from: { id: 99 } } },
      { kind: 'unsupported', what: 'photo' },
    ],
    [
      'a text mention',
      { text: 'Một cửa ơi', entities: [{ type: 'text_mention', offset: 0, length: 6, user: { id: 99 } }] },
      text('Một cửa ơi'),
    ],
    [
      'an anonymous administrator',
      { text: '/help', from: { id: 1087968824, is_bot: true }, sender_chat: { id: group.id } },
      { kind: 'command', command: 'help' },
    ],
  ])('hears %s', (_, fields, expected) => {
    expect(inGroup(fields)).toEqual(expected);
  });

  it.each<[string, object]>([
    ['talk among members', { text: 'mai họp tổ dân phố nhé' }],
    ['a mention of somebody else', { text: '@lan ơi' }],
    ['a mention of another bot', { text: '@OtherBot khai sinh' }],
    ['another bot’s command', { text: '/start@OtherBot' }],
    ['a reply to somebody else', { text: 'ừ', reply_to_message: { from: citizen } }],
    ['an e-mail address', { text: 'gửi abc@motcuabot.vn' }],
    ['a photo', { photo: [] }],
    ['another bot', { text: '/start', from: { id: 5, is_bot: true } }],
  ])('does not hear %s', (_, fields) => {
    expect(inGroup(fields)).toBeUndefined();
  });

  it('goes by the ending of bots’ names as long as the bot does not know its own', () => {
    const update = {
      update_id: 1,
      message: { chat: group, from: citizen, text: '@MotCuaBot phí?' },
    } as unknown as Update;
    expect(mapUpdate(update, now)?.content).toEqual(text('phí?'));
  });
});

describe('what is no citizen’s message', () => {
  it.each([
    ['edited_message', { edited_message: { chat: home, text: 'a' } }],
    ['channel_post', { channel_post: { chat: { id: -1, type: 'channel' }, text: 'a' } }],
    ['message in a channel', { message: { chat: { id: -1, type: 'channel' }, text: 'a' } }],
    ['my_chat_member', { my_chat_member: { chat: home } }],
    ['poll', { poll: { id: '1' } }],
    ['inline_query', { inline_query: { id: '1', query: 'a' } }],
    ['an unknown kind', { teleport: {} }],
    ['nothing', {}],
  ])('%s', (_, update) => {
    expect(content(update)).toBeUndefined();
  });

  it('an id that JSON.parse has rounded: it could be another person’s', () => {
    expect(map({ update_id: 1, message: { chat: { id: 2 ** 60, type: 'private' }, text: 'a' } })).toBeUndefined();
    expect(map({ update_id: 2 ** 60, message: { chat: home, text: 'a' } })).toBeUndefined();
  });
});

describe('odd updates', () => {
  it('a message without from, type or other fields is still read', () => {
    expect(
      map({ update_id: 1, message: { chat: { id: 7 }, text: 'a', entities: 'odd', reply_markup: 3 } })?.content,
    ).toEqual(text('a'));
  });

  it('never throw', () => {
    const keys = fc.constantFrom(
      'update_id',
      'message',
      'callback_query',
      'chat',
      'id',
      'type',
      'text',
      'from',
      'data',
      'entities',
      'reply_markup',
      'caption',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(null, undefined, '', '/start', '@MotCuaBot', 1, -1, Number.NaN, 2 ** 70, true),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(tree, tree, (inner, outer) => {
        map(outer);
        map({ update_id: 1, message: inner });
        map({ update_id: 1, message: { chat: group, text: inner, from: outer } });
      }),
    );
  });
});
