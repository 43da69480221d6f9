/**
 * What a messaging platform must be able to do. Rendering is pure and happens when the reply is stored; sending happens
 * later, possibly more than once, possibly by another process.
 */
import type { ChannelName, InboundMessage, Reply } from '../domain/message.js';

/** One message as the platform takes it, as JSON: it waits in the outbox until it is sent. */
export type OutboundPart = Record<string, unknown>;

/**
 * How a try to send ended.
 * - `sent`: the platform took it.
 * - `retry`: not now; try again after `afterMs` (the platform's own figure where it gives one).
 * - `unreachable`: this person cannot be reached any more (blocked the bot, left). Nothing is sent until they write.
 * - `refused`: the platform will never take this part; it is set aside for staff.
 */
export type SendResult =
  | { status: 'sent'; externalId?: string }
  | { status: 'retry'; afterMs: number; reason: string }
  | { status: 'unreachable'; reason: string }
  | { status: 'refused'; reason: string };

export interface Channel {
  name: ChannelName;
  /** A reply as parts within the platform's limits, in order. Pure. */
  render(reply: Reply): OutboundPart[];
  /**
   * Sends one part. Never throws for what the platform or the network does: that is a SendResult. Called again after a
   * crash, so a platform without idempotency keys may show a part twice when the process died between its answer and ours.
   */
  send(conversationExternalId: string, part: OutboundPart): Promise<SendResult>;
}

/**
 * Takes a verified event: deduplicated by (channel, externalId), stored and queued when the promise resolves. Only then
 * may the event be acknowledged to the platform. Rejects when it could not be stored.
 */
export type Ingest = (message: InboundMessage) => Promise<void>;
