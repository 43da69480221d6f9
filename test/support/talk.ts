/** A conversation with the assistant without channel, queue or database: each turn gets the context of the one before. */
import { handleMessage } from '../../src/assistant/handle-message.js';
import { plainText } from '../../src/assistant/replies/plain-text.js';
import type { Knowledge, TurnResult } from '../../src/assistant/turn.js';
import { type ConversationContext, emptyContext } from '../../src/domain/conversation.js';
import type { InboundContent } from '../../src/domain/message.js';
import type { Outcome } from '../../src/domain/outcome.js';

export interface Talk {
  say(text: string): Promise<Outcome>;
  press(payload: string, label?: string): Promise<Outcome>;
  send(content: InboundContent): Promise<Outcome>;
  wait(minutes: number): void;
  /** What the conversation's row would hold now. */
  context(): ConversationContext;
}

/** @param start ISO; the clock stands still but for `wait` */
export function talk(knowledge: Knowledge, start = '2026-11-23T02:00:00.000Z'): Talk {
  let context = emptyContext;
  let now = new Date(start);
  const send = async (content: InboundContent): Promise<Outcome> => {
    const result: TurnResult = await handleMessage({ content, context, now }, { knowledge, modelTimeoutMs: 1000 });
    // As the database keeps it.
    context = JSON.parse(JSON.stringify(result.context)) as ConversationContext;
    return result.outcome;
  };
  return {
    send,
    say: (text) => send({ kind: 'text', text }),
    press: (payload, label) => send({ kind: 'choice', payload, ...(label === undefined ? {} : { label }) }),
    wait: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    context: () => context,
  };
}

export const text = (outcome: Outcome): string => plainText(outcome.reply);
export const labels = (outcome: Outcome): string[] => outcome.reply.choices.map((choice) => choice.label);
