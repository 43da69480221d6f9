/**
 * The queue as the use cases see it. A job only says "look at this conversation": what is to be done stands in the
 * database, so a job may be lost (the sweeper asks again), doubled or late without harm. BullMQ is the one adapter.
 */
export interface WorkQueue {
  /** Resolves when the queue has it; rejects or times out when Redis is away. */
  enqueueConversation(conversationId: string, delayMs?: number): Promise<void>;
}
