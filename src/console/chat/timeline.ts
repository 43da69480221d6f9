/** The conversation in reading order: server messages and the citizen's own that are still on their way. */
import type { ChatState, Outgoing } from './chat-state.js';
import { dayKey } from './time.js';
import type { Block, ChatMessage, Choice } from './types.js';

export interface TimelineItem {
  /** Stays the same when the server confirms the message, so its element, and the focus on it, survive. */
  key: string;
  from: ChatMessage['from'];
  at: string;
  blocks: Block[];
  choices: Choice[];
  /** False once the citizen has gone on: the choices are then a record, not buttons. */
  choicesOpen: boolean;
  /** Label of the choice that was taken. */
  chosen?: string;
  outgoing?: Outgoing;
  startsDay: boolean;
  /** First of a run by the same side: only this one carries name and time. */
  startsRun: boolean;
}

const runGapMs = 10 * 60_000;

export function timeline({ messages, outgoing }: Pick<ChatState, 'messages' | 'outgoing'>): TimelineItem[] {
  const placed = [
    ...messages.map((message) => ({ order: message.seq, item: ofMessage(message) })),
    ...outgoing.map((sent) => ({ order: sent.afterSeq + 0.5, item: ofOutgoing(sent) })),
  ];
  // Array.prototype.sort is stable, so several messages on their way keep the order they were written in.
  const items = placed.sort((a, b) => a.order - b.order).map((entry) => entry.item);
  items.forEach((item, index) => {
    const before = items[index - 1];
    item.startsDay = !before || dayKey(before.at) !== dayKey(item.at);
    item.startsRun =
      item.startsDay || before?.from !== item.from || Date.parse(item.at) - Date.parse(before.at) > runGapMs;
  });
  closeChoices(items);
  return items;
}

function closeChoices(items: TimelineItem[]): void {
  let reply: string | undefined;
  for (const item of [...items].reverse()) {
    if (item.from === 'citizen') {
      // A failed press leaves the choices open: the citizen may take another.
      if (item.outgoing?.state !== 'failed') reply = plainText(item.blocks);
    } else if (reply !== undefined && item.choices.length > 0) {
      item.choicesOpen = false;
      const chosen = item.choices.find((choice) => choice.label === reply);
      if (chosen) item.chosen = chosen.label;
    }
  }
}

function plainText(blocks: Block[]): string {
  return blocks.map((block) => (block.type === 'paragraph' ? block.text : '')).join('\n');
}

function ofMessage(message: ChatMessage): TimelineItem {
  const { seq, clientId, from, at, blocks, choices } = message;
  return {
    key: clientId ?? `s${seq}`,
    from,
    at,
    blocks,
    choices,
    choicesOpen: true,
    startsDay: false,
    startsRun: false,
  };
}

function ofOutgoing(sent: Outgoing): TimelineItem {
  return {
    key: sent.clientId,
    from: 'citizen',
    at: sent.at,
    blocks: [{ type: 'paragraph', text: sent.label }],
    choices: [],
    choicesOpen: true,
    outgoing: sent,
    startsDay: false,
    startsRun: false,
  };
}
