/** Telling Telegram's own calls from anybody else's. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { UserError } from '../../shared/errors.js';

export interface Webhook {
  /** Where Telegram calls, from the webhook's URL. */
  path: string;
  /** @param header of X-Telegram-Bot-Api-Secret-Token; an absent or repeated one is wrong */
  verify(header: string | string[] | undefined): boolean;
}

/** @throws UserError for a missing or malformed secret or address; there is no way to run a webhook without a secret */
export function createWebhook({ url, secret }: { url: string; secret: string }): Webhook {
  // https://core.telegram.org/bots/api#setwebhook: secret_token
  if (!/^[\w-]{1,256}$/u.test(secret ?? '')) {
    throw new UserError(
      'TELEGRAM_WEBHOOK_SECRET must be 1 to 256 characters of A-Z a-z 0-9 _ -: a Telegram webhook does not run without it',
    );
  }
  if (!URL.canParse(url) || !/^https?:$/u.test(new URL(url).protocol))
    throw new UserError(`Telegram webhook: ${url} is no http(s) address`);
  const expected = digest(secret);
  return {
    path: new URL(url).pathname,
    // Digests are of one length, as timingSafeEqual asks, and tell nothing about the secret's.
    verify: (header) => typeof header === 'string' && timingSafeEqual(digest(header), expected),
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
