/** The one door for inbound messages: deduplicate, store, queue. Only then may a channel acknowledge. */
import type { InboundMessage } from '../domain/message.js';
import type { Logger } from '../shared/logger.js';
import type { Ingest } from './channel.js';

interface IngestPorts {
  store(message: InboundMessage): Promise<{ conversationId: string; isNew: boolean }>;
  enqueueConversation(conversationId: string): Promise<void>;
  logger: Logger;
}

/**
 * Rejects when the message could not be stored: the platform then delivers it again. A queue that is away does not
 * reject, since the stored message is what counts and the sweeper finds it.
 */
export const createIngest =
  ({ store, enqueueConversation, logger }: IngestPorts): Ingest =>
  async (message) => {
    const { conversationId } = await store(message);
    // Queued again for a repeated event too: the first try may have died between storing and queueing.
    await enqueueConversation(conversationId).catch((error: Error) =>
      logger.warn({ error: error.message, conversationId }, 'queue away, the sweeper will take this message'),
    );
  };
