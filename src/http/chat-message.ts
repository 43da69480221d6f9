/** A row of the history as the page shows it. */

import type { WebPart } from '../channels/web/web-channel.js';
import type { Block } from '../domain/message.js';
import type { HistoryRow } from '../storage/chat-history.js';
import type { ChatMessage } from './contract.js';

export function chatMessage(row: HistoryRow): ChatMessage {
  const common = { seq: row.seq, at: row.at.toISOString() };
  if (row.content) {
    const text =
      row.content.kind === 'text' ? row.content.text : row.content.kind === 'choice' ? (row.content.label ?? '') : '';
    const blocks: Block[] = [{ type: 'paragraph', text }];
    // The page's own id follows the visitor's in the external id, see `webMessageId`.
    const clientId = row.externalId?.split('/')[1];
    return { ...common, from: 'citizen', blocks, choices: [], ...(clientId ? { clientId } : {}) };
  }
  const part = row.part as WebPart;
  return { ...common, from: 'assistant', blocks: part.blocks, choices: part.choices };
}

/** Unique over all visitors although the page chose its part. */
export const webMessageId = (visitorId: string, clientId: string): string => `${visitorId}/${clientId}`;
