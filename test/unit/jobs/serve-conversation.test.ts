/** One conversation's work: in order, and as the platform says. */
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyContext } from '../../../src/domain/conversation.js';
import { serveConversation } from '../../../src/jobs/serve-conversation.js';
import { type ServeStand, serveStand } from '../../support/serve-stand.js';

let stand: ServeStand;
beforeEach(() => {
  stand = serveStand();
});

describe('in order', () => {
  test('messages are answered one after the other, each knowing of those before', async () => {
    const id = await stand.says('a');
    await stand.says('b c');
    await stand.says('d');
    await serveConversation(id, stand.ports);
    expect(stand.seen).toEqual(['a', 'b', 'c', 'd']);
    expect((await stand.store.claim(id, 'look'))?.context.procedureCode).toBe('a;b c;d;');
    expect(stand.delays).toEqual([]);
  });

  test('what comes in while one is answered is answered before letting go for good', async () => {
    const id = await stand.says('a');
    const { answer } = stand.ports;
    stand.ports.answer = async (input) => {
      if (stand.seen.length === 0) await stand.says('b');
      return answer(input);
    };
    await serveConversation(id, stand.ports);
    expect(stand.seen).toEqual(['a', 'b']);
  });

  test('called many times at once it works once', async () => {
    const id = await stand.says('a');
    await stand.says('b');
    await Promise.all(Array.from({ length: 10 }, () => serveConversation(id, stand.ports)));
    await serveConversation(id, stand.ports);
    expect(stand.seen).toEqual(['a', 'b']);
  });

  test('parts that a dead worker left go out before new ones', async () => {
    const id = await stand.says('a b');
    const [message] = (await stand.store.waiting(id)).messages;
    await stand.store.claim(id, 'dead');
    const parts = [{ text: 'a' }, { text: 'b' }];
    await stand.store.finishTurn(id, 'dead', message?.id ?? '', { ...stand.ports.fallback(emptyContext), parts });
    await stand.store.expireClaims();
    await stand.says('c');
    await serveConversation(id, stand.ports);
    expect(stand.seen).toEqual(['a', 'b', 'c']);
  });

  test('"is typing" begins and ends with each turn', async () => {
    const busy: boolean[] = [];
    stand.ports.onBusy = (_, now) => void busy.push(now);
    await serveConversation(await stand.says('a'), stand.ports);
    expect(busy).toEqual([true, false]);
  });
});

describe('what the platform says', () => {
  test('later: it is tried again after that time, and nothing overtakes it', async () => {
    const id = await stand.says('a');
    await stand.says('b');
    stand.answers = [{ status: 'retry', afterMs: 40, reason: '429' }];
    await serveConversation(id, stand.ports);
    expect([stand.seen, stand.statuses()]).toEqual([[], ['pending', 'pending']]);
    expect(stand.delays).toEqual([expect.closeTo(40, -1.5)]);
    // Called too early it waits on.
    await serveConversation(id, stand.ports);
    expect(stand.seen).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await serveConversation(id, stand.ports);
    expect(stand.seen).toEqual(['a', 'b']);
  });

  test('later, for ever: it is set aside for staff, and the rest goes on', async () => {
    const id = await stand.says('a b');
    stand.answers = Array.from({ length: 50 }, () => ({ status: 'retry', afterMs: 0, reason: '500' }));
    for (let tries = 0; tries < 55 && stand.seen.length === 0; tries++) await serveConversation(id, stand.ports);
    expect([stand.seen, stand.statuses()]).toEqual([['b'], ['refused', 'sent']]);
    expect(stand.logger.error).toHaveBeenCalledOnce();
  });

  test('never: that part is set aside, and the rest goes on', async () => {
    stand.answers = [{ status: 'refused', reason: 'bad request' }];
    await serveConversation(await stand.says('a b'), stand.ports);
    expect([stand.seen, stand.statuses()]).toEqual([['b'], ['refused', 'sent']]);
  });

  test('nobody there: nothing more is tried until they write', async () => {
    const id = await stand.says('a b');
    stand.answers = [{ status: 'unreachable', reason: 'blocked' }];
    await serveConversation(id, stand.ports);
    await serveConversation(id, stand.ports);
    expect([stand.seen, stand.statuses()]).toEqual([[], ['unreachable', 'unreachable']]);
    await stand.says('c');
    await serveConversation(id, stand.ports);
    expect(stand.seen).toEqual(['c']);
  });

  test('a channel that this process lacks is left to another, without spinning', async () => {
    stand.ports.channel = () => undefined;
    await serveConversation(await stand.says('a'), stand.ports);
    expect(stand.logger.warn).toHaveBeenCalledOnce();
    expect(stand.delays).toEqual([expect.toSatisfy((ms: number) => ms >= 1000)]);
  });
});
