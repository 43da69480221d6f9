/**
 * The statements every message goes through, each for many conversations at once and each one transaction. Rows of
 * `conversations` are locked in the order of their ids, so that two processes with overlapping lists cannot deadlock.
 */
import { sql } from 'kysely';
import type { OutboundPart } from '../channels/channel.js';
import { ConversationContext, emptyContext } from '../domain/conversation.js';
import type { ChannelName, InboundContent, InboundMessage } from '../domain/message.js';
import type { Outcome } from '../domain/outcome.js';
import type { Db } from './database.js';
import type { ClaimedConversation, WaitingMessage, WaitingPart } from './waiting.js';

/** A claim ends by itself, so that a dead worker frees its conversation; every step of a live one renews it. */
export const leaseSeconds = 60;
const lease = sql`now() + make_interval(secs => ${leaseSeconds})`;

/** @param messages of a conversation each */
export async function storeMessages(
  db: Db,
  messages: InboundMessage[],
): Promise<{ conversationId: string; isNew: boolean }[]> {
  // A known conversation is only read: locking its row would make every message wait for the worker that has it. The web
  // chat's is locked all the same: its live stream goes on behind the last id it saw, so an id must not become visible
  // after a later one of the same conversation.
  const { rows } = await sql<{ conversation_id: string; is_new: boolean }>`
    with message as (
      select * from unnest(${messages.map((message) => message.channel)}::text[],
        ${messages.map((message) => message.conversationExternalId)}::text[],
        ${messages.map((message) => message.externalId)}::text[],
        ${messages.map((message) => JSON.stringify(message.content))}::text[],
        ${messages.map((message) => message.receivedAt)}::timestamptz[])
        with ordinality as message(channel, chat, external_id, content, received_at, place)
    ), known as (
      select place, id, unreachable_since from message
      join conversations on conversations.channel = message.channel and conversations.external_id = message.chat
    ), reached as (
      update conversations set unreachable_since = null
      where id in (select id from known where unreachable_since is not null)
    ), made as (
      insert into conversations (channel, external_id)
      select channel, chat from message where place not in (select place from known) order by channel, chat
      on conflict (channel, external_id) do update set unreachable_since = null
      returning id, channel, external_id
    ), held as (
      select conversations.id from known join conversations on conversations.id = known.id
      where channel = 'web' order by conversations.id for no key update of conversations
    ), placed as (
      select message.*, coalesce(known.id, made.id) as conversation_id from message
      left join known using (place)
      left join held on held.id = known.id
      left join made on made.channel = message.channel and made.external_id = message.chat
    ), stored as (
      insert into inbound_messages (conversation_id, channel, external_id, content, received_at)
      select conversation_id, channel, external_id, content::jsonb, received_at from placed order by channel, external_id
      on conflict (channel, external_id) do nothing
      returning channel, external_id
    )
    select conversation_id, stored.external_id is not null as is_new
    from placed left join stored using (channel, external_id) order by place`.execute(db);
  return rows.map((row) => ({ conversationId: row.conversation_id, isNew: row.is_new }));
}

/** Free conversations; one that this very claimant has already counts as free, since a claim may be tried twice. */
export async function claimConversations(
  db: Db,
  wanted: { id: string; claimant: string }[],
): Promise<(ClaimedConversation | undefined)[]> {
  const { rows } = await sql<{
    id: string;
    channel: ChannelName;
    external_id: string;
    context: unknown;
    unreachable: boolean;
  }>`
    with wanted as (
      select conversations.id, claimant
      from unnest(${wanted.map(({ id }) => id)}::bigint[], ${wanted.map(({ claimant }) => claimant)}::text[]) as wanted(id, claimant)
      join conversations using (id)
      where claimed_until is null or claimed_until < now() or claimed_by = claimant
      order by conversations.id for no key update of conversations
    )
    update conversations set claimed_by = claimant, claimed_until = ${lease} from wanted where conversations.id = wanted.id
    returning conversations.id, channel, external_id, context, unreachable_since is not null as unreachable`.execute(
    db,
  );
  const claimed = new Map(rows.map((row) => [row.id, row]));
  return wanted.map(({ id }) => {
    const row = claimed.get(id);
    if (!row) return undefined;
    const context = ConversationContext.safeParse(row.context);
    return {
      id,
      channel: row.channel,
      externalId: row.external_id,
      context: context.success ? context.data : emptyContext,
      unreachable: row.unreachable,
    };
  });
}

interface Waiting {
  messages: WaitingMessage[];
  parts: WaitingPart[];
}

