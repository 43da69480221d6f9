/**
 * The durable path of a message. Each function is one statement, so one transaction and one round trip; each may run
 * twice with the effect of once.
 */
import { sql } from 'kysely';
import type { OutboundPart } from '../channels/channel.js';
import { ConversationContext, emptyContext } from '../domain/conversation.js';
import type { ChannelName, InboundContent, InboundMessage } from '../domain/message.js';
import type { Outcome } from '../domain/outcome.js';
import type { Db } from './database.js';

export interface ClaimedConversation {
  id: string;
  channel: ChannelName;
  externalId: string;
  context: ConversationContext;
  /** True when the platform said that this person cannot be reached. */
  unreachable: boolean;
}

export interface WaitingMessage {
  id: string;
  content: InboundContent;
  receivedAt: Date;
}

export interface WaitingPart {
  id: string;
  part: OutboundPart;
  attempts: number;
  /** Milliseconds until it may be tried; 0 or less is now. */
  waitMs: number;
}

/** A claim ends by itself, so that a dead worker frees its conversation; every step of a live one renews it. */
const leaseSeconds = 60;

export const conversations = (db: Db) => ({
  /** Stores an event once. @returns the conversation, and whether the event was new */
  async store(message: InboundMessage): Promise<{ conversationId: string; isNew: boolean }> {
    const { rows } = await sql<{ conversation_id: string; inserted: string | null }>`
      with conversation as (
        insert into conversations (channel, external_id) values (${message.channel}, ${message.conversationExternalId})
        on conflict (channel, external_id) do update set unreachable_since = null
        returning id
      ), message as (
        insert into inbound_messages (conversation_id, channel, external_id, content, received_at)
        select id, ${message.channel}, ${message.externalId}, ${JSON.stringify(message.content)}, ${message.receivedAt} from conversation
        on conflict (channel, external_id) do nothing
        returning id
      )
      select conversation.id as conversation_id, (select id from message) as inserted from conversation`.execute(db);
    const row = rows[0] as { conversation_id: string; inserted: string | null };
    return { conversationId: row.conversation_id, isNew: row.inserted !== null };
  },

  /** Takes the conversation for this worker, or undefined where another one has it. */
  async claim(id: string, worker: string): Promise<ClaimedConversation | undefined> {
    const { rows } = await sql<{ channel: ChannelName; external_id: string; context: unknown; unreachable: boolean }>`
      update conversations set claimed_by = ${worker}, claimed_until = now() + make_interval(secs => ${leaseSeconds})
      where id = ${id} and (claimed_until is null or claimed_until < now())
      returning channel, external_id, context, unreachable_since is not null as unreachable`.execute(db);
    const row = rows[0];
    if (!row) return undefined;
    const context = ConversationContext.safeParse(row.context);
    return {
      id,
      channel: row.channel,
      externalId: row.external_id,
      context: context.success ? context.data : emptyContext,
      unreachable: row.unreachable,
    };
  },

  /** What waits in a claimed conversation, oldest first: messages to answer and parts to send. */
  async waiting(id: string): Promise<{ messages: WaitingMessage[]; parts: WaitingPart[] }> {
    const { rows } = await sql<{
      id: string;
      content: InboundContent | null;
      received_at: Date | null;
      part: OutboundPart | null;
      attempts: number | null;
      wait_ms: string | null;
    }>`
      (select id, content, received_at, null::jsonb as part, null::int as attempts, null::float8 as wait_ms
        from inbound_messages where conversation_id = ${id} and done_at is null)
      union all
      (select id, null, null, part, attempts, extract(epoch from not_before - now()) * 1000
        from outbound_parts where conversation_id = ${id} and status = 'pending')
      order by id`.execute(db);
    const messages: WaitingMessage[] = [];
    const parts: WaitingPart[] = [];
    for (const row of rows) {
      if (row.content) messages.push({ id: row.id, content: row.content, receivedAt: row.received_at as Date });
      else
        parts.push({
          id: row.id,
          part: row.part as OutboundPart,
          attempts: row.attempts ?? 0,
          waitMs: Number(row.wait_ms),
        });
    }
    return { messages, parts };
  },

  /**
   * The end of a turn: context, outcome and the parts to send, in one transaction. Nothing is written when the claim was
   * lost or the message is answered already.
   * @returns the stored parts, or undefined when this worker must let go
   */
  async finishTurn(
    id: string,
    worker: string,
    messageId: string,
    turn: { context: ConversationContext; outcome: Outcome; parts: OutboundPart[] },
  ): Promise<WaitingPart[] | undefined> {
    const outcome = {
      kind: turn.outcome.kind,
      facets: turn.outcome.facets,
      codes: turn.outcome.procedures.slice(0, 3).map((procedure) => procedure.code),
    };
    const { rows } = await sql<{ owned: string | null; id: string | null; part: OutboundPart }>`
      with owner as (
        update conversations set context = ${JSON.stringify(turn.context)}, claimed_until = now() + make_interval(secs => ${leaseSeconds})
        where id = ${id} and claimed_by = ${worker} and claimed_until > now()
        returning id
      ), answered as (
        update inbound_messages set done_at = now(), outcome = ${JSON.stringify(outcome)}
        where id = ${messageId} and done_at is null and exists (select 1 from owner)
        returning id
      ), stored as (
        insert into outbound_parts (conversation_id, inbound_id, position, part)
        select ${id}, answered.id, entry.position, entry.part
        from answered, jsonb_array_elements(${JSON.stringify(turn.parts)}::jsonb) with ordinality as entry(part, position)
        returning id, part
      )
      select (select id from answered) as owned, stored.id, stored.part
      from (select 1) as one left join stored on true order by stored.id`.execute(db);
    if (!rows[0]?.owned) return undefined;
    return rows.flatMap((row) => (row.id ? [{ id: row.id, part: row.part, attempts: 0, waitMs: 0 }] : []));
  },

  async markSent(partId: string, platformId: string | undefined): Promise<void> {
    await sql`update outbound_parts set status = 'sent', sent_at = now(), attempts = attempts + 1, platform_id = ${platformId ?? null}
      where id = ${partId}`.execute(db);
  },

  async markRetry(partId: string, afterMs: number, reason: string): Promise<void> {
    await sql`update outbound_parts set attempts = attempts + 1, last_error = ${reason},
      not_before = now() + make_interval(secs => ${afterMs / 1000}) where id = ${partId}`.execute(db);
  },

  async markRefused(partId: string, reason: string): Promise<void> {
    await sql`update outbound_parts set status = 'refused', attempts = attempts + 1, last_error = ${reason} where id = ${partId}`.execute(
      db,
    );
  },

  /** The person is out of reach: what waits for them is set aside until they write again. */
  async markUnreachable(id: string, reason: string): Promise<void> {
    await sql`with conversation as (update conversations set unreachable_since = now() where id = ${id})
      update outbound_parts set status = 'unreachable', last_error = ${reason} where conversation_id = ${id} and status = 'pending'`.execute(
      db,
    );
  },

  async renew(id: string, worker: string): Promise<boolean> {
    const { rows } = await sql`update conversations set claimed_until = now() + make_interval(secs => ${leaseSeconds})
      where id = ${id} and claimed_by = ${worker} and claimed_until > now() returning id`.execute(db);
    return rows.length > 0;
  },

  /** Lets go, and says whether something came in meanwhile that this worker has not seen. */
  async release(id: string, worker: string): Promise<boolean> {
    const { rows } = await sql<{ more: boolean }>`
      update conversations set claimed_by = null, claimed_until = null where id = ${id} and claimed_by = ${worker}
      returning exists (select 1 from inbound_messages where conversation_id = ${id} and done_at is null) as more`.execute(
      db,
    );
    return rows[0]?.more ?? false;
  },

  /** Conversations with work that nobody holds, for the sweeper. `olderThanMs` spares what the queue is about to serve. */
  async neglected(channels: readonly ChannelName[], olderThanMs: number, limit: number): Promise<string[]> {
    const before = sql`now() - make_interval(secs => ${olderThanMs / 1000})`;
    // No limit inside: one conversation's long backlog would keep the others from being found.
    const { rows } = await sql<{ id: string }>`
      select conversations.id from (
        select conversation_id from inbound_messages where done_at is null and received_at < ${before}
        union
        select conversation_id from outbound_parts where status = 'pending' and not_before < ${before}
      ) waiting join conversations on conversations.id = waiting.conversation_id
      where channel = any(${channels}) and (claimed_until is null or claimed_until < now()) limit ${limit}`.execute(db);
    return rows.map((row) => row.id);
  },

  /** At start of a process that knows to be the only one: claims of its killed forerunner are void. */
  async releaseAll(): Promise<void> {
    await sql`update conversations set claimed_by = null, claimed_until = null where claimed_by is not null`.execute(
      db,
    );
  },
});

export type Conversations = ReturnType<typeof conversations>;
