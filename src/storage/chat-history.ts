/** What was said in one conversation of the web chat, for the page after a reload and for the live stream. */
import { sql } from 'kysely';
import type { OutboundPart } from '../channels/channel.js';
import type { ChannelName, InboundContent } from '../domain/message.js';
import type { Db } from './database.js';

export interface HistoryRow {
  /** Grows within a conversation, over both directions. */
  seq: number;
  at: Date;
  /** What the citizen did, or a part that was sent; exactly one is set. */
  content: InboundContent | null;
  part: OutboundPart | null;
  /** The platform's id of the citizen's message. */
  externalId: string | null;
}

export const chatHistory = (db: Db) => ({
  /** Messages after `afterSeq`, oldest first, the newest `limit` of them. */
  async read(channel: ChannelName, externalId: string, afterSeq: number, limit: number): Promise<HistoryRow[]> {
    const { rows } = await sql<{
      seq: string;
      at: Date;
      content: InboundContent | null;
      part: OutboundPart | null;
      external_id: string | null;
    }>`
      select * from (
        select inbound.id as seq, inbound.received_at as at, inbound.content, null::jsonb as part, inbound.external_id
          from inbound_messages inbound join conversations on conversations.id = inbound.conversation_id
          where conversations.channel = ${channel} and conversations.external_id = ${externalId} and inbound.id > ${afterSeq}
        union all
        select part.id, part.created_at, null, part.part, null
          from outbound_parts part join conversations on conversations.id = part.conversation_id
          where conversations.channel = ${channel} and conversations.external_id = ${externalId} and part.id > ${afterSeq}
        order by seq desc limit ${limit}
      ) newest order by seq`.execute(db);
    return rows.map((row) => ({
      seq: Number(row.seq),
      at: row.at,
      content: row.content,
      part: row.part,
      externalId: row.external_id,
    }));
  },

  async isBusy(channel: ChannelName, externalId: string): Promise<boolean> {
    const { rows } = await sql<{ busy: boolean }>`
      select exists (
        select 1 from inbound_messages message join conversations on conversations.id = message.conversation_id
        where conversations.channel = ${channel} and conversations.external_id = ${externalId} and message.done_at is null
      ) as busy`.execute(db);
    return rows[0]?.busy ?? false;
  },
});

export type ChatHistoryReader = ReturnType<typeof chatHistory>;
