/** Where Telegram delivers updates: the Fastify side of the webhook. */
import type { FastifyInstance } from 'fastify';
import type { Update } from 'telegraf/types';
import { z } from 'zod';
import { failureReason } from './failure.js';
import type { TelegramConnection } from './telegram-channel.js';

const bodyLimit = 1024 * 1024;

/** Only that it is an update at all; what is in it is read leniently by mapUpdate. */
const UpdateBody = z.looseObject({ update_id: z.int() });

/**
 * A Fastify plugin: `app.register(telegramWebhook, telegram)`, or called directly. Answers 200 once the update is stored,
 * 401 for a missing or wrong secret (the body is then never read), 400 for what is no update, 413 above 1 MB, 500 when it
 * could not be stored: Telegram delivers it again. Adds nothing when the channel polls.
 */
export async function telegramWebhook(app: FastifyInstance, telegram: TelegramConnection): Promise<void> {
  const { webhook } = telegram;
  if (!webhook) return;
  app.route({
    method: 'POST',
    url: webhook.path,
    bodyLimit,
    // Not for the API's documentation.
    schema: { hide: true },
    onRequest: async (request, reply) => {
      if (!webhook.verify(request.headers['x-telegram-bot-api-secret-token']))
        return reply.code(401).send({ ok: false });
    },
    handler: async (request, reply) => {
      const body = UpdateBody.safeParse(request.body);
      if (!body.success) return reply.code(400).send({ ok: false });
      try {
        // Telegram's own type is wider than any schema worth keeping here; mapUpdate trusts none of it.
        await telegram.handleUpdate(body.data as unknown as Update);
      } catch (error) {
        // By the message alone: the error's other fields may hold what the citizen wrote.
        request.log.error(
          { updateId: body.data.update_id, reason: failureReason(error, '') },
          'telegram: update not stored',
        );
        return reply.code(500).send({ ok: false });
      }
      return { ok: true };
    },
  });
}
