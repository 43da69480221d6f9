/** All that serveConversation needs, in memory: a citizen who says things, a platform that answers to order. */
import { type Mock, vi } from 'vitest';
import type { TurnResult } from '../../src/assistant/turn.js';
import type { Channel, SendResult } from '../../src/channels/channel.js';
import { type ConversationContext, emptyContext } from '../../src/domain/conversation.js';
import type { ServePorts } from '../../src/jobs/serve-conversation.js';
import type { Logger } from '../../src/shared/logger.js';
import { type MemoryConversations, memoryConversations } from './memory-conversations.js';

export interface ServeStand {
  store: MemoryConversations;
  logger: Record<keyof Logger, Mock>;
  /** Words that reached the citizen, in order. */
  seen: string[];
  /** What the platform answers to the next sends; `sent` once it is empty. */
  answers: SendResult[];
  /** Milliseconds after which the queue was asked to look again. */
  delays: (number | undefined)[];
  /** @returns the conversation's id */
  says(text: string): Promise<string>;
  /** Of all parts, in order. */
  statuses(): string[];
  channel: Channel;
  ports: ServePorts;
}

export function serveStand(): ServeStand {
  const store = memoryConversations();
  const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn(), fatal: vi.fn() };
  let serial = 0;
  const stand: ServeStand = {
    store,
    logger,
    seen: [],
    answers: [],
    delays: [],
    async says(text: string): Promise<string> {
      const stored = await store.store({
        channel: 'telegram',
        externalId: String(++serial),
        conversationExternalId: 'chat',
        content: { kind: 'text', text },
        receivedAt: new Date(),
      });
      return stored.conversationId;
    },
    statuses: () => store.parts.map(({ status }) => status),
    channel: {
      name: 'telegram',
      render: (reply) => reply.blocks.map((block) => ({ text: 'text' in block ? block.text : '' })),
      async send(_, part) {
        const answer = stand.answers.shift() ?? { status: 'sent' };
        if (answer.status === 'sent') stand.seen.push(String(part.text));
        return answer;
      },
    },
    ports: {
      conversations: store,
      channel: () => stand.channel,
      // "a b" is answered in two parts, and the context remembers what was asked.
      answer: async ({ content, context }) => {
        const text = content.kind === 'text' ? content.text : '';
        return turnOf(text.split(' '), { ...context, procedureCode: `${context.procedureCode ?? ''}${text};` });
      },
      fallback: (context) => turnOf(['fallback'], context),
      queue: {
        enqueueConversation: async (_, delayMs) => {
          stand.delays.push(delayMs);
        },
      },
      logger,
      worker: 'worker',
    },
  };
  return stand;
}

const turnOf = (texts: string[], context: ConversationContext = emptyContext): TurnResult => ({
  outcome: {
    kind: 'small_talk',
    procedures: [],
    facets: [],
    citations: [],
    reply: { blocks: texts.map((text) => ({ type: 'paragraph', text })), choices: [] },
  },
  context,
});
