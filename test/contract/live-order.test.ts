/** The live stream of the web chat goes on behind the last id it has: no id may become visible after a later one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyContext } from '../../src/domain/conversation.js';
import type { Outcome } from '../../src/domain/outcome.js';
import { chatHistory } from '../../src/storage/chat-history.js';
import { onPostgres } from '../support/conversation-stands.js';

let stand: Awaited<ReturnType<typeof onPostgres>>;
beforeAll(async () => {
  stand = await onPostgres();
});
afterAll(() => stand?.close());

const reply = { blocks: [], choices: [] };
const outcome: Outcome = { kind: 'small_talk', procedures: [], facets: [], citations: [], reply };
const turn = { context: emptyContext, outcome, parts: [{ a: 1 }] };
const questions = 100;

test('a reader who only looks behind what it has misses nothing while both sides write', async () => {
  const { store, db } = stand;
  const history = chatHistory(db);
  const chats = Array.from({ length: 10 }, (_, index) => `visitor-${index}`);
  let writing = true;

  const write = async (chat: string): Promise<void> => {
    for (let index = 0; index < questions; index++) await store.store(message(chat, index));
  };
  const answer = async (chat: string): Promise<void> => {
    for (let answered = 0; answered < questions; ) {
      const { conversationId: id } = await store.store(message(chat, 0));
      await store.claim(id, 'worker');
      for (const { id: messageId } of (await store.waiting(id)).messages) {
        if (await store.finishTurn(id, 'worker', messageId, turn)) answered++;
      }
      await store.release(id, 'worker');
    }
  };
  const read = async (chat: string): Promise<number[]> => {
    const seen: number[] = [];
    for (let last = false; ; last = !writing) {
      for (const { seq } of await history.read('web', chat, seen.at(-1) ?? 0, 10_000)) seen.push(seq);
      if (last) return seen;
    }
  };
  const readers = chats.map(read);
  await Promise.all(chats.flatMap((chat) => [write(chat), answer(chat)]));
  writing = false;
  for (const [index, chat] of chats.entries()) {
    const all = (await history.read('web', chat, 0, 10_000)).map(({ seq }) => seq);
    expect(all).toHaveLength(questions * 2);
    expect(await readers[index]).toEqual(all);
  }
});

const message = (chat: string, index: number) => ({
  channel: 'web' as const,
  externalId: `${chat}/${index}`,
  conversationExternalId: chat,
  content: { kind: 'text' as const, text: 'câu hỏi' },
  receivedAt: new Date(),
});
