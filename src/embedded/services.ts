/** PostgreSQL and Redis for this process: the configured servers, or private ones below the data folder. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Config } from '../config.js';
import { UserError } from '../shared/errors.js';
import { isLocked, lockDataFolder, openDataFolder, readServerInfo } from './data-folder.js';
import { openPrivatePostgres, type PrivatePostgres } from './private-postgres.js';
import { openPrivateRedis, type PrivateRedis } from './private-redis.js';

export type RedisTarget = { url: string } | { socketPath: string };

export interface Services {
  database: pg.PoolConfig;
  redis?: RedisTarget;
  /** True when this process alone works on the database, so that claims left in it are a killed forerunner's. */
  exclusive: boolean;
  /** Starts a private server again that died; called every second or so. */
  watch(): Promise<void>;
  close(): Promise<void>;
}

/** A command (an import, say) may hold the folder for a while; a server that starts meanwhile waits for it. */
const longestCommandMs = 90_000;

/** Everything for the server. @throws UserError when another server runs on the folder or a private server won't start */
export async function openServices(config: Config, onWait: (message: string) => void = () => {}): Promise<Services> {
  const dataDir = await openDataFolder(config.dataDir);
  const release = await lockPatiently(dataDir, onWait);
  let postgres: PrivatePostgres | undefined;
  let redis: PrivateRedis | undefined;
  try {
    if (!config.DATABASE_URL) postgres = await openPrivatePostgres(dataDir);
    if (!config.REDIS_URL) redis = await openPrivateRedis(dataDir);
  } catch (error) {
    await postgres?.stop().catch(() => undefined);
    await release();
    throw error;
  }
  return {
    database: postgres ? postgres.connection : { connectionString: config.DATABASE_URL as string },
    redis: redis ? { socketPath: redis.socketPath } : { url: config.REDIS_URL as string },
    exclusive: postgres !== undefined,
    watch: async () => {
      await Promise.all([postgres?.ensureRunning(), redis?.ensureRunning()]);
    },
    close: async () => {
      await Promise.all([redis?.stop(), postgres?.stop()]);
      await release();
    },
  };
}

/** Just the database, for a command: shares a running server's, else holds the folder while it works. */
export async function openDatabaseService(config: Config): Promise<Pick<Services, 'database' | 'close'>> {
  if (config.DATABASE_URL) return { database: { connectionString: config.DATABASE_URL }, close: async () => {} };
  const dataDir = await openDataFolder(config.dataDir);
  if (await readServerInfo(dataDir)) {
    return { database: (await openPrivatePostgres(dataDir)).connection, close: async () => {} };
  }
  const release = await lockPatiently(dataDir, () => {});
  const postgres = await openPrivatePostgres(dataDir);
  return {
    database: postgres.connection,
    close: async () => {
      await postgres.stop();
      await release();
    },
  };
}

async function lockPatiently(dataDir: string, onWait: (message: string) => void): Promise<() => Promise<void>> {
  const until = Date.now() + longestCommandMs;
  for (let said = false; ; ) {
    try {
      return await lockDataFolder(dataDir);
    } catch (error) {
      const aServer = (await readServerInfo(dataDir)) !== undefined;
      if (!(error instanceof UserError) || aServer || Date.now() > until) throw error;
      if (!said && (await isLocked(dataDir))) onWait(`Waiting for another command to finish with ${dataDir} …`);
      said = true;
      await sleep(200);
    }
  }
}
