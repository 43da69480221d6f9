/**
 * All work of one conversation, by one worker at a time: answer what came in, in order, and send what waits, in order.
 * Safe to run twice and at any moment: the claim keeps two workers apart, and each step is one transaction.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TurnResult } from '../assistant/turn.js';
import type { Channel } from '../channels/channel.js';
import type { ConversationContext } from '../domain/conversation.js';
import type { ChannelName, InboundContent } from '../domain/message.js';
import type { Logger } from '../shared/logger.js';
import type { Conversations } from '../storage/conversations.js';
import type { ClaimedConversation, WaitingPart } from '../storage/waiting.js';
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
/** A database that restarts is back within seconds. */
const insistMs = 30_000;
const insistEveryMs = 100;
/** Another process may have the channel that this one lacks. */
const otherProcessMs = 30_000;

export async function serveConversation(id: string, ports: ServePorts): Promise<void> {
  for (;;) {
    // A claim is this call's alone: were it the process's, a call that lost its lease could not tell it from the next.
    const claimant = `${ports.worker}/${randomUUID()}`;
    let retryMs: number | undefined;
    let mayHold = true;
    let more = false;
    try {
      const conversation = await ports.conversations.claim(id, claimant);
      mayHold = conversation !== undefined;
      if (conversation) retryMs = await serveClaimed({ conversation, claimant, heldSince: Date.now() }, ports);
    } finally {
      // Also when claiming failed: the database may have taken it and only its answer was lost.
      if (mayHold) more = await insist(() => ports.conversations.release(id, claimant));
    }
    // Where another has it, that one looks for new messages when letting go.
    if (more && retryMs === undefined) continue;
    if (retryMs === undefined) return;
    await ports.queue.enqueueConversation(id, retryMs).catch(() => undefined); // the sweeper knows not_before too
    return;
  }
}

interface Claim {
  conversation: ClaimedConversation;
  /** Who holds it. */
  claimant: string;
  /** When the lease was last known to be ours, epoch milliseconds. */
  heldSince: number;
}

/** For what must be written down because it has happened: tries on while the database is away. Safe to do twice. */
async function insist<T>(write: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + insistMs; ; ) {
    try {
      return await write();
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(insistEveryMs);
    }
  }
}

/** @returns milliseconds after which sending must be tried again; undefined when nothing is left */
async function serveClaimed(claim: Claim, ports: ServePorts): Promise<number | undefined> {
  const { conversation, claimant } = claim;
  const channel = ports.channel(conversation.channel);
  if (!channel) {
    ports.logger.warn({ channel: conversation.channel }, 'no such channel in this process');
    return otherProcessMs;
  }
  const { messages, parts } = await ports.conversations.waiting(conversation.id);
  const unsent: WaitingPart[] = parts;
  let { context } = conversation;
  for (const message of messages) {
    ports.onBusy?.(conversation, true);
    const turn = await answerSafely(message.content, context, ports);
    const stored = await ports.conversations.finishTurn(conversation.id, claimant, message.id, {
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

/** Sends in order, stopping at the first part that must wait; what is dealt with leaves `parts`. */
async function sendAll(
  claim: Claim,
  channel: Channel,
  parts: WaitingPart[],
  { conversations, logger }: ServePorts,
): Promise<number | undefined> {
  const { conversation, claimant } = claim;
  for (let first = parts[0]; first; first = parts[0]) {
    if (first.waitMs > 0) return first.waitMs;
    if (Date.now() - claim.heldSince > renewAfterMs) {
      if (!(await conversations.renew(conversation.id, claimant))) return undefined;
      claim.heldSince = Date.now();
    }
    const result = await channel.send(conversation.externalId, first.part);
    switch (result.status) {
      case 'sent':
        // Unwritten, it would be sent again.
        await insist(() => conversations.markSent(first.id, result.externalId));
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
