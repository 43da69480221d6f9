/** The only place that picks adapters and puts the product together. `main.ts` starts it, tests too. */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { handleMessage } from './assistant/handle-message.js';
import { exampleQuestions, failureReply } from './assistant/replies/fixed.js';
import type { AssistantOptions, TurnInput, TurnResult } from './assistant/turn.js';
import type { Channel } from './channels/channel.js';
import { createIngest } from './channels/ingest.js';
import { createTelegramChannel } from './channels/telegram/telegram-channel.js';
import { telegramWebhook } from './channels/telegram/webhook-route.js';
import { webChannel } from './channels/web/web-channel.js';
import type { Config } from './config.js';
import type { ConversationContext } from './domain/conversation.js';
import type { ChannelName } from './domain/message.js';
import { removeServerInfo, writeServerInfo } from './embedded/data-folder.js';
import { openServices, type Services } from './embedded/services.js';
import { messageRateLimit } from './http/rate-limit.js';
import { chatRoutes } from './http/routes/chat.js';
import { internalRoutes } from './http/routes/internal.js';
import { pageRoutes } from './http/routes/page.js';
import { buildServer } from './http/server.js';
import { bullmqQueue, bullmqWorker } from './jobs/bullmq-queue.js';
import { openLiveEvents } from './jobs/live-events.js';
import { connectRedis } from './jobs/redis.js';
import { serveConversation } from './jobs/serve-conversation.js';
import { startSweeper } from './jobs/sweeper.js';
import { KnowledgeBase } from './knowledge/knowledge-base.js';
import type { LanguageModel } from './models/language-model.js';
import { UserError } from './shared/errors.js';
import { knowledgeFolder, pageFolder } from './shared/folders.js';
import type { Logger } from './shared/logger.js';
import { chatHistory } from './storage/chat-history.js';
import { conversations } from './storage/conversations.js';
import { openDatabase } from './storage/database.js';
import { importedProcedures } from './storage/imported-procedures.js';

/** Conversations worked on at once by one process. */
const concurrency = 24;
/** A message that has waited this long was forgotten by the queue. */
const sweepAfterMs = 2000;
const sweepEveryMs = 1000;
const knowledgeCheckMs = 60_000;

export interface Running {
  url: string;
  procedures: number;
  channels: ChannelName[];
  close(): Promise<void>;
}

/** Starts the roles of `config`. @throws UserError with what the operator can do */
export async function start(config: Config, logger: Logger, onWait?: (message: string) => void): Promise<Running> {
  const closers: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.reverse().splice(0)) {
      await Promise.resolve(closer()).catch((error: Error) => logger.warn({ error: error.message }, 'while closing'));
    }
  };
  try {
    return await assemble(config, logger, closers, close, onWait);
  } catch (error) {
    await close();
    throw error;
  }
}

async function assemble(
  config: Config,
  logger: Logger,
  closers: (() => unknown)[],
  close: () => Promise<void>,
  onWait?: (message: string) => void,
): Promise<Running> {
  const services = await openServices(config, onWait);
  closers.push(() => services.close());
  closers.push(every(sweepEveryMs, () => services.watch(), logger, 'private servers'));
  const db = await openPatiently(services, logger).catch((error: Error) => {
    throw config.DATABASE_URL ? new UserError(`DATABASE_URL: cannot use the database: ${rootCause(error)}`) : error;
  });
  closers.push(() => db.destroy());
  const redis = connectRedis(services.redis as NonNullable<typeof services.redis>, logger);
  closers.push(() => redis.destroy());
  await withTimeout(
    redis.connect(),
    10_000,
    'REDIS_URL: Redis does not answer; check the address, or unset it to use a private Redis',
  );

  const store = conversations(db);
  if (services.exclusive) await store.releaseAll();
  const events = await openLiveEvents(redis, logger);
  closers.push(() => events.close());
  const queue = bullmqQueue(redis, logger);
  closers.push(() => queue.close());

  const knowledge = await KnowledgeBase.open(knowledgeFolder, importedProcedures(db), logger);
  if (config.LOCALITY && !knowledge.current().localities.some((place) => place.id === config.LOCALITY)) {
    const known = knowledge
      .current()
      .localities.map((place) => place.id)
      .join(', ');
    throw new UserError(`LOCALITY: there is no knowledge/localities/${config.LOCALITY}.yaml; known are ${known}`);
  }
  closers.push(
    events.subscribe(
      (news) => news.kind === 'knowledge' && void knowledge.refresh().catch(logFailure(logger, 'index rebuild')),
    ),
  );
  closers.push(every(knowledgeCheckMs, () => knowledge.refreshIfStale(), logger, 'index check'));

  const answer = await assistant(config, knowledge, logger);
  const ingest = createIngest({ store: store.store, enqueueConversation: queue.enqueueConversation, logger });

  const channels = new Map<ChannelName, Channel>();
  channels.set(
    'web',
    webChannel((visitor) => void events.publish({ kind: 'message', conversation: visitor })),
  );
  const telegram = config.TELEGRAM_BOT_TOKEN
    ? createTelegramChannel({
        token: config.TELEGRAM_BOT_TOKEN,
        ...(config.TELEGRAM_API_ROOT ? { apiRoot: config.TELEGRAM_API_ROOT } : {}),
        ...(config.PUBLIC_URL
          ? { webhook: { url: telegramHook(config.PUBLIC_URL), secret: config.TELEGRAM_WEBHOOK_SECRET ?? '' } }
          : {}),
        ingest,
        logger,
      })
    : undefined;
  if (telegram) channels.set('telegram', telegram.channel);

  if (config.roles.has('worker')) {
    const handle = (id: string): Promise<void> =>
      serveConversation(id, {
        conversations: store,
        channel: (name) => channels.get(name),
        answer,
        fallback,
        queue,
        logger,
        worker: workerName,
        onBusy: ({ channel, externalId }, busy) =>
          channel === 'web' && void events.publish({ kind: 'busy', conversation: externalId, busy }),
      });
    const worker = bullmqWorker(redis, handle, { concurrency, logger });
    closers.push(() => worker.close());
    closers.push(
      startSweeper({
        store,
        queue,
        handle,
        logger,
        everyMs: sweepEveryMs,
        olderThanMs: sweepAfterMs,
        channels: [...channels.keys()],
      }),
    );
  }

  let url = '';
  if (config.roles.has('api')) {
    const app = await buildServer({ pageFolder, trustProxy: config.trustProxy, logger });
    const token = randomBytes(24).toString('hex');
    await app.register(chatRoutes, {
      ingest,
      history: chatHistory(db),
      events,
      rateLimit: messageRateLimit(redis, config.CHAT_MESSAGES_PER_MINUTE),
      suggestions: exampleQuestions,
      secureCookie: config.PUBLIC_URL?.startsWith('https:') ?? false,
    });
    await app.register(internalRoutes, { token, answer });
    await app.register(pageRoutes, { problems: () => problems(db, redis) });
    if (telegram?.webhook) await app.register(telegramWebhook, telegram);
    url = await listen(app, config);
    closers.push(() => app.close());
    await writeServerInfo(config.dataDir, { pid: process.pid, url, token });
    closers.push(() => removeServerInfo(config.dataDir));
  }
  if (telegram && config.roles.has('bot')) {
    await telegram.start();
    closers.push(() => telegram.stop());
  }
  return { url, procedures: knowledge.current().size, channels: [...channels.keys()], close };
}

