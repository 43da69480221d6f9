/** The HTTP API of the running product: what it refuses and how, and what everybody gets. */
import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiError } from '../../src/http/contract.js';
import { type AppHome, createHome } from '../support/app-process.js';
import { cookieOf, webVisitor } from '../support/web-visitor.js';

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
