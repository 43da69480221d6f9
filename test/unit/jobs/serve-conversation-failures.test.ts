/** One conversation's work while the database, the queue or our own code fails at the worst moment. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Channel } from '../../../src/channels/channel.js';
import { serveConversation } from '../../../src/jobs/serve-conversation.js';
import { type ServeStand, serveStand } from '../../support/serve-stand.js';

let stand: ServeStand;
beforeEach(() => {
  stand = serveStand();
});

describe('when something fails', () => {
  test('a bug in answering: the fallback, one log line, and the next message is answered as ever', async () => {
    const { answer } = stand.ports;
    stand.ports.answer = async (input) => {
      if (stand.seen.length === 0) throw new TypeError('a bug');
      return answer(input);
    };
    const id = await stand.says('a');
    await stand.says('b');
    await serveConversation(id, stand.ports);
    expect(stand.seen).toEqual(['fallback', 'b']);
    expect(stand.logger.error).toHaveBeenCalledOnce();
  });

  test('a claim lost while thinking: nothing is written and nothing is sent', async () => {
    const { answer } = stand.ports;
    stand.ports.answer = async (input) => {
      await stand.store.expireClaims();
      return answer(input);
    };
    await serveConversation(await stand.says('a'), {
      ...stand.ports,
      conversations: { ...stand.store, release: async () => false },
    });
    expect([stand.seen, stand.statuses()]).toEqual([[], []]);
  });

  test('a claim lost while sending: the rest is left to whoever has it now', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const slow: Channel = {
      ...stand.channel,
      send: async (to, part) => {
        vi.setSystemTime(Date.now() + 70_000);
        return stand.channel.send(to, part);
      },
    };
    await serveConversation(await stand.says('a b c'), { ...stand.ports, channel: () => slow });
    vi.useRealTimers();
    expect([stand.seen, stand.statuses()]).toEqual([['a'], ['sent', 'pending', 'pending']]);
  });

  test('two calls of one process are two claimants: the late one cannot speak for the other', async () => {
    const id = await stand.says('a');
    let late: (() => void) | undefined;
    const { answer } = stand.ports;
    const slow = serveConversation(id, {
      ...stand.ports,
      answer: async (input) => {
        await new Promise<void>((resolve) => {
          late = resolve;
        });
        return answer(input);
      },
    });
    await vi.waitFor(() => expect(late).toBeDefined());
    await stand.store.expireClaims();
    const claim = vi.spyOn(stand.store, 'claim');
    await serveConversation(id, stand.ports);
    late?.();
    await slow;
    expect(claim).toHaveBeenCalledOnce();
    expect(stand.seen).toEqual(['a']);
  });

  test('the database goes while a part is being sent: what was sent is not sent again', async () => {
    const markSent = vi
      .fn(stand.store.markSent)
      .mockRejectedValueOnce(new Error('gone'))
      .mockRejectedValueOnce(new Error('gone'));
    await serveConversation(await stand.says('a b'), { ...stand.ports, conversations: { ...stand.store, markSent } });
    expect([stand.seen, stand.statuses()]).toEqual([
      ['a', 'b'],
      ['sent', 'sent'],
    ]);
  });

  test('the database goes while a turn ends: the claim is given back, and the next call answers', async () => {
    const id = await stand.says('a');
    const release = vi.fn(stand.store.release).mockRejectedValueOnce(new Error('gone'));
    const finishTurn = vi.fn(stand.store.finishTurn).mockRejectedValueOnce(new Error('gone'));
    const conversations = { ...stand.store, release, finishTurn };
    await expect(serveConversation(id, { ...stand.ports, conversations })).rejects.toThrow('gone');
    await serveConversation(id, stand.ports);
    expect(stand.seen).toEqual(['a']);
  });

  test('the answer to a claim is lost: what may be held is given back', async () => {
    const id = await stand.says('a');
    const claim: ServeStand['store']['claim'] = async (...wish) => {
      await stand.store.claim(...wish);
      throw new Error('connection lost');
    };
    await expect(serveConversation(id, { ...stand.ports, conversations: { ...stand.store, claim } })).rejects.toThrow(
      'lost',
    );
    await serveConversation(id, stand.ports);
    expect(stand.seen).toEqual(['a']);
  });

  test('the queue is away: a part that was put off is left to the sweeper', async () => {
    stand.answers = [{ status: 'retry', afterMs: 10, reason: '429' }];
    stand.ports.queue = { enqueueConversation: () => Promise.reject(new Error('no Redis')) };
    await serveConversation(await stand.says('a'), stand.ports);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await stand.store.neglected(['telegram'], 5, 10)).toHaveLength(1);
  });
});
