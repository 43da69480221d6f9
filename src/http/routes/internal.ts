/** For our own commands on the same data folder: asked with the token that only its owner can read. */
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { TurnInput, TurnResult } from '../../assistant/turn.js';
import { ConversationContext } from '../../domain/conversation.js';
import { maxQuestionLength } from '../contract.js';

export const internalAskPath = '/internal/ask';
export const AskRequest = z.object({ text: z.string().max(maxQuestionLength * 50), context: ConversationContext });

export async function internalRoutes(
  instance: FastifyInstance,
  ports: { token: string; answer(input: TurnInput): Promise<TurnResult> },
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const expected = Buffer.from(`Bearer ${ports.token}`);
  app.addHook('onRequest', async (request, reply) => {
    const given = Buffer.from(request.headers.authorization ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return reply.status(401).send({ code: 'unauthorized', message: 'Cần token của máy chủ.' });
    }
  });
  app.post(internalAskPath, { schema: { hide: true, body: AskRequest } }, async (request) =>
    ports.answer({
      content: { kind: 'text', text: request.body.text },
      context: request.body.context,
      now: new Date(),
    }),
  );
}
