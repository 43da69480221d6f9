/** Every change of the schema, in order; a published one is never edited. PostgreSQL 15 and later. */
import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import type { Database } from './tables.js';

const migrations: Record<string, Migration> = {
  '0001_first': {
    async up(db: Kysely<unknown>) {
      // One sequence for what comes in and what goes out, so that ids order a conversation.
      await sql`create sequence message_seq`.execute(db);
      await sql`
        create table imported_procedures (
          code text primary key,
          record jsonb not null,
          fingerprint text not null,
          imported_at timestamptz not null default now()
        )`.execute(db);
      await sql`
        create table conversations (
          id bigint generated always as identity primary key,
          channel text not null,
          external_id text not null,
          context jsonb not null default '{}',
          claimed_by text,
          claimed_until timestamptz,
          unreachable_since timestamptz,
          created_at timestamptz not null default now(),
          unique (channel, external_id)
        )`.execute(db);
      await sql`
        create table inbound_messages (
          id bigint primary key default nextval('message_seq'),
          conversation_id bigint not null references conversations on delete cascade,
          channel text not null,
          external_id text not null,
          content jsonb not null,
          received_at timestamptz not null default now(),
          done_at timestamptz,
          outcome jsonb,
          unique (channel, external_id)
        )`.execute(db);
      await sql`
        create table outbound_parts (
          id bigint primary key default nextval('message_seq'),
          conversation_id bigint not null references conversations on delete cascade,
          inbound_id bigint references inbound_messages on delete cascade,
          position int not null,
          part jsonb not null,
          status text not null default 'pending',
          attempts int not null default 0,
          not_before timestamptz not null default now(),
          created_at timestamptz not null default now(),
          sent_at timestamptz,
          platform_id text,
          last_error text,
          unique (inbound_id, position)
        )`.execute(db);
      await sql`create index inbound_waiting on inbound_messages (conversation_id, id) where done_at is null`.execute(
        db,
      );
      await sql`create index outbound_waiting on outbound_parts (conversation_id, id) where status = 'pending'`.execute(
        db,
      );
      await sql`create index inbound_of_conversation on inbound_messages (conversation_id, id)`.execute(db);
      await sql`create index outbound_of_conversation on outbound_parts (conversation_id, id)`.execute(db);
    },
  },
};

/** Brings the schema up to date; two processes at once take turns. @throws Error naming the migration that failed */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    throw new Error(`database migration ${failed ?? ''} failed`, { cause: error });
  }
}
