/** The web chat as a channel: its outbox is its history, so sending is telling open pages to look. Nothing is doubled. */
import type { Block, Choice, Reply } from '../../domain/message.js';
import type { Channel, OutboundPart } from '../channel.js';

export interface WebPart extends OutboundPart {
  blocks: Block[];
  choices: Choice[];
}

/** @param announce tells open pages of this visitor that something new is there */
export const webChannel = (announce: (visitorId: string) => void): Channel => ({
  name: 'web',
  render: (reply: Reply): OutboundPart[] => [{ blocks: reply.blocks, choices: reply.choices } satisfies WebPart],
  send: async (visitorId) => {
    announce(visitorId);
    return { status: 'sent' };
  },
});
