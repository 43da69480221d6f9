/** The tables as Kysely sees them; `migrations.ts` makes them. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { OutboundPart } from '../channels/channel.js';
import type { ConversationContext } from '../domain/conversation.js';
import type { ChannelName, InboundContent } from '../domain/message.js';
import type { OutcomeKind } from '../domain/outcome.js';
import type { Procedure } from '../domain/procedure.js';
import type { Facet } from '../domain/understanding.js';

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** bigint: pg returns it as a string, so that no id loses digits. */
type Id = ColumnType<string, never, never>;

export interface Database {
  imported_procedures: {
    code: string;
    record: JSONColumnType<Procedure>;
    fingerprint: string;
    imported_at: Timestamp;
  };
  conversations: {
    id: Id;
    channel: ChannelName;
    external_id: string;
    context: JSONColumnType<ConversationContext>;
    /** The process that works on this conversation now, until `claimed_until`. */
    claimed_by: string | null;
    claimed_until: NullableTimestamp;
    /** The person cannot be reached (blocked the bot); cleared when they write. */
    unreachable_since: NullableTimestamp;
    created_at: Timestamp;
  };
  inbound_messages: {
    id: Id;
    conversation_id: string;
    channel: ChannelName;
    external_id: string;
    content: JSONColumnType<InboundContent>;
    received_at: Timestamp;
    done_at: NullableTimestamp;
    outcome: JSONColumnType<{ kind: OutcomeKind; facets: Facet[]; codes: string[] }> | null;
  };
  outbound_parts: {
    id: Id;
    conversation_id: string;
    inbound_id: string | null;
    position: number;
    part: JSONColumnType<OutboundPart>;
    status: Generated<'pending' | 'sent' | 'refused' | 'unreachable'>;
    attempts: Generated<number>;
    not_before: Timestamp;
    created_at: Timestamp;
    sent_at: NullableTimestamp;
    platform_id: string | null;
    last_error: string | null;
  };
}
