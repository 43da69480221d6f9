/** One part to one chat. What Telegram or the network does is a SendResult, never an exception. */
import type { Telegram } from 'telegraf';
import type { SendResult } from '../channel.js';
import { callApi } from './api-call.js';
import { isParseError, sendFailure } from './failure.js';
import type { TelegramPart } from './render.js';
import { htmlToPlain } from './rich-text.js';

const timeoutMs = 30_000;

/**
 * Telegram has no idempotency key: when the answer is lost after the message was taken, the retry shows it twice. That
 * is the lesser harm, since a lost answer and a lost message look the same from here.
 *
 * @param chatId as text: Telegram takes digits in a string, and no precision is lost on the way
 */
export async function sendTelegram(
  telegram: Telegram,
  chatId: string,
  part: TelegramPart,
  options: { timeoutMs: number } = { timeoutMs },
): Promise<SendResult> {
  const { text, parse_mode, reply_markup } = part;
  const rest = {
    chat_id: chatId,
    // A preview card of the portal would push the answer itself off a phone's screen.
    link_preview_options: { is_disabled: true },
    ...(reply_markup ? { reply_markup } : {}),
  };
  try {
    const sent = await callApi(telegram, 'sendMessage', { ...rest, text, parse_mode }, options).catch(
      (error: unknown) => {
        if (!isParseError(error)) throw error;
        return callApi(telegram, 'sendMessage', { ...rest, text: htmlToPlain(text) }, options);
      },
    );
    return { status: 'sent', externalId: String(sent.message_id) };
  } catch (error) {
    return sendFailure(error, telegram.token);
  }
}
