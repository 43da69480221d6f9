/** Real telegraf on the wire against the local Bot API server. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fastify } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createTelegramChannel,
  type TelegramConnection,
  type TelegramOptions,
} from '../../src/channels/telegram/telegram-channel.js';
import { telegramWebhook } from '../../src/channels/telegram/webhook-route.js';
import type { InboundMessage, Reply } from '../../src/domain/message.js';
import { type BotApiServer, startBotApiServer } from '../support/bot-api-server.js';

const secret = 'loopback-secret_1';
const lan = 7001;

let server: BotApiServer;
let closing: Array<() => Promise<unknown>>;
let logged: string[];

beforeEach(async () => {
  server = await startBotApiServer();
  closing = [];
  logged = [];
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  await server.close();
  expect(logged.join('\n')).not.toContain('local-test-token');
});

const log = (level: string) => (fields: unknown, words?: string) =>
  void logged.push(`${level} ${words} ${JSON.stringify(fields)}`);
const logger = {
  debug: log('debug'),
  info: log('info'),
  warn: log('warn'),
  error: log('error'),
} as TelegramOptions['logger'];

/** Stores as the real one does: once for each external id. `failing` makes it reject. */
function inMemoryIngest() {
  const stored = new Map<string, InboundMessage>();
  const state = { failing: false, tries: 0, delayMs: 0 };
  const ingest = async (message: InboundMessage): Promise<void> => {
    state.tries += 1;
    if (state.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, state.delayMs));
    if (state.failing) throw new Error('database away');
    if (!stored.has(message.externalId)) stored.set(message.externalId, message);
  };
  const texts = (): string[] =>
    [...stored.values()].map(({ content }) => (content.kind === 'text' ? content.text : content.kind));
  return { ingest, state, texts, stored: () => [...stored.values()] };
}

function connect(options: Partial<TelegramOptions> & Pick<TelegramOptions, 'ingest'>): TelegramConnection {
  const telegram = createTelegramChannel({
    token: server.token,
    apiRoot: server.url,
    logger,
    backoff: { first: 10, most: 40 },
    pollSeconds: 2,
    ...options,
  });
  closing.push(() => telegram.stop());
  return telegram;
}

const reply = (text: string, choices: Reply['choices'] = []): Reply => ({
  blocks: [{ type: 'paragraph', text }],
  choices,
});

async function sendAll(telegram: TelegramConnection, chatId: number, what: Reply) {
  const results = [];
  for (const part of telegram.channel.render(what)) results.push(await telegram.channel.send(String(chatId), part));
  return results;
}

