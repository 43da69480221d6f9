/** News between processes over Redis: a new message in a web chat, "is typing", a changed knowledge base. Best effort. */
import { z } from 'zod';
import type { Logger } from '../shared/logger.js';
import type { RedisClient } from './redis.js';

const News = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), conversation: z.string() }),
  z.object({ kind: z.literal('busy'), conversation: z.string(), busy: z.boolean() }),
  z.object({ kind: z.literal('knowledge') }),
]);
/** `missed` never travels: Redis was away, so whoever follows something is to look for what was not announced. */
export type News = z.infer<typeof News> | { kind: 'missed' };

const topic = 'motcua:news';

export interface LiveEvents {
  /** Never rejects. Resolves when Redis has it; nobody has to wait for that. */
  publish(news: z.infer<typeof News>): Promise<void>;
  /** @returns a function that ends the subscription */
  subscribe(listener: (news: News) => void): () => void;
  close(): Promise<void>;
}

/** A listener that misses news catches up from the database: the live stream reads by `seq`, the index by version. */
export async function openLiveEvents(redis: RedisClient, logger: Logger): Promise<LiveEvents> {
  const listeners = new Set<(news: News) => void>();
  const subscriber = redis.duplicate();
  subscriber.on('error', (error: Error) => logger.debug({ error: error.message }, 'redis subscriber'));
  const tell = (news: News): void => {
    for (const listener of listeners) listener(news);
  };
  await subscriber.connect();
  await subscriber.subscribe(topic, (text) => {
    const news = News.safeParse(JSON.parse(text));
    if (news.success) tell(news.data);
  });
  subscriber.on('ready', () => tell({ kind: 'missed' }));
  return {
    publish: async (news) => {
      if (redis.isReady) await redis.publish(topic, JSON.stringify(news)).catch(() => undefined);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => subscriber.destroy(),
  };
}
