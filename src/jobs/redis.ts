/** Connections to Redis, by one client library for all uses. */
import { createClient } from 'redis';
import type { Logger } from '../shared/logger.js';

export type RedisClient = ReturnType<typeof connectRedis>;

/** A client that reconnects for ever; call `connect()` on it once. `target` is a URL or the path of a unix socket. */
export function connectRedis(target: { url: string } | { socketPath: string }, logger: Logger) {
  const reconnectStrategy = (tries: number): number => Math.min(50 * 2 ** Math.min(tries, 5), 1000);
  const client = createClient(
    'url' in target
      ? { url: target.url, socket: { reconnectStrategy } }
      : { socket: { path: target.socketPath, tls: false, reconnectStrategy } },
  );
  client.on('error', (error: Error) => logger.debug({ error: error.message }, 'redis'));
  return client;
}
