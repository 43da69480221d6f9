/** The one place that opens PostgreSQL. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from '../shared/logger.js';
import { migrate } from './migrations.js';
import type { Database } from './tables.js';

export type Db = Kysely<Database>;

/** Opens a pool and brings the schema up to date. The caller ends it with `destroy()`. */
export async function openDatabase(connection: pg.PoolConfig, logger: Logger): Promise<Db> {
  const pool = new pg.Pool({ max: 12, connectionTimeoutMillis: 10_000, ...connection });
  // An idle connection that the server closed (a restart) is replaced by the pool; unheard, it would end the process.
  pool.on('error', (error) => logger.warn({ error: error.message }, 'database connection lost'));
  // The same for one that is in use but between two queries: the next query on it fails, and that is enough.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}
