/** Finds conversations that the queue forgot (Redis lost its last second, a worker died) and serves them. */
import type { ChannelName } from '../domain/message.js';
import type { Logger } from '../shared/logger.js';
import type { Conversations } from '../storage/conversations.js';
import type { WorkQueue } from './work-queue.js';

interface SweeperOptions {
  store: Pick<Conversations, 'neglected'>;
  queue: WorkQueue;
  /** Serves one conversation here and now, when the queue itself is away. */
  handle(conversationId: string): Promise<void>;
  logger: Logger;
  everyMs: number;
  olderThanMs: number;
  /** Those this process can speak on: others' conversations would come up again at every sweep. */
  channels: readonly ChannelName[];
}

const mostAtOnce = 200;

/** @returns a function that stops it and waits for the sweep under way */
export function startSweeper({
  store,
  queue,
  handle,
  logger,
  everyMs,
  olderThanMs,
  channels,
}: SweeperOptions): () => Promise<void> {
  let sweep: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    sweep = sweepOnce()
      .catch((error: Error) => logger.warn({ error: error.message }, 'sweep failed'))
      .finally(() => {
        busy = false;
      });
  }, everyMs);

  async function sweepOnce(): Promise<void> {
    for (const id of await store.neglected(channels, olderThanMs, mostAtOnce)) {
      await queue.enqueueConversation(id).catch(() => handle(id));
    }
  }
  return async () => {
    clearInterval(timer);
    await sweep;
  };
}
