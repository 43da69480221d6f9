/** What waits in a conversation, and who has it. */
import type { OutboundPart } from '../channels/channel.js';
import type { ConversationContext } from '../domain/conversation.js';
import type { ChannelName, InboundContent } from '../domain/message.js';

export interface ClaimedConversation {
  id: string;
  channel: ChannelName;
  externalId: string;
  context: ConversationContext;
  /** True when the platform said that this person cannot be reached. */
  unreachable: boolean;
}

export interface WaitingMessage {
  id: string;
  content: InboundContent;
  receivedAt: Date;
}

export interface WaitingPart {
  id: string;
  part: OutboundPart;
  attempts: number;
  /** Milliseconds until it may be tried; 0 or less is now. */
  waitMs: number;
}
