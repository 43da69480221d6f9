/**
 * Long polling. Not telegraf's own loop: that one moves its offset on before the updates are handled, confirms the
 * offset to Telegram even when it stops on a failed handler (the update is then lost), runs a chat's messages side by
 * side, and ends for good on a 409. Here Telegram is told of an update only by the next call, after it was stored.
 */
import type { Telegram } from 'telegraf';
import type { Update } from 'telegraf/types';
import { callApi } from './api-call.js';
import { type RetryOptions, untilDone } from './retry.js';

export const allowedUpdates = ['message', 'callback_query'] as const;

export interface PollOptions {
  telegram: Telegram;
  /** Resolves when the update is stored. */
  handle(update: Update): Promise<void>;
  stop: AbortSignal;
  /** How long Telegram holds a call open when there is nothing new, in seconds. */
  waitSeconds: number;
  onFetchFailure: RetryOptions['onFailure'];
  onStoreFailure(update: Update, error: unknown, failures: number): number;
}

/**
 * Runs until `stop`. An update that cannot be stored holds the next call back, and is tried until it is stored or the
 * process stops: the database is away then, and moving on would only lose more. Stored updates that were not confirmed
 * before a stop come again with the next start; ingest knows them by their id.
 */
export async function pollUpdates({
  telegram,
  handle,
  stop,
  waitSeconds,
  onFetchFailure,
  onStoreFailure,
}: PollOptions): Promise<void> {
  let offset = 0;
  const fetchUpdates = async (): Promise<Update[]> => {
    const payload = { offset, timeout: waitSeconds, limit: 100, allowed_updates: allowedUpdates };
    // Ten seconds above Telegram's own: only a dead connection takes longer.
    const updates: unknown = await callApi(telegram, 'getUpdates', payload, {
      timeoutMs: (waitSeconds + 10) * 1000,
      stop,
    });
    // Thrown, so that it is tried again and logged: nothing behind this could tell what to confirm.
    if (!isUpdates(updates)) throw new Error('getUpdates answered with something that is no list of updates');
    return updates;
  };
  const store = async (update: Update): Promise<boolean> =>
    (await untilDone(() => handle(update), {
      stop,
      onFailure: (error, failures) => onStoreFailure(update, error, failures),
    })) !== undefined;

  while (!stop.aborted) {
    const fetched = await untilDone(fetchUpdates, { stop, onFailure: onFetchFailure });
    if (!fetched) return;
    const lanes = await Promise.all([...byChat(fetched.value).values()].map((lane) => inOrder(lane, store)));
    if (lanes.includes(false)) return;
    offset = Math.max(offset, ...fetched.value.map((update) => update.update_id + 1));
  }
}

const isUpdates = (value: unknown): value is Update[] =>
  Array.isArray(value) && value.every((update: Partial<Update> | null) => Number.isSafeInteger(update?.update_id));

/** One chat's updates one after the other, as they were sent; chats side by side. */
async function inOrder(lane: Update[], store: (update: Update) => Promise<boolean>): Promise<boolean> {
  for (const update of lane) if (!(await store(update))) return false;
  return true;
}

function byChat(updates: Update[]): Map<number | undefined, Update[]> {
  const lanes = new Map<number | undefined, Update[]>();
  for (const update of updates) {
    const message =
      'message' in update ? update.message : 'callback_query' in update ? update.callback_query?.message : undefined;
    const chat = message?.chat?.id;
    lanes.set(chat, [...(lanes.get(chat) ?? []), update]);
  }
  return lanes;
}
