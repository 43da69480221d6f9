/** Messages as the web page knows them. */
import type { Outgoing } from '../../src/console/chat/chat-state.js';
import type { ChatMessage } from '../../src/console/chat/types.js';

/** Minute `minute` of a day in November 2026. */
export const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 2, minute)).toISOString();

type Rest = Partial<Omit<ChatMessage, 'seq'>>;

export const citizen = (seq: number, text: string, rest: Rest = {}): ChatMessage => ({
  seq,
  from: 'citizen',
  at: at(seq),
  blocks: [{ type: 'paragraph', text }],
  choices: [],
  ...rest,
});

export const assistant = (seq: number, text: string, labels: string[] = [], rest: Rest = {}): ChatMessage => ({
  ...citizen(seq, text, rest),
  from: 'assistant',
  choices: labels.map((label, index) => ({ label, payload: `p:1.00000${index}` })),
});

export const sending = (clientId: string, label: string, afterSeq: number, rest: Partial<Outgoing> = {}): Outgoing => ({
  clientId,
  body: { text: label },
  label,
  at: at(afterSeq + 1),
  afterSeq,
  state: 'sending',
  ...rest,
});