describe('polling', () => {
  it('stores what citizens do, in the order of each chat, and confirms it', async () => {
    const box = inMemoryIngest();
    box.state.delayMs = 3;
    await connect(box).start();
    for (let n = 0; n < 20; n += 1) for (const chat of [1, 2, 3]) server.citizen(chat).says(`${chat}:${n}`);
    await server.waitForQuiet();
    expect(box.stored()).toHaveLength(60);
    for (const chat of [1, 2, 3]) {
      expect(box.texts().filter((text) => text.startsWith(`${chat}:`))).toEqual(
        Array.from({ length: 20 }, (_, n) => `${chat}:${n}`),
      );
    }
    expect(box.stored()[0]).toMatchObject({ channel: 'telegram', externalId: '1', conversationExternalId: '1' });
  });

  it('removes a webhook left over, sets the commands, and asks only for what it reads', async () => {
    await fetch(`${server.url}/bot${server.token}/setWebhook`, {
      method: 'POST',
      body: JSON.stringify({ url: 'http://127.0.0.1:1/old' }),
    });
    const box = inMemoryIngest();
    await connect(box).start();
    await server.waitFor(() => server.state().commands);
    expect(server.state().webhook).toBeNull();
    expect(server.state().commands).toMatchObject([{ command: 'start' }, { command: 'help' }, { command: 'huy' }]);
    await server.waitFor(() => server.state().calls.getUpdates);
    server.inject({ edited_message: { chat: { id: lan, type: 'private' }, text: 'sửa' } });
    server.citizen(lan).says('mới');
    await server.waitForQuiet();
    expect(box.texts()).toEqual(['mới']);
  });

  it('keeps what arrived while it was down', async () => {
    const box = inMemoryIngest();
    server.citizen(lan).says('hỏi lúc máy tắt');
    await connect(box).start();
    await server.waitForQuiet();
    expect(box.texts()).toEqual(['hỏi lúc máy tắt']);
  });

  it('tries a failing ingest again until it is stored, and confirms nothing before', async () => {
    const box = inMemoryIngest();
    box.state.failing = true;
    await connect(box).start();
    for (const text of ['một', 'hai', 'ba']) server.citizen(lan).says(text);
    await server.waitFor(() => box.state.tries >= 4);
    expect(server.state().confirmed).toBe(0);
    box.state.failing = false;
    await server.waitForQuiet();
    expect(box.texts()).toEqual(['một', 'hai', 'ba']);
    expect(
      logged.some((line) => line.startsWith('error telegram: update not stored') && line.includes('database away')),
    ).toBe(true);
  });

  it('loses nothing when it stops on a failing ingest, and stops at once', async () => {
    const broken = inMemoryIngest();
    broken.state.failing = true;
    const first = connect({ ...broken, backoff: { first: 60_000, most: 60_000 } });
    await first.start();
    server.citizen(lan).says('đừng mất câu này');
    await server.waitFor(() => broken.state.tries > 0);
    const before = Date.now();
    await first.stop();
    expect(Date.now() - before).toBeLessThan(1_000);
    expect(server.state()).toMatchObject({ pending: 1, confirmed: 0 });

    const box = inMemoryIngest();
    await connect(box).start();
    await server.waitForQuiet();
    expect(box.texts()).toEqual(['đừng mất câu này']);
  });

  it('stops only after what it is storing is stored', async () => {
    const box = inMemoryIngest();
    box.state.delayMs = 80;
    const telegram = connect(box);
    await telegram.start();
    server.citizen(lan).says('đang lưu');
    await server.waitFor(() => box.state.tries > 0);
    await telegram.stop();
    expect(box.texts()).toEqual(['đang lưu']);
  });

  it('survives Telegram being away, answering nonsense, or limiting it', async () => {
    const box = inMemoryIngest();
    await connect(box).start();
    const faults = [
      { kind: 'status', status: 502 },
      { kind: 'reset' },
      { kind: 'lose_answer' },
      { kind: 'garbage' },
    ] as const;
    for (const fault of faults) server.fault({ ...fault, method: 'getUpdates' });
    server.fault({
      kind: 'status',
      status: 429,
      description: 'Too Many Requests',
      parameters: { retry_after: 0 },
      method: 'getUpdates',
    });
    for (const text of ['a', 'b', 'c']) {
      server.citizen(lan).says(text);
      await server.waitFor(() => box.texts().includes(text));
    }
    expect(box.texts()).toEqual(['a', 'b', 'c']);
  });

  it('survives a second process polling the same bot, and says so', async () => {
    const box = inMemoryIngest();
    await connect(box).start();
    await connect(box).start();
    await server.waitFor(() => logged.some((line) => line.startsWith('error telegram: conflict')));
    server.citizen(lan).says('vẫn nghe');
    await server.waitFor(() => box.texts().includes('vẫn nghe'));
  });

  it('starts without Telegram and connects when it comes back', async () => {
    const box = inMemoryIngest();
    server.fault({ kind: 'reset', method: 'getMe', times: 3 });
    await connect(box).start();
    server.citizen(lan).says('xin chào');
    await server.waitForQuiet();
    expect(logged.filter((line) => line.includes('not reachable'))).toHaveLength(3);
  });

  it('says that the token is wrong, and does not crash', async () => {
    const telegram = connect({ ...inMemoryIngest(), token: '123456:another-local-test-token' });
    await telegram.start();
    expect(logged.join()).toContain('TELEGRAM_BOT_TOKEN');
    expect(await telegram.channel.send('1', telegram.channel.render(reply('Dạ.'))[0] ?? {})).toMatchObject({
      status: 'retry',
      afterMs: 60_000,
    });
    const odd = connect({ ...inMemoryIngest(), token: 'local-test-token' });
    await odd.start();
    expect(logged.filter((line) => line.includes('TELEGRAM_BOT_TOKEN'))).toHaveLength(2);
  });

  it('an update of an odd shape does not stop the ones behind it', async () => {
    const box = inMemoryIngest();
    await connect(box).start();
    for (const odd of [{ message: null }, { callback_query: null }, { message: { chat: null, text: 5 } }])
      server.inject(odd);
    server.inject({ callback_query: { id: '5', from: { id: 1 }, game_short_name: 'x' } });
    server.citizen(lan).says('sau đó');
    await server.waitForQuiet();
    expect(box.texts()).toEqual(['sau đó']);
  });
});

