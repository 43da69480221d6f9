/** Where the contract of conversations is tried: a private PostgreSQL as the product runs it, and the stand-in for tests. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { folderId } from '../../src/embedded/data-folder.js';
import { openPrivatePostgres } from '../../src/embedded/private-postgres.js';
import { createLogger } from '../../src/shared/logger.js';
import { type Conversations, conversations } from '../../src/storage/conversations.js';
import { type Db, openDatabase } from '../../src/storage/database.js';
import { memoryConversations } from './memory-conversations.js';

export interface Stand {
  store: Conversations;
  /** As if every worker had been silent for longer than its lease. */
  expireClaims(): Promise<void>;
  close(): Promise<void>;
}

export async function onPostgres(): Promise<Stand & { db: Db }> {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'motcua-contract-')));
  const postgres = await openPrivatePostgres(folder);
  const db = await openDatabase(postgres.connection, createLogger('silent'));
  return {
    db,
    store: conversations(db),
    expireClaims: async () =>
      void (await sql`update conversations set claimed_until = now() - interval '1 second'`.execute(db)),
    async close() {
      await db.destroy();
      await postgres.stop();
      for (const made of [folder, `/tmp/motcua-${folderId(folder)}`]) rmSync(made, { recursive: true, force: true });
    },
  };
}

export async function inMemory(): Promise<Stand> {
  const store = memoryConversations();
  return { store, expireClaims: store.expireClaims, close: async () => {} };
}
