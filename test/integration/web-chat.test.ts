/** The web chat of the running product, as its page uses it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatMessage } from '../../src/http/contract.js';
import { type AppHome, createHome, kill } from '../support/app-process.js';
import { repliesIn } from '../support/load.js';
import { webVisitor, wordsOf } from '../support/web-visitor.js';

const question = 'lệ phí đăng ký kết hôn';

let home: AppHome;
let url: string;

beforeAll(async () => {
  home = await createHome();
  ({ url } = await home.start());
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

  test('sees a reply that could not be announced because Redis was away', async () => {
    // Many at once, so that Redis goes between the taking of a question and the announcing of its reply for some.
    const visitors = Array.from({ length: 15 }, () => webVisitor(url));
    const streams = visitors.map((visitor) => visitor.stream());
    const asking = visitors.map((visitor) => visitor.ask(question));
    await Promise.any(asking);
    kill(home.redisPid(), 'SIGKILL');
    await Promise.all(asking);
    await Promise.all(streams.map((stream) => stream.until(replied, 10_000)));
    for (const stream of streams) stream.close();
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
