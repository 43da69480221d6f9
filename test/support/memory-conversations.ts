/** The durable path without a database, for tests of those who use it. test/contract holds it to the real one. */
import { type ConversationContext, emptyContext } from '../../src/domain/conversation.js';
import type { ChannelName, InboundContent } from '../../src/domain/message.js';
import type { Conversations } from '../../src/storage/conversations.js';

interface Row {
  id: string;
  channel: ChannelName;
  externalId: string;
  context: ConversationContext;
  unreachable: boolean;
  claimedBy?: string | undefined;
  claimedUntil: number;
}

interface Inbound {
  id: string;
  conversationId: string;
  key: string;
  content: InboundContent;
  receivedAt: Date;
  done: boolean;
}

export interface MemoryPart {
  id: string;
  conversationId: string;
  inboundId: string;
  part: Record<string, unknown>;
  attempts: number;
  notBefore: number;
  status: 'pending' | 'sent' | 'refused' | 'unreachable';
}

export type MemoryConversations = Conversations & { parts: MemoryPart[]; expireClaims(): Promise<void> };

const leaseMs = 60_000;

export function memoryConversations(): MemoryConversations {
  const rows: Row[] = [];
  const inbound: Inbound[] = [];
  const parts: MemoryPart[] = [];
  let sequence = 0;
  const nextId = (): string => String(++sequence);
  const row = (id: string): Row => rows.find((found) => found.id === id) as Row;
  const held = (id: string, worker: string): boolean =>
    row(id).claimedBy === worker && row(id).claimedUntil > Date.now();
  const open = (id: string): Inbound[] => inbound.filter((message) => message.conversationId === id && !message.done);
  const pending = (id: string): MemoryPart[] =>
    parts.filter((part) => part.conversationId === id && part.status === 'pending');
  const part = (id: string): MemoryPart => parts.find((found) => found.id === id) as MemoryPart;
  const free = (id: string): void => void Object.assign(row(id), { claimedBy: undefined, claimedUntil: 0 });

  return {
    parts,
    async expireClaims() {
      for (const each of rows) each.claimedUntil = 0;
    },
    async store({ channel, conversationExternalId, externalId, content, receivedAt }) {
      let found = rows.find((each) => each.channel === channel && each.externalId === conversationExternalId);
      if (!found) {
        found = {
          id: nextId(),
          channel,
          externalId: conversationExternalId,
          context: emptyContext,
          unreachable: false,
          claimedUntil: 0,
        };
        rows.push(found);
      }
      found.unreachable = false;
      const key = `${channel} ${externalId}`;
      const isNew = !inbound.some((message) => message.key === key);
      if (isNew) inbound.push({ id: nextId(), conversationId: found.id, key, content, receivedAt, done: false });
      return { conversationId: found.id, isNew };
    },
    async claim(id, worker) {
      const found = row(id);
      if (found.claimedUntil > Date.now()) return undefined;
      Object.assign(found, { claimedBy: worker, claimedUntil: Date.now() + leaseMs });
      const { channel, externalId, context, unreachable } = found;
      return { id, channel, externalId, context, unreachable };
    },
    async waiting(id) {
      return {
        messages: open(id).map((message) => ({
          id: message.id,
          content: message.content,
          receivedAt: message.receivedAt,
        })),
        parts: pending(id).map((each) => ({
          id: each.id,
          part: each.part,
          attempts: each.attempts,
          waitMs: each.notBefore - Date.now(),
        })),
      };
    },
    async finishTurn(id, worker, messageId, turn) {
      const message = inbound.find((each) => each.id === messageId);
      if (!held(id, worker) || !message || message.done) return undefined;
      message.done = true;
      Object.assign(row(id), { context: turn.context, claimedUntil: Date.now() + leaseMs });
      return turn.parts.map((each) => {
        const stored = { id: nextId(), conversationId: id, inboundId: messageId, part: each, attempts: 0 };
        parts.push({ ...stored, notBefore: Date.now(), status: 'pending' });
        return { id: stored.id, part: each, attempts: 0, waitMs: 0 };
      });
    },
    async markSent(id) {
      Object.assign(part(id), { status: 'sent', attempts: part(id).attempts + 1 });
    },
    async markRetry(id, afterMs) {
      Object.assign(part(id), { attempts: part(id).attempts + 1, notBefore: Date.now() + afterMs });
    },
    async markRefused(id) {
      Object.assign(part(id), { status: 'refused', attempts: part(id).attempts + 1 });
    },
    async markUnreachable(id) {
      row(id).unreachable = true;
      for (const each of pending(id)) each.status = 'unreachable';
    },
    async renew(id, worker) {
      if (!held(id, worker)) return false;
      row(id).claimedUntil = Date.now() + leaseMs;
      return true;
    },
    async release(id, worker) {
      if (row(id).claimedBy !== worker) return false;
      free(id);
      return open(id).length > 0;
    },
    async neglected(channels, olderThanMs, limit) {
      const before = Date.now() - olderThanMs;
      const waits = ({ id }: Row): boolean =>
        open(id).some((message) => message.receivedAt.getTime() < before) ||
        pending(id).some((each) => each.notBefore < before);
      return rows
        .filter((each) => channels.includes(each.channel) && each.claimedUntil < Date.now() && waits(each))
        .map((each) => each.id)
        .slice(0, limit);
    },
    async releaseAll() {
      for (const each of rows) free(each.id);
    },
  };
}