const privateDatabaseTries = 10;

/** A private PostgreSQL that dies while we start is started again; an operator's own is theirs to mend, so it fails at once. */
async function openPatiently(services: Services, logger: Logger): ReturnType<typeof openDatabase> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await openDatabase(services.database, logger);
    } catch (error) {
      if (!services.exclusive || tries >= privateDatabaseTries) throw error;
      await sleep(500);
      await services.watch().catch(logFailure(logger, 'private servers'));
    }
  }
}

/** Beside the web chat, whatever path the public address has. */
const telegramHook = (publicUrl: string): string => `${publicUrl.replace(/\/+$/u, '')}/telegram/webhook`;

const workerName = `${process.pid}-${randomUUID()}`;

async function assistant(
  config: Config,
  knowledge: KnowledgeBase,
  logger: Logger,
): Promise<(input: TurnInput) => Promise<TurnResult>> {
  let model: LanguageModel | undefined;
  if (config.llm) {
    const { configureModel } = await import('./models/configure-model.js');
    model = await configureModel(config.llm);
  }
  return (input) => {
    const options: AssistantOptions = {
      knowledge: knowledge.current(),
      ...(model ? { model } : {}),
      modelTimeoutMs: config.LLM_TIMEOUT_SECONDS * 1000,
      ...(config.LOCALITY ? { defaultLocalityId: config.LOCALITY } : {}),
      onModelFailure: (error) =>
        logger.warn({ error: (error as Error).message }, 'language model failed, rendered answer sent'),
    };
    return handleMessage(input, options);
  };
}

const fallback = (context: ConversationContext): TurnResult => ({
  outcome: { kind: 'not_found', procedures: [], facets: [], citations: [], reply: failureReply() },
  context,
});

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    return await app.listen({ port: config.PORT, host: config.HOST });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new UserError(
        `PORT: ${config.HOST}:${config.PORT} is in use by another program. Stop it, or set PORT to a free port.`,
      );
    if (code === 'EACCES')
      throw new UserError(`PORT: this user may not open port ${config.PORT}. Set PORT to 1024 or higher.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new UserError(`HOST: ${config.HOST} is not an address of this machine.`);
    throw error;
  }
}

async function problems(
  db: Awaited<ReturnType<typeof openDatabase>>,
  redis: ReturnType<typeof connectRedis>,
): Promise<string[]> {
  const found: string[] = [];
  await db
    .selectFrom('imported_procedures')
    .select('code')
    .limit(1)
    .execute()
    .catch(() => found.push('database'));
  if (!redis.isReady) found.push('redis');
  return found;
}

/** Runs `task` again and again, never two at once. @returns a function that stops it and waits for the one under way */
function every(ms: number, task: () => Promise<void>, logger: Logger, what: string): () => Promise<void> {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= task()
      .catch(logFailure(logger, what))
      .finally(() => {
        running = undefined;
      });
  }, ms);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

const logFailure = (logger: Logger, what: string) => (error: unknown) => logger.error({ err: error }, `${what} failed`);

async function withTimeout<T>(promise: Promise<T>, ms: number, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UserError(message)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const rootCause = (error: Error): string =>
  error.cause instanceof Error
    ? rootCause(error.cause)
    : error.message || (error as NodeJS.ErrnoException).code || String(error);
