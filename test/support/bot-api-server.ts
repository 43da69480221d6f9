/**
 * A Telegram Bot API server on the loopback interface, for tests and benches: the methods that the bot uses, with the
 * real limits, and faults on demand. Runs inside a test (`startBotApiServer()`), or as its own process:
 *
 *     node --import tsx test/support/bot-api-server.ts --port 8081 [--token 1:abc]
 *
 * which prints its URL, and takes the test's orders under /control (see bot-api/control.ts). End it with SIGTERM.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Update } from 'telegraf/types';
import { type Citizen, createCitizen } from './bot-api/citizen.js';
import { control } from './bot-api/control.js';
import { type Fault, Faults } from './bot-api/faults.js';
import { Outbox, type SentMessage } from './bot-api/outbox.js';
import { Refusal } from './bot-api/refusal.js';
import { chatOf, type Delivery, UpdateQueue } from './bot-api/update-queue.js';

export type { Citizen, Delivery, Fault, SentMessage };

export interface BotApiOptions {
  /** 0 or absent: any free port. */
  port?: number;
  token?: string;
  username?: string;
  limits?: Outbox['limits'];
  /** Between two tries to deliver by webhook; Telegram waits longer. */
  webhookRetryMs?: number;
}

export interface ServerState {
  pending: number;
  confirmed: number;
  sent: number;
  /** How often each method was called, refused calls included. */
  calls: Record<string, number>;
  /** Connections accepted so far: few when the bot keeps them alive. */
  connections: number;
  webhook: string | null;
  commands: unknown;
}

