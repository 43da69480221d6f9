/**
 * All work of one conversation, by one worker at a time: answer what came in, in order, and send what waits, in order.
 * Safe to run twice and at any moment: the claim keeps two workers apart, and each step is one transaction.
 */

import type { TurnResult } from '../assistant/turn.js';
import type { Channel } from '../channels/channel.js';
import type { ConversationContext } from '../domain/conversation.js';
import type { ChannelName, InboundContent } from '../domain/message.js';
import type { Logger } from '../shared/logger.js';
import type { ClaimedConversation, Conversations, WaitingPart } from '../storage/conversations.js';
import type { WorkQueue } from './work-queue.js';

export interface ServePorts {
  conversations: Conversations;
  channel(name: ChannelName): Channel | undefined;
  answer(input: { content: InboundContent; context: ConversationContext; now: Date }): Promise<TurnResult>;
  /** What the citizen gets when answering failed by a bug of ours. */
  fallback(context: ConversationContext): TurnResult;
  queue: WorkQueue;
  logger: Logger;
  /** Names this process in claims. */
  worker: string;
  /** Told when a turn begins, for "is typing". */
  onBusy?(conversation: ClaimedConversation, busy: boolean): void;
}

/** After this many tries a part that the platform keeps putting off is set aside for staff. */
const mostAttempts = 50;
/** Well within the lease: a send may take half a minute before it gives up. */
const renewAfterMs = 15_000;

export async function serveConversation(id: string, ports: ServePorts): Promise<void> {
  for (;;) {
    const conversation = await ports.conversations.claim(id, ports.worker);
    // Whoever has it looks for new messages when letting go.
    if (!conversation) return;
    let retryMs: number | undefined;
    try {
      retryMs = await serveClaimed(conversation, ports);
    } finally {
      const more = await ports.conversations.release(id, ports.worker);
      if (more && retryMs === undefined) retryMs = -1;
    }
    if (retryMs === undefined) return;
    if (retryMs >= 0) {
      await ports.queue.enqueueConversation(id, retryMs).catch(() => undefined); // the sweeper knows not_before too
      return;
    }
  }
}

/** @returns milliseconds after which sending must be tried again; undefined when nothing is left */
async function serveClaimed(conversation: ClaimedConversation, ports: ServePorts): Promise<number | undefined> {
  const channel = ports.channel(conversation.channel);
  if (!channel) {
    ports.logger.warn({ channel: conversation.channel }, 'no such channel in this process');
    return undefined;
  }
  const { messages, parts } = await ports.conversations.waiting(conversation.id);
  const unsent: WaitingPart[] = parts;
  const claim: Claim = { conversation, heldSince: Date.now() };
  let { context } = conversation;
  for (const message of messages) {
    ports.onBusy?.(conversation, true);
    const turn = await answerSafely(message.content, context, ports);
    const stored = await ports.conversations.finishTurn(conversation.id, ports.worker, message.id, {
      ...turn,
      parts: channel.render(turn.outcome.reply),
    });
    if (!stored) return undefined;
    claim.heldSince = Date.now();
    ports.onBusy?.(conversation, false);
    context = turn.context;
    unsent.push(...stored);
    // A platform that says "later" holds back this conversation's replies, not the answering of its messages.
    await sendAll(claim, channel, unsent, ports);
  }
  return sendAll(claim, channel, unsent, ports);
}

async function answerSafely(
  content: InboundContent,
  context: ConversationContext,
  ports: ServePorts,
): Promise<TurnResult> {
  try {
    return await ports.answer({ content, context, now: new Date() });
  } catch (error) {
    ports.logger.error({ err: error }, 'a turn failed; the citizen gets the fallback reply');
    return ports.fallback(context);
  }
}

interface Claim {
  conversation: ClaimedConversation;
  /** When the lease was last known to be ours, epoch milliseconds. */
  heldSince: number;
}

/** Sends in order, stopping at the first part that must wait; what is dealt with leaves `parts`. */
async function sendAll(
  claim: Claim,
  channel: Channel,
  parts: WaitingPart[],
  { conversations, logger, worker }: ServePorts,
): Promise<number | undefined> {
  const { conversation } = claim;
  for (let first = parts[0]; first; first = parts[0]) {
    if (first.waitMs > 0) return first.waitMs;
    if (Date.now() - claim.heldSince > renewAfterMs) {
      if (!(await conversations.renew(conversation.id, worker))) return undefined;
      claim.heldSince = Date.now();
    }
    const result = await channel.send(conversation.externalId, first.part);
    switch (result.status) {
      case 'sent':
        await conversations.markSent(first.id, result.externalId);
        break;
      case 'unreachable':
        logger.info({ conversation: conversation.id, reason: result.reason }, 'citizen out of reach');
        await conversations.markUnreachable(conversation.id, result.reason);
        parts.length = 0;
        return undefined;
      case 'retry':
        if (first.attempts + 1 < mostAttempts) {
          await conversations.markRetry(first.id, result.afterMs, result.reason);
          first.waitMs = result.afterMs;
          return result.afterMs;
        }
        logger.error({ part: first.id, reason: result.reason }, 'gave up sending a part after many tries');
        await conversations.markRefused(first.id, result.reason);
        break;
      case 'refused':
        logger.error({ part: first.id, reason: result.reason }, 'the platform refused a part');
        await conversations.markRefused(first.id, result.reason);
        break;
    }
    parts.shift();
  }
  return undefined;
}
