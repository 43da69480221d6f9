/** What an error of a Bot API call means, in words without secrets. */
import { TelegramError } from 'telegraf';
import type { SendResult } from '../channel.js';

/** Network faults and 5xx mend themselves; a wrong token does not until staff act. */
const soonMs = 2_000;
const slowlyMs = 60_000;

/**
 * One line for logs and stored reasons. telegraf puts the whole URL, token included, into some errors (an answer that is
 * no JSON, for one: its own masking covers the request only), so whatever looks like a token goes too.
 */
export function failureReason(error: unknown, token: string): string {
  const words = error instanceof Error ? error.message || error.name : String(error);
  return maskToken(words, token).slice(0, 500);
}

export function maskToken(words: string, token: string): string {
  const known = token ? words.replaceAll(token, '***').replaceAll(encodeURIComponent(token), '***') : words;
  return known.replace(/\d{3,}(?::|%3A)[\w-]{20,}/giu, '***');
}

/** The HTTP-like code of Telegram's refusal; undefined for the network, a timeout, or an answer that is no JSON. */
export const errorCode = (error: unknown): number | undefined =>
  error instanceof TelegramError ? error.code : undefined;

/** Telegram's own figure on a 429, in milliseconds. */
export function retryAfterMs(error: unknown): number | undefined {
  const seconds = error instanceof TelegramError ? error.parameters?.retry_after : undefined;
  return typeof seconds === 'number' && seconds >= 0 ? seconds * 1000 : undefined;
}

/** Our HTML was not understood: the words are still good. */
export const isParseError = (error: unknown): boolean =>
  errorCode(error) === 400 && /can't parse entities/iu.test(String(error));

/** 400s that are about the person, not about the message. */
const gone =
  /chat not found|user not found|peer_id_invalid|user_deactivated|user is deactivated|chat was deactivated|chat_write_forbidden/iu;

export function sendFailure(error: unknown, token: string): SendResult {
  const reason = failureReason(error, token);
  const code = errorCode(error);
  switch (code) {
    case 429:
      return { status: 'retry', afterMs: retryAfterMs(error) ?? soonMs, reason };
    case 401:
    case 404:
      return {
        status: 'retry',
        afterMs: slowlyMs,
        reason: `Telegram does not know this bot token (TELEGRAM_BOT_TOKEN): ${reason}`,
      };
    case 403:
      return { status: 'unreachable', reason };
    case 400: {
      const moved = error instanceof TelegramError ? error.parameters?.migrate_to_chat_id : undefined;
      if (moved !== undefined)
        return { status: 'refused', reason: `the group became a supergroup with id ${moved}: ${reason}` };
      return gone.test(reason) ? { status: 'unreachable', reason } : { status: 'refused', reason };
    }
  }
  // Other 4xx are no answers of the Bot API's sendMessage, except 413: too large stays too large.
  if (code !== undefined && code > 404 && code < 500) return { status: 'refused', reason };
  return { status: 'retry', afterMs: soonMs, reason };
}
