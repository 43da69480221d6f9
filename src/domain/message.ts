/** What comes in from any channel, and what goes out to any channel. External ids are always strings. */
import { z } from 'zod';
import { IsoDate } from './procedure.js';

export const ChannelName = z.enum(['telegram', 'zalo', 'web', 'hotline']);
export type ChannelName = z.infer<typeof ChannelName>;

export const Command = z.enum(['start', 'help', 'cancel']);
export type Command = z.infer<typeof Command>;

/** What a citizen did: typed, pressed a button, used a command, or sent something the bot cannot read yet. */
export const InboundContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('choice'), payload: z.string(), label: z.string().optional() }),
  z.strictObject({ kind: z.literal('command'), command: Command, argument: z.string().optional() }),
  z.strictObject({ kind: z.literal('unsupported'), what: z.string() }),
]);
export type InboundContent = z.infer<typeof InboundContent>;

export interface InboundMessage {
  channel: ChannelName;
  /** The platform's id of this event; the pair (channel, externalId) is taken once, however often it is delivered. */
  externalId: string;
  /** The chat, user or visitor this belongs to on that channel. */
  conversationExternalId: string;
  content: InboundContent;
  receivedAt: Date;
}

/** Where an answered fact stands. `section` is the facet it was read from. */
export const Citation = z.strictObject({
  code: z.string(),
  name: z.string(),
  section: z.string(),
  decision: z.string().optional(),
  asOf: IsoDate,
  url: z.url(),
});
export type Citation = z.infer<typeof Citation>;

/** One piece of a reply, free of any channel's markup. */
export const Block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), text: z.string() }),
  z.strictObject({ type: z.literal('heading'), text: z.string() }),
  z.strictObject({ type: z.literal('list'), items: z.array(z.string()).min(1), ordered: z.boolean().optional() }),
  z.strictObject({ type: z.literal('source'), citation: Citation }),
]);
export type Block = z.infer<typeof Block>;

/** A button. `payload` comes back when it is pressed; Telegram allows 64 bytes. */
export const Choice = z.strictObject({
  label: z.string().min(1),
  payload: z.string().min(1).max(64),
  code: z.string().optional(),
});
export type Choice = z.infer<typeof Choice>;

export const Reply = z.strictObject({ blocks: z.array(Block).min(1), choices: z.array(Choice).default([]) });
export type Reply = z.infer<typeof Reply>;
