/** The HTTP API of the running product, as the page and as strangers use it. */
import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiError, ChatMessage } from '../../src/http/contract.js';
import { type AppHome, createHome } from '../support/app-process.js';
import { repliesIn } from '../support/load.js';
import { cookieOf, webVisitor, wordsOf } from '../support/web-visitor.js';

const perMinute = 12;
const question = 'lệ phí đăng ký kết hôn';
const vietnamese = /[ăâđêôơưạ-ỹ]/u;

let home: AppHome;
let url: string;

beforeAll(async () => {
  home = await createHome();
  ({ url } = await home.start({ CHAT_MESSAGES_PER_MINUTE: String(perMinute) }));
});
afterAll(() => home?.cleanUp());

const seqs = (messages: readonly ChatMessage[]): number[] => messages.map((message) => message.seq);
const replied = (messages: readonly ChatMessage[]): boolean => repliesIn(messages).length > 0;
/** Long enough for a second reply to come, were there one. */
const awhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

describe('a visitor', () => {
  test('gets a cookie that no script and no other site can use, and questions to start with', async () => {
    const response = await fetch(`${url}/api/chat`);
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^motcua_visitor=[\da-f-]{36}; /u);
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/api/chat']) expect(cookie).toContain(attribute);
    const body = (await response.json()) as { messages: unknown[]; suggestions: string[] };
    expect(body.messages).toEqual([]);
    expect(body.suggestions.length).toBeGreaterThan(2);
  });

  test('sees the question and its reply on the live stream, each once, with growing seq', async () => {
    const visitor = webVisitor(url);
    const stream = visitor.stream();
    const clientId = await visitor.ask(question);
    await stream.until(replied);
    await awhile();
    expect(stream.messages.map((message) => [message.from, message.clientId])).toEqual([
      ['citizen', clientId],
      ['assistant', undefined],
    ]);
    expect(repliesIn(stream.messages)[0]).toContain('kết hôn');
    expect(seqs(stream.messages)).toEqual([...seqs(stream.messages)].sort((a, b) => a - b));
    expect(new Set(seqs(stream.messages)).size).toBe(2);
    expect(stream.busy).toEqual([true, false]);
    expect((await visitor.history()).messages).toEqual(stream.messages);
    stream.close();
  });

  test('catches up behind Last-Event-ID after a lost connection', async () => {
    const visitor = webVisitor(url);
    await visitor.ask(question);
    const before = await visitor.answers(1);
    await visitor.ask('đăng ký tạm trú mất bao lâu');
    const all = await visitor.answers(2);
    const stream = visitor.stream([...before]);
    await stream.until((messages) => repliesIn(messages).length === 2);
    await awhile();
    expect(stream.messages).toEqual(all);
    stream.close();
  });

  test('is answered once when the page sends the same message again', async () => {
    const visitor = webVisitor(url);
    const body = { clientId: randomUUID(), text: question };
    const statuses = await Promise.all([1, 2, 3].map(() => visitor.post(body)));
    expect(statuses.map(({ status }) => status)).toEqual([202, 202, 202]);
    await visitor.answers(1);
    await visitor.post(body);
    await awhile();
    expect((await visitor.history()).messages).toHaveLength(2);
  });

  test('presses a button, and its label is the one that was offered', async () => {
    const visitor = webVisitor(url);
    await visitor.ask(question);
    const choice = (await visitor.answers(1)).at(-1)?.choices[0];
    expect(choice).toBeDefined();
    expect((await visitor.post({ clientId: randomUUID(), choice: choice?.payload })).status).toBe(202);
    const messages = await visitor.answers(2);
    const pressed = messages.findLast((message) => message.from === 'citizen');
    expect(pressed && wordsOf(pressed)).toBe(choice?.label);
  });

  test('sees nothing of another', async () => {
    const [one, other] = [webVisitor(url), webVisitor(url)];
    const stream = other.stream();
    await one.ask(question);
    await one.answers(1);
    await awhile();
    expect((await other.history()).messages).toEqual([]);
    expect([stream.messages, stream.busy]).toEqual([[], []]);
    stream.close();
  });

  test('may use the same clientId as another', async () => {
    const clientId = randomUUID();
    for (const visitor of [webVisitor(url), webVisitor(url)]) {
      await visitor.post({ clientId, text: question });
      expect(await visitor.answers(1)).toHaveLength(2);
    }
  });

  test('starts anew', async () => {
    const visitor = webVisitor(url);
    await visitor.ask(question);
    await visitor.answers(1);
    const response = await fetch(`${url}/api/chat`, { method: 'DELETE', headers: { cookie: visitor.cookie } });
    expect(response.status).toBe(204);
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(cookie).not.toBe(visitor.cookie);
    expect((await webVisitor(url, cookie).history()).messages).toEqual([]);
  });
});

