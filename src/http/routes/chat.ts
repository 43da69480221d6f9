/** The web chat: history, a message, and the live stream. A visitor is a random cookie, nothing more. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ingest } from '../../channels/channel.js';
import type { LiveEvents } from '../../jobs/live-events.js';
import type { ChatHistoryReader } from '../../storage/chat-history.js';
import { chatMessage, webMessageId } from '../chat-message.js';
import { Accepted, ApiError, ChatHistory, PostMessage } from '../contract.js';
import { openEventStream } from '../event-stream.js';
import type { RateLimit } from '../rate-limit.js';

export interface ChatRoutePorts {
  ingest: Ingest;
  history: ChatHistoryReader;
  events: LiveEvents;
  rateLimit: RateLimit;
  suggestions: readonly string[];
  /** Cookies only travel over HTTPS; false on this machine, where there is none. */
  secureCookie: boolean;
}

const cookieName = 'motcua_visitor';
const historyLimit = 100;
const yearSeconds = 365 * 24 * 3600;

export async function chatRoutes(instance: FastifyInstance, ports: ChatRoutePorts): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { ingest, history, events, rateLimit, suggestions, secureCookie } = ports;

  const setVisitor = (reply: FastifyReply, id: string): void => {
    reply.setCookie(cookieName, id, {
      path: '/api/chat',
      httpOnly: true,
      sameSite: 'lax',
      secure: secureCookie,
      maxAge: yearSeconds,
    });
  };
  const visitorOf = (request: FastifyRequest): string | undefined => {
    const id = z.uuid().safeParse(request.cookies[cookieName]);
    return id.success ? id.data : undefined;
  };

  app.get(
    '/api/chat',
    { schema: { summary: 'Tin nhắn của khách này', response: { 200: ChatHistory } } },
    async (request, reply) => {
      const visitor = visitorOf(request);
      if (!visitor) {
        setVisitor(reply, randomUUID());
        return { messages: [], busy: false, suggestions: [...suggestions] };
      }
      const [rows, busy] = await Promise.all([
        history.read('web', visitor, 0, historyLimit),
        history.isBusy('web', visitor),
      ]);
      return { messages: rows.map(chatMessage), busy, suggestions: [...suggestions] };
    },
  );

  app.post(
    '/api/chat/messages',
    {
      schema: {
        summary: 'Gửi câu hỏi hoặc bấm một lựa chọn',
        body: PostMessage,
        response: { 202: Accepted, 400: ApiError, 401: ApiError, 429: ApiError },
      },
    },
    async (request, reply) => {
      const visitor = visitorOf(request);
      if (!visitor)
        return reply.status(401).send({ code: 'no_visitor', message: 'Phiên đã hết, anh/chị tải lại trang giúp em.' });
      const retryAfter = await rateLimit.check(visitor, request.ip);
      if (retryAfter !== undefined) {
        return reply
          .status(429)
          .header('retry-after', retryAfter)
          .send({
            code: 'too_many',
            message: `Anh/chị nhắn hơi nhanh, chờ ${retryAfter} giây rồi gửi lại giúp em.`,
            retryAfter,
          });
      }
      const { clientId, text, choice } = request.body;
      const content =
        text === undefined
          ? ({ kind: 'choice', payload: choice as string, label: await labelOf(visitor, choice as string) } as const)
          : ({ kind: 'text', text } as const);
      await ingest({
        channel: 'web',
        externalId: webMessageId(visitor, clientId),
        conversationExternalId: visitor,
        content,
        receivedAt: new Date(),
      });
      void events.publish({ kind: 'message', conversation: visitor });
      return reply.status(202).send({ clientId, status: 'accepted' });
    },
  );

  app.delete(
    '/api/chat',
    { schema: { summary: 'Bắt đầu cuộc trò chuyện mới', response: { 204: z.undefined() } } },
    async (_request, reply) => {
      setVisitor(reply, randomUUID());
      return reply.status(204).send();
    },
  );

  app.get(
    '/api/chat/events',
    { schema: { summary: 'Luồng tin mới (server-sent events): message, busy', response: { 401: ApiError } } },
    async (request, reply) => {
      const visitor = visitorOf(request);
      if (!visitor)
        return reply.status(401).send({ code: 'no_visitor', message: 'Phiên đã hết, anh/chị tải lại trang giúp em.' });
      const last = Number(request.headers['last-event-id'] ?? (request.query as { after?: string }).after ?? 0);
      openEventStream(reply, {
        after: Number.isSafeInteger(last) && last >= 0 ? last : 0,
        read: async (after) => (await history.read('web', visitor, after, historyLimit)).map(chatMessage),
        subscribe: (listener) =>
          events.subscribe((news) => {
            if (news.kind === 'missed' || ('conversation' in news && news.conversation === visitor)) listener(news);
          }),
      });
      return reply;
    },
  );

  /** The words of the button, for the history: taken from what was offered, never from the caller. */
  async function labelOf(visitor: string, payload: string): Promise<string> {
    const rows = await history.read('web', visitor, 0, historyLimit);
    const offered = rows.flatMap((row) => (row.part ? chatMessage(row).choices : []));
    return offered.findLast((choice) => choice.payload === payload)?.label ?? payload;
  }
}
