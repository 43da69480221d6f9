/** Telegram's update → what the citizen did. Pure, and total: an odd update is left out, never thrown at the queue. */
import type { Update } from 'telegraf/types';
import type { InboundContent, InboundMessage } from '../../domain/message.js';
import { type BotIdentity, isAddressed, readText, withoutMention } from './read-text.js';
import { type MessageShape, type PressShape, UpdateShape } from './update-shape.js';

/**
 * `undefined` for what is no message of a citizen: edited messages (the question was answered as first sent), channel
 * posts, polls, members coming and going, reactions, service messages, other bots, ids beyond 2^53, and in groups
 * whatever is not addressed to the bot by a command, a mention or a reply.
 *
 * @param now when it was received; Telegram's own `date` is of the sending and can be hours old after an outage
 * @param me the bot itself, needed in groups to know its own name; without it any bot's name counts as its own
 */
export function mapUpdate(update: Update, now: Date, me?: BotIdentity): InboundMessage | undefined {
  const parsed = UpdateShape.safeParse(update);
  if (!parsed.success) return undefined;
  const { update_id, message, callback_query: press } = parsed.data;
  const content = message ? ofMessage(message, me) : press && ofPress(press);
  const chat = (message ?? press?.message)?.chat;
  if (!content || !chat) return undefined;
  return {
    channel: 'telegram',
    externalId: String(update_id),
    conversationExternalId: String(chat.id),
    content,
    receivedAt: now,
  };
}

function ofMessage(message: MessageShape, me: BotIdentity | undefined): InboundContent | undefined {
  const { chat, from } = message;
  const type = chat.type ?? (chat.id > 0 ? 'private' : 'group');
  if (type === 'channel') return undefined;
  // Two bots in one group could talk to each other for ever. Anonymous administrators look like a bot with a sender_chat.
  if (from?.is_bot && !message.sender_chat) return undefined;

  const text = clean(message.text ?? message.caption ?? '');
  if (type === 'private') return text ? readText(text) : unsupported(message);
  if (!isAddressed(message, text, me)) return undefined;
  return text ? readText(withoutMention(text, me)) : unsupported(message);
}

function ofPress({ data, message }: PressShape): InboundContent | undefined {
  const payload = clean(data ?? '');
  if (!payload) return undefined;
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  const label = clean(buttons.find((button) => button.callback_data === data)?.text ?? '');
  return { kind: 'choice', payload, ...(label ? { label } : {}) };
}

/** Looked up in this order: a GIF (`animation`) also carries a `document`, a venue also a `location`. */
const kinds = [
  'animation',
  'photo',
  'voice',
  'audio',
  'video',
  'video_note',
  'document',
  'sticker',
  'location',
  'contact',
];

/** Notes of Telegram's own about the chat. "I cannot read this" as the answer to a pinned message would be a nuisance. */
// biome-ignore format: a plain list
const serviceKeys = [
  'new_chat_members', 'left_chat_member', 'new_chat_title', 'new_chat_photo', 'delete_chat_photo', 'group_chat_created',
  'supergroup_chat_created', 'channel_chat_created', 'message_auto_delete_timer_changed', 'migrate_to_chat_id',
  'migrate_from_chat_id', 'pinned_message', 'successful_payment', 'refunded_payment', 'users_shared', 'chat_shared',
  'connected_website', 'write_access_allowed', 'passport_data', 'proximity_alert_triggered', 'boost_added',
  'chat_background_set', 'forum_topic_created', 'forum_topic_edited', 'forum_topic_closed', 'forum_topic_reopened',
  'general_forum_topic_hidden', 'general_forum_topic_unhidden', 'giveaway_created', 'giveaway', 'giveaway_winners',
  'giveaway_completed', 'video_chat_scheduled', 'video_chat_started', 'video_chat_ended', 'video_chat_participants_invited',
];

function unsupported(message: MessageShape): InboundContent | undefined {
  if (serviceKeys.some((key) => message[key] !== undefined)) return undefined;
  const kind = kinds.find((key) => message[key] !== undefined);
  return { kind: 'unsupported', what: kind === undefined || kind === 'animation' ? 'other' : kind };
}

/** PostgreSQL stores neither NUL nor half a surrogate pair: one such character would make the update fail for ever. */
const clean = (text: string): string => text.replace(/[\0\p{Cs}]/gu, '');
