import { Telegram } from 'telegraf';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failureReason } from '../../../../src/channels/telegram/failure.js';
import { sendTelegram } from '../../../../src/channels/telegram/send.js';
import { type BotApiServer, type Fault, startBotApiServer } from '../../../support/bot-api-server.js';

let server: BotApiServer;
let telegram: Telegram;
const part = { text: 'Lệ phí: <b>8.000 đồng</b> &amp; <a href="https://a.vn">nguồn</a>', parse_mode: 'HTML' as const };
const send = (chatId = '7', timeoutMs = 5_000) => sendTelegram(telegram, chatId, part, { timeoutMs });

beforeAll(async () => {
  server = await startBotApiServer();
  telegram = new Telegram(server.token, { apiRoot: server.url });
});
afterAll(() => server.close());
beforeEach(() => {
  server.clearFaults();
  server.citizen(7).says('xin chào');
});

it('sent: the text as the citizen sees it, without link previews', async () => {
  const result = await send();
  const message = server.sent(7).at(-1);
  expect(result).toEqual({ status: 'sent', externalId: String(message?.messageId) });
  expect(message).toMatchObject({ text: 'Lệ phí: 8.000 đồng & nguồn', previews: false });
});

describe.each<[string, Fault, object]>([
  [
    '429 with a time',
    { kind: 'status', status: 429, description: 'Too Many Requests: retry after 17', parameters: { retry_after: 17 } },
    { status: 'retry', afterMs: 17_000 },
  ],
  [
    '429 without a time',
    { kind: 'status', status: 429, description: 'Too Many Requests' },
    { status: 'retry', afterMs: 2_000 },
  ],
  [
    '401',
    { kind: 'status', status: 401, description: 'Unauthorized' },
    { status: 'retry', afterMs: 60_000, reason: expect.stringContaining('TELEGRAM_BOT_TOKEN') },
  ],
  [
    '404',
    { kind: 'status', status: 404, description: 'Not Found' },
    { status: 'retry', afterMs: 60_000, reason: expect.stringContaining('TELEGRAM_BOT_TOKEN') },
  ],
  [
    '403 blocked',
    { kind: 'status', status: 403, description: 'Forbidden: bot was blocked by the user' },
    { status: 'unreachable' },
  ],
  [
    '403 deactivated',
    { kind: 'status', status: 403, description: 'Forbidden: user is deactivated' },
    { status: 'unreachable' },
  ],
  [
    '403 kicked',
    { kind: 'status', status: 403, description: 'Forbidden: bot was kicked from the supergroup chat' },
    { status: 'unreachable' },
  ],
  [
    '400 chat not found',
    { kind: 'status', status: 400, description: 'Bad Request: chat not found' },
    { status: 'unreachable' },
  ],
  [
    '400 migrated',
    {
      kind: 'status',
      status: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -100777 },
    },
    { status: 'refused', reason: expect.stringContaining('-100777') },
  ],
  [
    '400 of another kind',
    { kind: 'status', status: 400, description: 'Bad Request: BUTTON_DATA_INVALID' },
    { status: 'refused', reason: expect.stringContaining('BUTTON_DATA_INVALID') },
  ],
  ['413', { kind: 'status', status: 413, description: 'Request Entity Too Large' }, { status: 'refused' }],
  ['500', { kind: 'status', status: 500 }, { status: 'retry', afterMs: 2_000 }],
  ['502', { kind: 'status', status: 502 }, { status: 'retry', afterMs: 2_000 }],
  ['a cut connection', { kind: 'reset' }, { status: 'retry', afterMs: 2_000 }],
  ['a lost answer', { kind: 'lose_answer' }, { status: 'retry', afterMs: 2_000 }],
  ['no answer', { kind: 'hang' }, { status: 'retry', afterMs: 2_000, reason: 'no answer within 0.15 s' }],
  ['an answer that is no JSON', { kind: 'garbage' }, { status: 'retry', afterMs: 2_000 }],
])('%s', (_, fault, expected) => {
  it('is a result, and tells no token', async () => {
    server.fault(fault);
    const result = await send('7', fault.kind === 'hang' ? 150 : 5_000);
    expect(result).toMatchObject(expected);
    expect(result).toHaveProperty('reason', expect.stringMatching(/\S/u));
    expect(JSON.stringify(result)).not.toContain('local-test-token');
    expect(await send()).toMatchObject({ status: 'sent' });
  });
});

it('a chat that never wrote is unreachable, a server that is away is tried again', async () => {
  expect(await send('12345')).toMatchObject({ status: 'unreachable' });
  const gone = new Telegram(server.token, { apiRoot: 'http://127.0.0.1:1' });
  const result = await sendTelegram(gone, '7', part);
  expect(result).toMatchObject({ status: 'retry', afterMs: 2_000, reason: expect.stringContaining('ECONNREFUSED') });
  expect(JSON.stringify(result)).not.toContain('local-test-token');
});

it('HTML that Telegram cannot read is sent once more as plain words', async () => {
  const broken = {
    ...part,
    text: '<b>Lệ phí</b>: 5 &lt; 6 <u>',
    reply_markup: { inline_keyboard: [[{ text: 'Có', callback_data: 'yes' }]] },
  };
  expect(await sendTelegram(telegram, '7', broken)).toMatchObject({ status: 'sent' });
  expect(server.sent(7).at(-1)).toMatchObject({ text: 'Lệ phí: 5 < 6', buttons: [{ label: 'Có', data: 'yes' }] });
  expect(server.sent(7).at(-1)?.parseMode).toBeUndefined();
  server.fault({ kind: 'status', status: 400, description: "Bad Request: can't parse entities: odd", times: 2 });
  expect(await send()).toMatchObject({ status: 'refused' });
});

it('masks any token, known or not, written out or as a URL', () => {
  const token = '123:abc';
  for (const words of [
    'at https://x/bot123:abc/getMe',
    'bot123%3Aabc',
    'bot999999:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getMe',
  ]) {
    expect(failureReason(new Error(words), token)).not.toMatch(/123:abc|123%3Aabc|AAHdq/u);
  }
});
