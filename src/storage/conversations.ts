/**
 * The durable path of a message. Each function is one statement, so one transaction and one round trip; each may run
 * twice with the effect of once. What every message passes shares its statements with other messages of the moment.
 */
import { sql } from 'kysely';
import type { OutboundPart } from '../channels/channel.js';
import type { ConversationContext } from '../domain/conversation.js';
import type { ChannelName, InboundMessage } from '../domain/message.js';
import type { Outcome } from '../domain/outcome.js';
import { batched } from './batched.js';
import type { Db } from './database.js';
import {
  claimConversations,
  type FinishedTurn,
  finishTurns,
  leaseSeconds,
  markPartsSent,
  releaseConversations,
  storeMessages,
  waitingIn,
} from './turn-statements.js';
import type { ClaimedConversation, WaitingMessage, WaitingPart } from './waiting.js';

export const conversations = (db: Db) => {
  const ofConversation = { key: ({ id }: { id: string }): string => id };
  const storeSoon = batched((messages: InboundMessage[]) => storeMessages(db, messages), {
    key: (message) => `${message.channel} ${message.conversationExternalId}`,
  });
  const claimSoon = batched(
    (wanted: { id: string; claimant: string }[]) => claimConversations(db, wanted),
    ofConversation,
  );
  const lookSoon = batched((ids: string[]) => waitingIn(db, ids), { key: (id) => id });
  const finishSoon = batched((turns: FinishedTurn[]) => finishTurns(db, turns), ofConversation);
  const markSentSoon = batched(
    (sent: { id: string; platformId: string | undefined }[]) => markPartsSent(db, sent),
    ofConversation,
  );
  const releaseSoon = batched(
    (held: { id: string; claimant: string }[]) => releaseConversations(db, held),
    ofConversation,
  );
  return {
    /** Stores an event once. @returns the conversation, and whether the event was new */
    store: (message: InboundMessage): Promise<{ conversationId: string; isNew: boolean }> => storeSoon(message),

    /** Takes the conversation for this worker, or undefined where another one has it. */
    claim: (id: string, worker: string): Promise<ClaimedConversation | undefined> =>
      claimSoon({ id, claimant: worker }),

    /** What waits in a claimed conversation, oldest first: messages to answer and parts to send. */
    waiting: (id: string): Promise<{ messages: WaitingMessage[]; parts: WaitingPart[] }> => lookSoon(id),

    /**
     * The end of a turn: context, outcome and the parts to send, in one transaction. Nothing is written when the claim was
     * lost or the message is answered already.
     * @returns the stored parts, or undefined when this worker must let go
     */
    finishTurn: (
      id: string,
      worker: string,
      messageId: string,
      turn: { context: ConversationContext; outcome: Outcome; parts: OutboundPart[] },
    ): Promise<WaitingPart[] | undefined> => finishSoon({ id, claimant: worker, messageId, ...turn }),

    markSent: (partId: string, platformId: string | undefined): Promise<void> =>
      markSentSoon({ id: partId, platformId }),

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
    release: (id: string, worker: string): Promise<boolean> => releaseSoon({ id, claimant: worker }),

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
  };
};

export type Conversations = ReturnType<typeof conversations>;
