/** The test's own HTTP door to a Bot API server that runs as another process; all bodies and answers are JSON. */
import type { BotApiServer } from '../bot-api-server.js';
import type { Fault } from './faults.js';
import type { Outbox } from './outbox.js';

/** One doing of a citizen. */
export type Doing = {
  chatId: number;
  text?: string;
  press?: string;
  photo?: boolean;
  block?: boolean;
  message?: Record<string, unknown>;
};

type Handler = (server: BotApiServer, body: unknown, query: URLSearchParams) => unknown;

const list = <T>(body: unknown): T[] => (Array.isArray(body) ? body : [body]) as T[];

const routes: Record<string, Handler> = {
  /** One doing or a list → update ids (null for a block). */
  'POST /control/citizens': (server, body) => list<Doing>(body).map((doing) => act(server, doing)),
  /** One raw update or a list, update_id optional → update ids. */
  'POST /control/updates': (server, body) => list<Record<string, unknown>>(body).map((update) => server.inject(update)),
  'POST /control/faults': (server, body) => list<Fault>(body).map((fault) => server.fault(fault)).length,
  'DELETE /control/faults': (server) => server.clearFaults(),
  'POST /control/limits': (server, body) => server.limit(body as Outbox['limits']),
  /** ?chat=, ?after= (message id). */
  'GET /control/sent': (server, _, query) => {
    const chat = query.get('chat');
    const after = Number(query.get('after') ?? 0);
    return server.sent(chat === null ? undefined : Number(chat)).filter((message) => message.messageId > after);
  },
  'GET /control/state': (server) => server.state(),
};

/** @returns undefined for an address that is none */
export function control(
  server: BotApiServer,
  method: string,
  url: URL,
  body: unknown,
): { result: unknown } | undefined {
  const handler = routes[`${method} ${url.pathname}`];
  return handler && { result: handler(server, body, url.searchParams) ?? null };
}

function act(server: BotApiServer, { chatId, text, press, photo, block, message }: Doing): number | null {
  const citizen = server.citizen(chatId);
  if (message) return citizen.sends(message);
  if (photo) return citizen.sendsPhoto(text);
  if (press !== undefined) return citizen.presses(press);
  if (text !== undefined) return citizen.says(text);
  if (block === true) citizen.blocks();
  else citizen.unblocks();
  return null;
}