describe('buttons', () => {
  it('come back as a choice with their label, and the press is answered after it is stored', async () => {
    const box = inMemoryIngest();
    const telegram = connect(box);
    await telegram.start();
    server.citizen(lan).says('/start proc_1_001193');
    await server.waitForQuiet();
    const choices = [
      { label: 'Lệ phí', payload: 'f:fee' },
      { label: 'Nơi nộp', payload: 'f:place' },
    ];
    expect(await sendAll(telegram, lan, reply('Anh/chị hỏi gì ạ?', choices))).toMatchObject([{ status: 'sent' }]);
    box.state.failing = true;
    server.citizen(lan).presses('Nơi nộp');
    const before = box.state.tries;
    await server.waitFor(() => box.state.tries > before + 2);
    expect(server.answeredPresses).toEqual([]);
    box.state.failing = false;
    await server.waitFor(() => server.answeredPresses.length === 1);
    expect(box.stored().map((message) => message.content)).toEqual([
      { kind: 'command', command: 'start', argument: 'proc_1_001193' },
      { kind: 'choice', payload: 'f:place', label: 'Nơi nộp' },
    ]);
  });

  it('a press that cannot be answered any more is stored all the same', async () => {
    const box = inMemoryIngest();
    const telegram = connect(box);
    await telegram.start();
    server.citizen(lan).says('chào');
    await server.waitForQuiet();
    await sendAll(telegram, lan, reply('Dạ?', [{ label: 'Có', payload: 'yes' }]));
    server.fault({ kind: 'hang', method: 'answerCallbackQuery' });
    server.citizen(lan).presses('yes');
    await server.waitForQuiet();
    expect(box.stored().at(-1)?.content).toMatchObject({ kind: 'choice', payload: 'yes' });
  });
});

