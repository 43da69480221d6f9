/** telegraf with its traps closed. */
import { Agent } from 'node:http';
import { Telegraf } from 'telegraf';

/** @param apiRoot of another Bot API server than Telegram's own, with or without a slash at its end */
export function createBot(token: string, apiRoot: string | undefined): Telegraf {
  // telegraf resolves "./bot<token>/…" against the root: without a slash at its end a path in it would be lost.
  const root = apiRoot && (apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/`);
  const bot = new Telegraf(token, {
    // telegraf's 90 s would let go of an update that is still being stored.
    handlerTimeout: Number.POSITIVE_INFINITY,
    // A call smuggled into the webhook's answer has no result, and acknowledges before ingest is done.
    telegram: { webhookReply: false, ...(root ? { apiRoot: root } : {}) },
  });
  // For http:// telegraf drops its keep-alive agent, and then opens a connection for each call.
  if (root?.startsWith('http://')) bot.telegram.options.agent = new Agent({ keepAlive: true });
  // telegraf's own handler prints the citizen's whole update and sets the process's exit code.
  bot.catch((error) => {
    throw error;
  });
  return bot;
}
