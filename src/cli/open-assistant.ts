/** The assistant for a command: asks a running server on the same data folder, or answers in this process. */
import { access } from 'node:fs/promises';
import path from 'node:path';
import { request } from 'undici';
import { z } from 'zod';
import { handleMessage } from '../assistant/handle-message.js';
import type { TurnResult } from '../assistant/turn.js';
import type { Config } from '../config.js';
import type { ConversationContext } from '../domain/conversation.js';
import { readServerInfo, type ServerInfo } from '../embedded/data-folder.js';
import { openDatabaseService } from '../embedded/services.js';
import { internalAskPath } from '../http/routes/internal.js';
import { type ImportedSource, KnowledgeBase } from '../knowledge/knowledge-base.js';
import { UserError } from '../shared/errors.js';
import { knowledgeFolder } from '../shared/folders.js';
import type { Logger } from '../shared/logger.js';
import { openDatabase } from '../storage/database.js';
import { importedProcedures } from '../storage/imported-procedures.js';

export interface Assistant {
  ask(text: string, context: ConversationContext): Promise<TurnResult>;
  close(): Promise<void>;
}

/** @param knowledgeOnly just the curated files: no server, no database */
export async function openAssistant(config: Config, logger: Logger, knowledgeOnly: boolean): Promise<Assistant> {
  if (knowledgeOnly)
    return localAssistant(config, await KnowledgeBase.open(knowledgeFolder, undefined, logger), logger);
  const server = await readServerInfo(config.dataDir);
  if (server) return remoteAssistant(server);
  return localAssistant(config, await openKnowledge(config, logger), logger);
}

/** Curated and imported knowledge; a data folder that was never used is not set up just to ask a question. */
export async function openKnowledge(config: Config, logger: Logger): Promise<KnowledgeBase> {
  const used = config.DATABASE_URL !== undefined || (await exists(path.join(config.dataDir, 'postgres', 'PG_VERSION')));
  if (!used) return KnowledgeBase.open(knowledgeFolder, undefined, logger);
  return withImported(config, logger, (imported) => KnowledgeBase.open(knowledgeFolder, imported, logger));
}

/** Opens the database for one task. */
export async function withImported<T>(
  config: Config,
  logger: Logger,
  task: (imported: ImportedSource & ReturnType<typeof importedProcedures>) => Promise<T>,
): Promise<T> {
  const service = await openDatabaseService(config);
  try {
    const db = await openDatabase(service.database, logger);
    try {
      return await task(importedProcedures(db));
    } finally {
      await db.destroy();
    }
  } finally {
    await service.close();
  }
}

async function localAssistant(config: Config, knowledge: KnowledgeBase, logger: Logger): Promise<Assistant> {
  const model = config.llm
    ? await (await import('../models/configure-model.js')).configureModel(config.llm)
    : undefined;
  return {
    ask: (text, context) =>
      handleMessage(
        { content: { kind: 'text', text }, context, now: new Date() },
        {
          knowledge: knowledge.current(),
          ...(model ? { model } : {}),
          modelTimeoutMs: config.LLM_TIMEOUT_SECONDS * 1000,
          ...(config.LOCALITY ? { defaultLocalityId: config.LOCALITY } : {}),
          onModelFailure: (error) => logger.warn({ error: (error as Error).message }, 'language model failed'),
        },
      ),
    close: async () => {},
  };
}

/** Just enough to know that it was our server that answered. */
const TurnShape = z.object({ outcome: z.looseObject({ kind: z.string() }), context: z.looseObject({}) });

function remoteAssistant(server: ServerInfo): Assistant {
  return {
    async ask(text, context) {
      const response = await request(new URL(internalAskPath, server.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${server.token}` },
        body: JSON.stringify({ text, context }),
      });
      const body = TurnShape.safeParse(await response.body.json());
      if (!body.success)
        throw new UserError(`The server at ${server.url} did not answer the question (HTTP ${response.statusCode}).`);
      return body.data as unknown as TurnResult;
    },
    close: async () => {},
  };
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
