/** What the page knows, and how news changes it. Pure: no network, no clock. */
import type { ChatHistory, ChatMessage } from './types.js';

export type OutgoingBody = { text: string } | { choice: string };

/** Why a message did not go out, in words for the citizen. `edit`: sending it again unchanged would fail again. */
export interface Problem {
  message: string;
  remedy: 'retry' | 'edit';
}

/** The citizen's own message until the server shows it. */
export interface Outgoing {
  clientId: string;
  body: OutgoingBody;
  label: string;
  at: string;
  /** It stands after this server message and before the next one. */
  afterSeq: number;
  state: 'sending' | 'sent' | 'failed';
  problem?: Problem;
}

export interface ChatState {
  phase: 'loading' | 'ready' | 'failed';
  messages: ChatMessage[];
  outgoing: Outgoing[];
  suggestions: string[];
  busy: boolean;
  offline: boolean;
  /** Epoch milliseconds until which the server wants no new message; 0 when it does not mind. */
  quietUntil: number;
}

export const initialState: ChatState = {
  phase: 'loading',
  messages: [],
  outgoing: [],
  suggestions: [],
  busy: false,
  offline: false,
  quietUntil: 0,
};

export function lastSeq(messages: ChatMessage[]): number {
  return messages.at(-1)?.seq ?? -1;
}

export function withMessage(state: ChatState, message: ChatMessage): ChatState {
  const others = state.messages.filter((known) => known.seq !== message.seq);
  const messages = [...others, message].sort((a, b) => a.seq - b.seq);
  return { ...state, messages, outgoing: unconfirmed(state.outgoing, messages) };
}

/**
 * `askedAtSeq` is the newest message known when the history was asked for: what came by the live stream since then
 * stays, and what is older and not in the history belongs to a conversation that was ended elsewhere.
 */
export function withHistory(state: ChatState, history: ChatHistory, askedAtSeq: number): ChatState {
  const known = new Map(state.messages.map((message) => [message.seq, message]));
  const first = history.messages[0];
  const sameConversation = first !== undefined && known.get(first.seq)?.at === first.at;
  const older = sameConversation ? state.messages.filter((message) => message.seq < first.seq) : [];
  const listed = history.messages.map((message) => {
    const before = known.get(message.seq);
    // The same object again, so that a hundred bubbles need not be drawn anew.
    return before?.at === message.at ? before : message;
  });
  const newer = state.messages.filter((message) => message.seq > Math.max(askedAtSeq, lastSeq(history.messages)));
  const messages = [...older, ...listed, ...newer];
  return {
    ...state,
    phase: 'ready',
    messages,
    outgoing: unconfirmed(state.outgoing, messages),
    suggestions: history.suggestions,
    busy: history.busy,
  };
}

/** A new message replaces failed presses of a choice (one tap to repeat), never failed words. */
export function withOutgoing(state: ChatState, item: Outgoing): ChatState {
  const kept = state.outgoing.filter((other) => other.state !== 'failed' || 'text' in other.body);
  return { ...state, outgoing: [...kept, item] };
}

export function changeOutgoing(state: ChatState, clientId: string, change: Partial<Outgoing>): ChatState {
  return {
    ...state,
    outgoing: state.outgoing.map((item) => (item.clientId === clientId ? { ...item, ...change } : item)),
  };
}

export function withoutOutgoing(state: ChatState, clientId: string): ChatState {
  return { ...state, outgoing: state.outgoing.filter((item) => item.clientId !== clientId) };
}

function unconfirmed(outgoing: Outgoing[], messages: ChatMessage[]): Outgoing[] {
  const confirmed = new Set(messages.map((message) => message.clientId));
  return outgoing.some((item) => confirmed.has(item.clientId))
    ? outgoing.filter((item) => !confirmed.has(item.clientId))
    : outgoing;
}