describe('what is refused', () => {
  const clientId = randomUUID();
  test.each<[string, unknown]>([
    ['nothing said', { clientId, text: '   ' }],
    ['no text and no choice', { clientId }],
    ['both', { clientId, text: 'a', choice: 'b' }],
    ['text that is none', { clientId, text: 5 }],
    ['no clientId', { text: question }],
    ['a clientId that is no UUID', { clientId: '1', text: question }],
    ['a field nobody knows', { clientId, text: question, channel: 'telegram' }],
    ['an endless choice', { clientId, choice: 'p'.repeat(65) }],
    ['too long a question', { clientId, text: 'a'.repeat(4001) }],
    ['no object', 'lệ phí'],
    ['nothing', null],
  ])('%s: 400 with words a citizen understands', async (_, body) => {
    const { status, body: error } = await webVisitor(url).post(body as Record<string, unknown>);
    expect([status, error.code]).toEqual([400, 'bad_request']);
    expect(error.message).toMatch(vietnamese);
    expect(error.message).not.toMatch(/invalid|expected|required|body/iu);
  });

  test.each([
    ['no JSON', '{"text":', 'application/json', 400],
    // What a form of another site can send without asking.
    ['plain text', 'text=a', 'text/plain', 400],
    ['a form', 'text=a', 'application/x-www-form-urlencoded', 415],
    ['a body beyond all measure', JSON.stringify({ text: 'a'.repeat(300_000) }), 'application/json', 413],
  ])('%s', async (_, body, contentType, status) => {
    const headers = { cookie: cookieOf(clientId), 'content-type': contentType };
    const response = await fetch(`${url}/api/chat/messages`, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
    expect(((await response.json()) as ApiError).message).toMatch(vietnamese);
  });

  test.each(['', 'motcua_visitor=me', 'motcua_visitor=../../etc'])(
    'a visitor without a cookie of ours: %j',
    async (cookie) => {
      const { status, body } = await webVisitor(url, cookie).post({ clientId, text: question });
      expect([status, body.code]).toEqual([401, 'no_visitor']);
      expect((await fetch(`${url}/api/chat/events`, { headers: { cookie } })).status).toBe(401);
    },
  );

  test('too many messages a minute: 429 tells how long to wait', async () => {
    const visitor = webVisitor(url);
    const posts = await Promise.all(
      Array.from({ length: perMinute + 2 }, () => visitor.post({ clientId: randomUUID(), text: 'xin chào' })),
    );
    const refused = posts.filter(({ status }) => status === 429);
    expect(posts.filter(({ status }) => status === 202)).toHaveLength(perMinute);
    expect(refused).toHaveLength(2);
    for (const { body, headers } of refused) {
      expect(body.message).toMatch(vietnamese);
      expect(body.retryAfter).toBeGreaterThan(0);
      expect(body.retryAfter).toBeLessThanOrEqual(60);
      expect(headers.get('retry-after')).toBe(String(body.retryAfter));
    }
    // The minute is this visitor's own; somebody else may write.
    expect((await webVisitor(url).post({ clientId, text: question })).status).toBe(202);
  });

  test('the internal endpoint, for whoever has not the token of the data folder', async () => {
    const file = path.join(home.dataDir, 'server.json');
    expect(statSync(file).mode & 0o077).toBe(0);
    const { token } = JSON.parse(readFileSync(file, 'utf8')) as { token: string };
    const ask = async (authorization?: string): Promise<number> => {
      const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) };
      const body = JSON.stringify({ text: question, context: {} });
      return (await fetch(`${url}/internal/ask`, { method: 'POST', headers, body })).status;
    };
    expect(await ask()).toBe(401);
    expect(await ask('Bearer ')).toBe(401);
    expect(await ask(`Bearer ${'0'.repeat(token.length)}`)).toBe(401);
    expect(await ask(`Bearer ${token}`)).toBe(200);
  });
});

describe('what everybody gets', () => {
  test('documentation of every endpoint, with schemas', async () => {
    const { paths } = (await (await fetch(`${url}/docs/json`)).json()) as {
      paths: Record<string, Record<string, object>>;
    };
    expect(Object.keys(paths).sort()).toEqual(
      ['/api/chat', '/api/chat/events', '/api/chat/messages', '/health/live', '/health/ready'].sort(),
    );
    const post = JSON.stringify(paths['/api/chat/messages']?.post);
    for (const word of ['clientId', 'maxLength', '202', '400', '429', 'retryAfter']) expect(post).toContain(word);
    expect(JSON.stringify(paths['/api/chat']?.get)).toContain('suggestions');
  });

  test.each(['/', '/api/chat', '/docs/json', '/nowhere'])('headers that keep a browser safe: %s', async (address) => {
    const { headers } = await fetch(`${url}${address}`);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/u);
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/u);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('a page that is nowhere: 404 in Vietnamese, and nothing about the inside', async () => {
    const response = await fetch(`${url}/../../package.json`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ code: 'not_found', message: 'Không có trang này.' });
  });
});