describe('sending', () => {
  const connected = async (): Promise<TelegramConnection> => {
    const telegram = connect(inMemoryIngest());
    await telegram.start();
    server.citizen(lan).says('chào');
    await server.waitForQuiet();
    return telegram;
  };

  it('a long reply goes out in parts, in order, with the buttons under the last, over one kept connection', async () => {
    const telegram = await connected();
    const long = Array.from({ length: 900 }, (_, n) => `Mục ${n}: nộp <tờ khai> & bản sao.`);
    const results = await sendAll(telegram, lan, {
      blocks: [{ type: 'list', items: long }],
      choices: [{ label: 'Xem tiếp', payload: 'more' }],
    });
    expect(results.every((result) => result.status === 'sent')).toBe(true);
    const sent = server.sent(lan);
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.map((message) => message.text).join('\n')).toBe(long.map((item) => `• ${item}`).join('\n'));
    expect(sent.map((message) => message.buttons.length)).toEqual(
      sent.map((_, index) => (index === sent.length - 1 ? 1 : 0)),
    );
    // One is held by the long poll; the others come and go with what start() does side by side.
    expect(server.state().connections).toBeLessThanOrEqual(4);
  });

  it('obeys a 429', async () => {
    const telegram = await connected();
    server.limit({ perChat: { messages: 1, perMs: 900 } });
    const [first, second] = await sendAll(telegram, lan, reply('x '.repeat(3000)));
    expect(first).toMatchObject({ status: 'sent' });
    expect(second).toMatchObject({ status: 'retry', afterMs: 1000 });
    await new Promise((resolve) => setTimeout(resolve, second?.status === 'retry' ? second.afterMs : 0));
    expect(await telegram.channel.send(String(lan), telegram.channel.render(reply('Dạ.'))[0] ?? {})).toMatchObject({
      status: 'sent',
    });
  });

  it('knows when a citizen has blocked the bot, never wrote, or the group has moved', async () => {
    const telegram = await connected();
    server.citizen(lan).blocks();
    expect(await sendAll(telegram, lan, reply('Dạ.'))).toMatchObject([{ status: 'unreachable' }]);
    server.citizen(lan).unblocks();
    expect(await sendAll(telegram, lan, reply('Dạ.'))).toMatchObject([{ status: 'sent' }]);
    expect(await sendAll(telegram, 999, reply('Dạ.'))).toMatchObject([{ status: 'unreachable' }]);
    server.migrate(lan, -100123);
    expect(await sendAll(telegram, lan, reply('Dạ.'))).toMatchObject([
      { status: 'refused', reason: expect.stringContaining('-100123') },
    ]);
  });

  it('a lost answer is tried again: the citizen may see it twice, never not at all', async () => {
    const telegram = await connected();
    server.fault({ kind: 'lose_answer' });
    expect(await sendAll(telegram, lan, reply('Dạ.'))).toMatchObject([{ status: 'retry', afterMs: 2000 }]);
    expect(await sendAll(telegram, lan, reply('Dạ.'))).toMatchObject([{ status: 'sent' }]);
    expect(server.sent(lan)).toHaveLength(2);
  });

  it('refuses a part that was not rendered for Telegram', async () => {
    const telegram = await connected();
    expect(await telegram.channel.send(String(lan), { message: 'for Zalo' })).toMatchObject({ status: 'refused' });
  });
});

