/** The Telegram channel: how updates come in (polling or webhook, one way behind both) and how replies go out. */
import type { Update } from 'telegraf/types';
import { z } from 'zod';
import type { Logger } from '../../shared/logger.js';
import type { Channel, Ingest } from '../channel.js';
import { callApi } from './api-call.js';
import { createBot } from './bot.js';
import { connectionFailure } from './connection-failure.js';
import { failureReason } from './failure.js';
import { mapUpdate } from './map-update.js';
import { allowedUpdates, pollUpdates } from './polling.js';
import { renderTelegram } from './render.js';
import { type Backoff, backoffMs, untilDone } from './retry.js';
import { sendTelegram } from './send.js';
import { createWebhook, type Webhook } from './webhook.js';

export interface TelegramOptions {
  token: string;
  /** Another Bot API server than Telegram's own; http:// is allowed. */
  apiRoot?: string;
  /** Take updates by webhook instead of long polling. `url` is what Telegram calls, its path is where we listen. */
  webhook?: { url: string; secret: string };
  ingest: Ingest;
  logger: Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
  /** Waiting between tries, milliseconds; half a second doubling to half a minute unless told. */
  backoff?: Backoff;
  /** How long a polling call may stay open, seconds. */
  pollSeconds?: number;
}

export interface TelegramConnection {
  channel: Channel;
  /** Resolves after the first try to connect, good or bad: a Telegram that is away must not keep the web chat from starting. */
  start(): Promise<void>;
  /** Resolves when no update is being handled any more. The webhook stays set: Telegram keeps updates until the next start. */
  stop(): Promise<void>;
  /** Resolves when the update is stored (or is none to store); rejects when it was not. */
  handleUpdate(update: Update): Promise<void>;
  webhook?: Webhook;
}

const callTimeoutMs = 15_000;

const commandList = [
  { command: 'start', description: 'Bắt đầu hỏi thủ tục hành chính' },
  { command: 'help', description: 'Em giúp được những gì' },
  { command: 'huy', description: 'Bỏ câu đang hỏi, bắt đầu lại' },
];

const Button = z.object({ text: z.string(), callback_data: z.string() });
const Part = z.object({
  text: z.string(),
  parse_mode: z.literal('HTML'),
  reply_markup: z.object({ inline_keyboard: z.array(z.array(Button)) }).exactOptional(),
});

/** @throws UserError when `webhook` has no valid secret: without one anybody could speak in any citizen's name */
export function createTelegramChannel(options: TelegramOptions): TelegramConnection {
  const { token, ingest, logger, backoff = { first: 500, most: 30_000 }, pollSeconds = 50 } = options;
  const webhook = options.webhook && createWebhook(options.webhook);
  const stopping = new AbortController();
  const stop = stopping.signal;
  let running: Promise<void> | undefined;

  const bot = createBot(token, options.apiRoot);
  const { telegram } = bot;

  bot.use(async (context) => {
    const { update } = context;
    const message = mapUpdate(update, new Date(), context.botInfo);
    if (message) await ingest(message);
    // Only stops the spinner on the button; a press older than some minutes is refused, and nothing depends on it.
    const pressId = 'callback_query' in update ? update.callback_query?.id : undefined;
    if (pressId !== undefined) {
      callApi(telegram, 'answerCallbackQuery', { callback_query_id: pressId }, { timeoutMs: callTimeoutMs }).catch(
        (error: unknown) =>
          logger.debug({ reason: failureReason(error, token) }, 'telegram: button press not answered'),
      );
    }
  });

  async function handleUpdate(update: Update): Promise<void> {
    // Before telegraf asks by itself: it keeps the promise, and one failed getMe would fail every update after it.
    bot.botInfo ??= await callApi(telegram, 'getMe', {}, { timeoutMs: callTimeoutMs });
    await bot.handleUpdate(update);
  }

  async function connect(): Promise<void> {
    const limit = { timeoutMs: callTimeoutMs, stop };
    bot.botInfo = await callApi(telegram, 'getMe', {}, limit);
    if (options.webhook) {
      const { url, secret } = options.webhook;
      await callApi(telegram, 'setWebhook', { url, secret_token: secret, allowed_updates: allowedUpdates }, limit);
    } else {
      // What waits stays: drop_pending_updates would throw away what citizens wrote while we were down.
      await callApi(telegram, 'deleteWebhook', { drop_pending_updates: false }, limit);
    }
    logger.info({ bot: bot.botInfo.username, by: options.webhook ? 'webhook' : 'polling' }, 'telegram: connected');
    callApi(telegram, 'setMyCommands', { commands: commandList }, limit).catch((error: unknown) =>
      logger.warn({ reason: failureReason(error, token) }, 'telegram: command list not set'),
    );
  }

  const onConnectionFailure = connectionFailure({ token, backoff, logger });

  async function run(onFirstTry: () => void): Promise<void> {
    const connected = await untilDone(connect, {
      stop,
      onFailure: (error, failures) => {
        const afterMs = onConnectionFailure(error, failures);
        onFirstTry();
        return afterMs;
      },
    });
    onFirstTry();
    if (!connected || options.webhook) return;
    await pollUpdates({
      telegram,
      handle: handleUpdate,
      stop,
      waitSeconds: pollSeconds,
      onFetchFailure: onConnectionFailure,
      onStoreFailure: (update, error, failures) => {
        const afterMs = backoffMs(backoff, failures);
        const fields = { updateId: update.update_id, failures, afterMs, reason: failureReason(error, token) };
        logger.error(fields, 'telegram: update not stored, trying again; nothing newer is taken until then');
        return afterMs;
      },
    });
  }

  return {
    channel: {
      name: 'telegram',
      render: renderTelegram,
      async send(conversationExternalId, part) {
        const parsed = Part.safeParse(part);
        if (!parsed.success) return { status: 'refused', reason: 'not a part rendered for Telegram' };
        return sendTelegram(telegram, conversationExternalId, parsed.data);
      },
    },
    async start() {
      if (running) return;
      await new Promise<void>((tried) => {
        running = run(tried).finally(tried);
      });
    },
    async stop() {
      stopping.abort();
      await running;
      telegram.options.agent?.destroy();
    },
    handleUpdate,
    ...(webhook ? { webhook } : {}),
  };
}
