/** The durable path, on a PostgreSQL as the product runs it, and on the stand-in that other tests use. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyContext } from '../../src/domain/conversation.js';
import type { ChannelName, InboundMessage } from '../../src/domain/message.js';
import type { Outcome } from '../../src/domain/outcome.js';
import type { Conversations } from '../../src/storage/conversations.js';
import { inMemory, onPostgres, type Stand } from '../support/conversation-stands.js';

const outcome: Outcome = {
  kind: 'small_talk',
  procedures: [],
  facets: [],
  citations: [],
  reply: { blocks: [], choices: [] },
};
const turnOf = (...texts: string[]) => ({ context: emptyContext, outcome, parts: texts.map((text) => ({ text })) });

describe.each([
  ['PostgreSQL', onPostgres],
  ['memory', inMemory],
])('conversations on %s', (_, open) => {
  let stand: Stand;
  let store: Conversations;
  beforeAll(async () => {
    stand = await open();
    ({ store } = stand);
  });
  afterAll(() => stand?.close());

  let serial = 0;
  /** A message in a conversation of its own, unless told which. */
  const message = (wish: Partial<InboundMessage> = {}): InboundMessage => {
    serial += 1;
    return {
      channel: 'telegram',
      externalId: `event-${serial}`,
      conversationExternalId: `chat-${serial}`,
      content: { kind: 'text', text: `câu ${serial}` },
      receivedAt: new Date(),
      ...wish,
    };
  };
  const stored = async (wish?: Partial<InboundMessage>): Promise<string> =>
    (await store.store(message(wish))).conversationId;
  const firstMessage = async (id: string): Promise<string> => (await store.waiting(id)).messages[0]?.id as string;

  test('an event that comes again is not stored again, whenever it comes', async () => {
    const event = message();
    const together = await Promise.all(Array.from({ length: 8 }, () => store.store(event)));
    expect(together.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(together.map(({ conversationId }) => conversationId)).size).toBe(1);
    const id = together[0]?.conversationId as string;
    await store.claim(id, 'a');
    await store.finishTurn(id, 'a', await firstMessage(id), turnOf('trả lời'));
    expect(await store.store(event)).toEqual({ conversationId: id, isNew: false });
    expect((await store.waiting(id)).messages).toEqual([]);
  });

  test('the same ids on another channel are another person and another event', async () => {
    const event = message();
    const other = await store.store({ ...event, channel: 'web' });
    expect(other.isNew).toBe(true);
    expect((await store.store(event)).conversationId).not.toBe(other.conversationId);
  });

  test('messages wait in the order in which they came', async () => {
    const chat = { conversationExternalId: 'ordered' };
    for (const text of ['một', 'hai', 'ba']) await stored({ ...chat, content: { kind: 'text', text } });
    const id = await stored({ ...chat, content: { kind: 'choice', payload: 'p', label: 'bốn' } });
    const { messages } = await store.waiting(id);
    expect(messages.map(({ content }) => ('text' in content ? content.text : content.kind))).toEqual([
      'một',
      'hai',
      'ba',
      'choice',
    ]);
  });

  test('of many who claim at once one gets it', async () => {
    const id = await stored();
    const claims = await Promise.all(Array.from({ length: 16 }, (_, index) => store.claim(id, `worker-${index}`)));
    expect(claims.filter((claim) => claim !== undefined)).toEqual([
      expect.objectContaining({ id, channel: 'telegram', context: emptyContext, unreachable: false }),
    ]);
  });

  test('a claim ends with its lease, and its holder can then do nothing any more', async () => {
    const id = await stored();
    expect(await store.claim(id, 'dead')).toBeDefined();
    expect(await store.renew(id, 'dead')).toBe(true);
    expect(await store.renew(id, 'other')).toBe(false);
    await stand.expireClaims();
    expect(await store.renew(id, 'dead')).toBe(false);
    expect(await store.claim(id, 'living')).toBeDefined();
    expect(await store.finishTurn(id, 'dead', await firstMessage(id), turnOf('muộn'))).toBeUndefined();
    expect(await store.release(id, 'dead')).toBe(false);
    // The living one's claim is untouched by all that.
    expect(await store.claim(id, 'third')).toBeUndefined();
    const { messages, parts } = await store.waiting(id);
    expect([messages.length, parts.length]).toEqual([1, 0]);
  });

  test('the end of a turn is written once: context, parts in order, and the message is done', async () => {
    const id = await stored();
    await store.claim(id, 'a');
    const messageId = await firstMessage(id);
    const turn = { ...turnOf('phần 1', 'phần 2'), context: { ...emptyContext, procedureCode: '1.000894' } };
    const written = await store.finishTurn(id, 'a', messageId, turn);
    expect(written?.map(({ part }) => part.text)).toEqual(['phần 1', 'phần 2']);
    expect(await store.finishTurn(id, 'a', messageId, turnOf('lần nữa'))).toBeUndefined();
    const { messages, parts } = await store.waiting(id);
    expect(messages).toEqual([]);
    expect(parts.map(({ id: part }) => part)).toEqual(written?.map(({ id: part }) => part));
    await store.release(id, 'a');
    expect((await store.claim(id, 'b'))?.context.procedureCode).toBe('1.000894');
  });

  test('a turn that says nothing is a turn all the same', async () => {
    const id = await stored();
    await store.claim(id, 'a');
    expect(await store.finishTurn(id, 'a', await firstMessage(id), turnOf())).toEqual([]);
    expect((await store.waiting(id)).messages).toEqual([]);
  });

  test('letting go tells of what came in meanwhile', async () => {
    const chat = { conversationExternalId: 'meanwhile' };
    const id = await stored(chat);
    await store.claim(id, 'a');
    await store.finishTurn(id, 'a', await firstMessage(id), turnOf());
    expect(await store.release(id, 'a')).toBe(false);
    await store.claim(id, 'a');
    await stored(chat);
    expect(await store.release(id, 'a')).toBe(true);
    expect(await store.claim(id, 'b')).toBeDefined();
  });

  test('what was sent, refused or put off no longer waits, or waits until its time', async () => {
    const id = await stored();
    await store.claim(id, 'a');
    const [sent, refused, later] =
      (await store.finishTurn(id, 'a', await firstMessage(id), turnOf('1', '2', '3'))) ?? [];
    await store.markSent(sent?.id ?? '', 'platform-1');
    await store.markSent(sent?.id ?? '', 'platform-1');
    await store.markRefused(refused?.id ?? '', 'too long');
    await store.markRetry(later?.id ?? '', 5000, '429');
    const [waiting, ...more] = (await store.waiting(id)).parts;
    expect(more).toEqual([]);
    expect(waiting).toMatchObject({ id: later?.id, part: { text: '3' }, attempts: 1 });
    expect(waiting?.waitMs).toBeGreaterThan(3000);
    expect(waiting?.waitMs).toBeLessThanOrEqual(5000);
  });

  test('who is out of reach gets nothing more until they write', async () => {
    const chat = { conversationExternalId: 'blocked-us' };
    const id = await stored(chat);
    await store.claim(id, 'a');
    await store.finishTurn(id, 'a', await firstMessage(id), turnOf('1', '2'));
    await store.markUnreachable(id, 'blocked');
    expect((await store.waiting(id)).parts).toEqual([]);
    await store.release(id, 'a');
    expect((await store.claim(id, 'a'))?.unreachable).toBe(true);
    await store.release(id, 'a');
    await stored(chat);
    expect((await store.claim(id, 'a'))?.unreachable).toBe(false);
  });

  test('the neglected: old, open, held by nobody, and on a channel that was asked for', async () => {
    await store.releaseAll();
    const all: ChannelName[] = ['telegram', 'web', 'zalo'];
    const old = { receivedAt: new Date(Date.now() - 60_000) };
    const [forgotten, held, dead, onZalo] = [
      await stored(old),
      await stored(old),
      await stored(old),
      await stored({ ...old, channel: 'zalo' }),
    ];
    const fresh = await stored();
    const unsent = await stored(old);
    await store.claim(dead, 'dead');
    await stand.expireClaims();
    await store.claim(held, 'living');
    await store.claim(unsent, 'a');
    await store.finishTurn(unsent, 'a', await firstMessage(unsent), turnOf('1'));
    await store.release(unsent, 'a');

    const found = await store.neglected(['telegram', 'web'], 30_000, 1000);
    expect(found).toEqual(expect.arrayContaining([forgotten, dead]));
    for (const id of [held, fresh, onZalo, unsent]) expect(found).not.toContain(id);
    expect(await store.neglected(all, 30_000, 1000)).toContain(onZalo);
    expect(await store.neglected(all, 30_000, 1)).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await store.neglected(all, 5, 1000)).toEqual(expect.arrayContaining([fresh, unsent]));
    expect(new Set(await store.neglected(all, 5, 1000)).size).toBe((await store.neglected(all, 5, 1000)).length);
  });

  test('one long backlog hides nobody', async () => {
    const old = new Date(Date.now() - 120_000);
    for (let index = 0; index < 30; index++) await stored({ conversationExternalId: 'backlog', receivedAt: old });
    const id = await stored({ receivedAt: old });
    expect(await store.neglected(['telegram'], 90_000, 20)).toContain(id);
  });
});