describe('webhook', () => {
  async function listening(box: ReturnType<typeof inMemoryIngest>) {
    const app = fastify();
    closing.push(() => app.close());
    // The port is known only when it listens, and routes are added before.
    const probe = connect({ ...box, webhook: { url: 'http://127.0.0.1/webhooks/telegram', secret } });
    await app.register(telegramWebhook, probe);
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    const telegram = connect({ ...box, webhook: { url: `${origin}/webhooks/telegram`, secret } });
    await telegram.start();
    return { app, telegram, url: `${origin}/webhooks/telegram` };
  }
  const post = (url: string, body: string, headers: Record<string, string> = {}) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const update = JSON.stringify({ update_id: 77, message: { chat: { id: lan, type: 'private' }, text: 'khai sinh' } });
  const signed = { 'x-telegram-bot-api-secret-token': secret };

  it('takes what Telegram delivers, the same way as polling', async () => {
    const box = inMemoryIngest();
    await listening(box);
    server.citizen(lan).says('một');
    server.citizen(lan).says('hai');
    await server.waitForQuiet();
    expect(box.texts()).toEqual(['một', 'hai']);
    expect(server.deliveries().map((delivery) => delivery.status)).toEqual([200, 200]);
    expect(server.state().calls.getUpdates).toBeUndefined();
  });

  it('answers 500 while it cannot store, and Telegram delivers again', async () => {
    const box = inMemoryIngest();
    await listening(box);
    box.state.failing = true;
    server.citizen(lan).says('đừng mất');
    await server.waitFor(() => server.deliveries().length >= 2);
    box.state.failing = false;
    await server.waitForQuiet();
    expect(box.texts()).toEqual(['đừng mất']);
    expect(
      server
        .deliveries()
        .map((delivery) => delivery.status)
        .slice(0, 2),
    ).toEqual([500, 500]);
  });

  it('lets nobody else in', async () => {
    const box = inMemoryIngest();
    const { url } = await listening(box);
    expect((await post(url, update)).status).toBe(401);
    for (const wrong of ['', 'x', `${secret}x`, secret.slice(1), secret.toUpperCase()]) {
      expect((await post(url, update, { 'x-telegram-bot-api-secret-token': wrong })).status).toBe(401);
    }
    // Refused by the header alone: a body that is no JSON makes no difference.
    expect((await post(url, '{broken')).status).toBe(401);
    expect(box.state.tries).toBe(0);
    expect((await post(url, update, signed)).status).toBe(200);
    expect(box.texts()).toEqual(['khai sinh']);
  });

  it('answers 400 for what is no update, 413 for what is too large', async () => {
    const box = inMemoryIngest();
    const { url } = await listening(box);
    for (const body of ['{}', '[]', 'null', '"a"', '{"update_id":"5"}', '{broken'])
      expect((await post(url, body, signed)).status).toBe(400);
    expect((await post(url, JSON.stringify({ update_id: 1, pad: 'x'.repeat(1024 * 1024) }), signed)).status).toBe(413);
    expect((await post(url, '{"update_id":5,"poll":{}}', signed)).status).toBe(200);
    expect(box.state.tries).toBe(0);
  });

  it('keeps taking updates when Telegram itself was away at the first one', async () => {
    const box = inMemoryIngest();
    const telegram = connect({ ...box, webhook: { url: 'http://127.0.0.1/hook', secret } });
    server.fault({ kind: 'reset', method: 'getMe' });
    await expect(telegram.handleUpdate(JSON.parse(update))).rejects.toThrow();
    await telegram.handleUpdate(JSON.parse(update));
    expect(box.texts()).toEqual(['khai sinh']);
  });

  it.each(['', ' ', 'có dấu', 'a b', 'x'.repeat(257), 'a\n'])('does not exist with the secret %j', (bad) => {
    expect(() => connect({ ...inMemoryIngest(), webhook: { url: 'https://a.vn/hook', secret: bad } })).toThrow(
      /TELEGRAM_WEBHOOK_SECRET/u,
    );
  });

  it('adds no route when the bot polls', async () => {
    const app = fastify();
    closing.push(() => app.close());
    await app.register(telegramWebhook, connect(inMemoryIngest()));
    expect((await app.inject({ method: 'POST', url: '/webhooks/telegram' })).statusCode).toBe(404);
  });
});

describe('the Bot API server as its own process', () => {
  it('prints its URL and is driven over HTTP', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'test/support/bot-api-server.ts', '--port', '0', '--token', '1:child-local-test-token'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    closing.push(async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    });
    const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
    const order = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${url}/control/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return (await response.json()) as unknown;
    };
    const box = inMemoryIngest();
    const telegram = connect({ ...box, token: '1:child-local-test-token', apiRoot: url });
    await telegram.start();
    expect(
      await order('POST', 'citizens', [
        { chatId: 5, text: 'một' },
        { chatId: 5, photo: true },
      ]),
    ).toEqual([1, 2]);
    expect(await order('POST', 'updates', { message: { chat: { id: 6, type: 'private' }, text: 'ba' } })).toEqual([3]);
    await server.waitFor(() => box.stored().length === 3);
    await order('POST', 'faults', { kind: 'status', status: 500 });
    expect(await sendAll(telegram, 6, reply('Dạ.'))).toMatchObject([{ status: 'retry' }]);
    expect(await sendAll(telegram, 6, reply('Dạ.'))).toMatchObject([{ status: 'sent' }]);
    expect(await order('GET', 'sent?chat=6')).toMatchObject([{ chatId: 6, text: 'Dạ.' }]);
    expect(await order('GET', 'state')).toMatchObject({ sent: 1, calls: { sendMessage: 2 } });
  }, 20_000);
});
