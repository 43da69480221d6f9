/** Someone with Telegram in their hand: makes the updates that their doings cause. */
import type { Outbox, SentMessage } from './outbox.js';
import type { UpdateQueue } from './update-queue.js';

type Json = Record<string, unknown>;

export interface Citizen {
  /** @returns the update_id */
  says(text: string): number;
  /** The newest message that has a button with this label or data. @throws when no message has it */
  presses(button: string): number;
  sendsPhoto(caption?: string): number;
  sendsVoice(): number;
  /** A message of any other shape. */
  sends(content: Json): number;
  /** Blocks the bot: sendMessage answers 403 from now on. */
  blocks(): void;
  unblocks(): void;
}

/** A negative id is a group; `says` is then by one of its members. */
export function createCitizen(chatId: number, queue: UpdateQueue, outbox: Outbox): Citizen {
  const from = { id: Math.abs(chatId), is_bot: false, first_name: 'Công dân', language_code: 'vi' };
  const chat =
    chatId > 0
      ? { id: chatId, type: 'private', first_name: 'Công dân' }
      : { id: chatId, type: 'supergroup', title: 'Tổ dân phố' };
  const add = (update: Json): number => queue.add(update as Parameters<UpdateQueue['add']>[0]);
  const sends = (content: Json): number => {
    outbox.known.add(chatId);
    return add({ message: { message_id: outbox.takeId(), from, chat, date: seconds(Date.now()), ...content } });
  };
  const pressed = (wanted: string): { message: SentMessage; data: string } => {
    for (let index = outbox.sent.length - 1; index >= 0; index -= 1) {
      const message = outbox.sent[index];
      const button =
        message?.chatId === chatId && message.buttons.find(({ label, data }) => label === wanted || data === wanted);
      if (message && button) return { message, data: button.data };
    }
    throw new Error(`no button "${wanted}" in chat ${chatId}`);
  };
  return {
    sends,
    says: (text) => {
      const command = /^\/[a-z\d_]+(@\w+)?/iu.exec(text)?.[0];
      return sends({
        text,
        ...(command ? { entities: [{ type: 'bot_command', offset: 0, length: command.length }] } : {}),
      });
    },
    presses: (button) => {
      const { message, data } = pressed(button);
      const markup = {
        inline_keyboard: message.buttons.map(({ label, data }) => [{ text: label, callback_data: data }]),
      };
      const shown = {
        message_id: message.messageId,
        chat,
        date: seconds(message.at),
        text: message.text,
        reply_markup: markup,
      };
      return add({
        callback_query: { id: String(outbox.takeId()), from, chat_instance: String(chatId), data, message: shown },
      });
    },
    sendsPhoto: (caption) => {
      const photo = [{ file_id: 'photo', file_unique_id: 'photo', width: 90, height: 60, file_size: 1200 }];
      return sends({ photo, ...(caption ? { caption } : {}) });
    },
    sendsVoice: () => sends({ voice: { file_id: 'voice', file_unique_id: 'voice', duration: 3 } }),
    blocks: () => void outbox.blocked.add(chatId),
    unblocks: () => void outbox.blocked.delete(chatId),
  };
}

const seconds = (ms: number): number => Math.floor(ms / 1000);