export async function waitingIn(db: Db, ids: string[]): Promise<Waiting[]> {
  const { rows } = await sql<{
    conversation_id: string;
    id: string;
    content: InboundContent | null;
    received_at: Date | null;
    part: OutboundPart | null;
    attempts: number | null;
    wait_ms: string | null;
  }>`
    (select conversation_id, id, content, received_at, null::jsonb as part, null::int as attempts, null::float8 as wait_ms
      from inbound_messages where conversation_id = any(${ids}::bigint[]) and done_at is null)
    union all
    (select conversation_id, id, null, null, part, attempts, extract(epoch from not_before - now()) * 1000
      from outbound_parts where conversation_id = any(${ids}::bigint[]) and status = 'pending')
    order by id`.execute(db);
  const found = new Map(ids.map((id): [string, Waiting] => [id, { messages: [], parts: [] }]));
  for (const { conversation_id, id, content, received_at, part, attempts, wait_ms } of rows) {
    const waiting = found.get(conversation_id) as Waiting;
    if (content) waiting.messages.push({ id, content, receivedAt: received_at as Date });
    else waiting.parts.push({ id, part: part as OutboundPart, attempts: attempts ?? 0, waitMs: Number(wait_ms) });
  }
  return [...found.values()];
}

export interface FinishedTurn {
  id: string;
  claimant: string;
  messageId: string;
  context: ConversationContext;
  outcome: Outcome;
  parts: OutboundPart[];
}

/** @returns for each turn its stored parts, or undefined where nothing was written: claim lost, or answered already */
export async function finishTurns(db: Db, turns: FinishedTurn[]): Promise<(WaitingPart[] | undefined)[]> {
  const { rows } = await sql<{ message_id: string; id: string | null; position: number }>`
    with turn as (
      select * from unnest(${turns.map((turn) => turn.id)}::bigint[],
        ${turns.map((turn) => turn.claimant)}::text[],
        ${turns.map((turn) => turn.messageId)}::bigint[],
        ${turns.map((turn) => JSON.stringify(turn.context))}::text[],
        ${turns.map((turn) => JSON.stringify(keptOf(turn.outcome)))}::text[],
        ${turns.map((turn) => JSON.stringify(turn.parts))}::text[])
        as turn(conversation_id, claimant, message_id, context, outcome, parts)
    ), owned as (
      select conversations.id from conversations join turn on conversations.id = conversation_id
      where claimed_by = claimant and claimed_until > now()
        and exists (select 1 from inbound_messages where inbound_messages.id = message_id and done_at is null)
      order by conversations.id for no key update of conversations
    ), kept as (
      update conversations set context = turn.context::jsonb, claimed_until = ${lease}
      from turn join owned on owned.id = conversation_id where conversations.id = owned.id
    ), answered as (
      update inbound_messages set done_at = now(), outcome = turn.outcome::jsonb
      from turn join owned on owned.id = conversation_id
      where inbound_messages.id = message_id and done_at is null
      returning message_id
    ), stored as (
      insert into outbound_parts (conversation_id, inbound_id, position, part)
      select conversation_id, message_id, entry.position, entry.part
      from answered join turn using (message_id), jsonb_array_elements(parts::jsonb) with ordinality as entry(part, position)
      order by message_id, entry.position
      returning id, inbound_id, position
    )
    select message_id, stored.id, position from answered left join stored on inbound_id = message_id order by stored.id`.execute(
    db,
  );
  const answered = new Map(rows.map((row): [string, WaitingPart[]] => [row.message_id, []]));
  const parts = new Map(turns.map((turn) => [turn.messageId, turn.parts]));
  for (const { message_id, id, position } of rows) {
    const part = parts.get(message_id)?.[position - 1];
    if (id && part) answered.get(message_id)?.push({ id, part, attempts: 0, waitMs: 0 });
  }
  return turns.map((turn) => answered.get(turn.messageId));
}

const keptOf = ({ kind, facets, procedures }: Outcome) => ({
  kind,
  facets,
  codes: procedures.slice(0, 3).map((procedure) => procedure.code),
});

export async function markPartsSent(db: Db, sent: { id: string; platformId: string | undefined }[]): Promise<void[]> {
  await sql`update outbound_parts set status = 'sent', sent_at = now(), attempts = attempts + 1, platform_id = sent.platform_id
    from unnest(${sent.map(({ id }) => id)}::bigint[], ${sent.map(({ platformId }) => platformId ?? null)}::text[]) as sent(id, platform_id)
    where outbound_parts.id = sent.id`.execute(db);
  return sent.map(() => undefined);
}

/** @returns for each whether a message waits that its holder has not seen */
export async function releaseConversations(db: Db, held: { id: string; claimant: string }[]): Promise<boolean[]> {
  const { rows } = await sql<{ id: string; more: boolean }>`
    with held as (
      select conversations.id
      from unnest(${held.map(({ id }) => id)}::bigint[], ${held.map(({ claimant }) => claimant)}::text[]) as held(id, claimant)
      join conversations using (id)
      where claimed_by = claimant order by conversations.id for no key update of conversations
    )
    update conversations set claimed_by = null, claimed_until = null from held where conversations.id = held.id
    returning conversations.id,
      exists (select 1 from inbound_messages where conversation_id = conversations.id and done_at is null) as more`.execute(
    db,
  );
  const more = new Map(rows.map((row) => [row.id, row.more]));
  return held.map(({ id }) => more.get(id) ?? false);
}