export interface BotApiServer {
  /** http://127.0.0.1:port, the bot's apiRoot. */
  url: string;
  token: string;
  username: string;
  citizen(chatId: number): Citizen;
  /** A raw update; update_id is given when it has none. @returns update_id */
  inject(update: Record<string, unknown>): number;
  /** In the order of sending; of one chat, or all. */
  sent(chatId?: number): SentMessage[];
  /** Ids of answered button presses, in order. */
  answeredPresses: string[];
  deliveries(): Delivery[];
  fault(fault: Fault): void;
  clearFaults(): void;
  limit(limits: Outbox['limits']): void;
  migrate(from: number, to: number): void;
  state(): ServerState;
  /** Resolves once `condition` gives something; looked at after every change. @throws after `timeoutMs` (5 s) */
  waitFor<T>(condition: () => T | undefined | false | null, timeoutMs?: number): Promise<T>;
  /** The first `count` messages sent to a chat. */
  waitForSent(chatId: number, count?: number, timeoutMs?: number): Promise<SentMessage[]>;
  /** Until the bot has confirmed everything. */
  waitForQuiet(timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

type Json = Record<string, unknown>;

export async function startBotApiServer(options: BotApiOptions = {}): Promise<BotApiServer> {
  const { token = '123456:local-test-token-of-no-worth', username = 'MotCuaTestBot' } = options;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const queue = new UpdateQueue(changed, options.webhookRetryMs ?? 50);
  const outbox = new Outbox();
  outbox.limits = options.limits ?? {};
  const faults = new Faults();
  const calls: Record<string, number> = {};
  const answeredPresses: string[] = [];
  let commands: unknown = null;
  let connections = 0;
  const me = { id: Number(token.split(':')[0]), is_bot: true, first_name: 'Một cửa', username };

  const methods: Record<string, (body: Json, gone: Promise<void>) => unknown> = {
    getMe: () => ({ ...me, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false }),
    getUpdates: (body, gone) => queue.getUpdates(body, gone),
    setWebhook: (body) => {
      queue.setWebhook(body);
      return true;
    },
    deleteWebhook: (body) => {
      queue.setWebhook({ ...body, url: '' });
      return true;
    },
    getWebhookInfo: () => ({
      url: queue.webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: queue.pending.length,
      ...(queue.lastWebhookError ? { last_error_message: queue.lastWebhookError } : {}),
    }),
    setMyCommands: (body) => {
      commands = body.commands;
      return true;
    },
    sendMessage: (body) => {
      const { messageId, chatId, text, entities, at } = outbox.sendMessage(body);
      const chat = { id: chatId, type: chatId > 0 ? 'private' : 'supergroup' };
      return { message_id: messageId, from: me, chat, date: Math.floor(at / 1000), text, entities };
    },
    answerCallbackQuery: (body) => {
      answeredPresses.push(String(body.callback_query_id));
      return true;
    },
    sendChatAction: () => true,
  };

  const http = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });
  // Above any client's own idle time: a server that hangs up first cuts calls that are on their way.
  http.keepAliveTimeout = 120_000;
  http.on('connection', () => {
    connections += 1;
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname.startsWith('/control/')) {
      const answer = control(server, request.method ?? 'GET', url, body);
      return reply(response, answer ? 200 : 404, answer?.result ?? null);
    }
    const [, given = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/u.exec(url.pathname) ?? [];
    if (!/^\d+:[\w-]+$/u.test(given)) return refuse(response, new Refusal(404, 'Not Found'));
    if (given !== token) return refuse(response, new Refusal(401, 'Unauthorized'));
    const run = methods[method];
    if (!run) return refuse(response, new Refusal(404, 'Not Found: method not found'));
    calls[method] = (calls[method] ?? 0) + 1;
    const parameters = { ...Object.fromEntries(url.searchParams), ...(body as Json) };
    try {
      const fault = faults.take(method, parameters);
      if (fault?.kind === 'hang') return;
      if (fault?.kind === 'reset') return void response.destroy();
      if (fault?.kind === 'garbage') return void response.writeHead(200).end('<html>no JSON here</html>');
      if (fault?.kind === 'status') {
        const { status = 500, description = 'Internal Server Error', parameters: extra } = fault;
        if (status >= 500)
          return void response.writeHead(status, { 'content-type': 'text/html' }).end(`<h1>${status}</h1>`);
        throw new Refusal(status, description, extra);
      }
      const result = await run(parameters, new Promise((gone) => response.once('close', gone)));
      if (fault?.kind === 'lose_answer') return void response.destroy();
      reply(response, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(response, error);
    } finally {
      changed();
    }
  }

  const waitFor: BotApiServer['waitFor'] = (condition, timeoutMs = 5_000) =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = condition();
        if (found === undefined || found === null || found === false) return;
        end();
        resolve(found);
      };
      const end = (): void => {
        clearTimeout(timer);
        clearInterval(poll);
        listeners.delete(check);
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`waited ${timeoutMs} ms in vain; ${JSON.stringify(server.state())}`));
      }, timeoutMs);
      // The condition may look at things of the test that this server does not see change.
      const poll = setInterval(check, 10);
      listeners.add(check);
      check();
    });

  const server: BotApiServer = {
    url: '',
    token,
    username,
    answeredPresses,
    citizen: (chatId) => createCitizen(chatId, queue, outbox),
    inject: (raw) => {
      const update = raw as Parameters<UpdateQueue['add']>[0];
      const chat = chatOf(update as Update);
      if (chat) outbox.known.add(chat);
      return queue.add(update);
    },
    sent: (chatId) => [...(chatId === undefined ? outbox.sent : outbox.sentTo(chatId))],
    deliveries: () => [...queue.deliveries],
    fault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    limit: (limits) => {
      outbox.limits = limits;
    },
    migrate: (from, to) => void outbox.migrated.set(from, to),
    state: () => ({
      pending: queue.pending.length,
      confirmed: queue.confirmed,
      sent: outbox.sent.length,
      calls: { ...calls },
      connections,
      webhook: queue.webhook?.url ?? null,
      commands,
    }),
    waitFor,
    waitForSent: (chatId, count = 1, timeoutMs) =>
      waitFor(() => {
        const messages = server.sent(chatId);
        return messages.length >= count && messages;
      }, timeoutMs),
    waitForQuiet: async (timeoutMs) => void (await waitFor(() => queue.pending.length === 0, timeoutMs)),
    close: async () => {
      queue.close();
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    },
  };
  await new Promise<void>((listening) => http.listen(options.port ?? 0, '127.0.0.1', listening));
  server.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return server;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as unknown);
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  const json = JSON.stringify(body);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) })
    .end(json);
}

function refuse(response: ServerResponse, { code, description, parameters }: Refusal): void {
  reply(response, code, { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { port: { type: 'string' }, token: { type: 'string' } } });
  const server = await startBotApiServer({
    port: Number(values.port ?? 0),
    ...(values.token ? { token: values.token } : {}),
  });
  console.log(server.url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
}
