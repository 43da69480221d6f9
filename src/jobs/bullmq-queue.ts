/** BullMQ on Redis. At least once: the handler must be safe to run twice. */
import { Queue, Worker } from 'bullmq';
import { z } from 'zod';
import type { Logger } from '../shared/logger.js';
import type { RedisClient } from './redis.js';
import type { WorkQueue } from './work-queue.js';

const name = 'conversation';
export const ConversationJob = z.object({ conversationId: z.string().regex(/^\d+$/) });

/** Longer than this without an answer and Redis counts as away; the sweeper takes over. */
const enqueueTimeoutMs = 1500;

export function bullmqQueue(redis: RedisClient, logger: Logger): WorkQueue & { close(): Promise<void> } {
  const queue = new Queue(name, {
    connection: redis,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: 1000 },
  });
  queue.on('error', (error) => logger.debug({ error: error.message }, 'queue'));
  return {
    async enqueueConversation(conversationId, delayMs = 0) {
      const added = queue.add(name, { conversationId }, delayMs > 0 ? { delay: delayMs } : {});
      added.catch(() => undefined);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('Redis does not answer')), enqueueTimeoutMs);
      });
      await Promise.race([added, late]).finally(() => clearTimeout(timer));
    },
    close: () => queue.close(),
  };
}

/** Runs `handle` for each job, up to `concurrency` at once. */
export function bullmqWorker(
  redis: RedisClient,
  handle: (conversationId: string) => Promise<void>,
  options: { concurrency: number; logger: Logger },
): { close(): Promise<void> } {
  const worker = new Worker(name, async (job) => handle(ConversationJob.parse(job.data).conversationId), {
    connection: redis,
    concurrency: options.concurrency,
    // Jobs are short and the database holds the truth: a job of a dead worker is soon given to another.
    lockDuration: 30_000,
    stalledInterval: 10_000,
    maxStalledCount: 5,
  });
  worker.on('error', (error) => options.logger.debug({ error: error.message }, 'queue worker'));
  worker.on('failed', (_job, error) =>
    options.logger.error({ err: error }, 'conversation job failed; the sweeper will retry'),
  );
  return { close: () => worker.close() };
}
