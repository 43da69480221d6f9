/** Updates waiting for the bot, and both ways of fetching them: long polling and the webhook. */
import type { Update } from 'telegraf/types';
import { badRequest, Refusal } from './refusal.js';

export interface WebhookSetting {
  url: string;
  secret?: string;
}

/** One try to deliver by webhook. `status` 0: no answer at all. */
export interface Delivery {
  updateId: number;
  status: number;
  at: number;
}

interface Waiter {
  answer(updates: Update[]): void;
  refuse(refusal: Refusal): void;
  limit: number;
}

type Json = Record<string, unknown>;

export class UpdateQueue {
  /** In order of update_id; an update leaves when it is confirmed. */
  readonly pending: Update[] = [];
  readonly deliveries: Delivery[] = [];
  webhook: WebhookSetting | undefined;
  lastWebhookError: string | undefined;
  confirmed = 0;
  private allowed: string[] = [];
  private nextId = 1;
  private waiter: Waiter | undefined;
  private readonly busy = new Set<number>();
  private closed = false;

  constructor(
    private readonly onChange: () => void,
    private readonly webhookRetryMs: number,
  ) {}

  /** @returns the update_id; the update is dropped when its kind is not among allowed_updates, as Telegram does */
  add(update: Omit<Update, 'update_id'> & { update_id?: number }): number {
    const id = update.update_id ?? this.nextId;
    this.nextId = Math.max(this.nextId, id) + 1;
    if (this.allowed.length === 0 || Object.keys(update).some((key) => this.allowed.includes(key))) {
      this.pending.push({ ...update, update_id: id } as Update);
      this.wake();
    }
    return id;
  }

  allow(kinds: unknown): void {
    if (Array.isArray(kinds)) this.allowed = kinds.map(String);
  }

  /** @param gone resolves when the caller hung up */
  async getUpdates(body: Json, gone: Promise<void>): Promise<Update[]> {
    if (this.webhook)
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    this.allow(body.allowed_updates);
    const offset = Number(body.offset ?? 0);
    const limit = Math.min(100, Number(body.limit ?? 100));
    while (offset > 0 && this.pending[0] && this.pending[0].update_id < offset) this.confirm(this.pending[0]);
    this.waiter?.refuse(
      new Refusal(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    );
    const seconds = Number(body.timeout ?? 0);
    if (this.pending.length > 0 || seconds <= 0) return this.pending.slice(0, limit);
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        if (this.waiter === waiter) this.waiter = undefined;
      };
      const waiter: Waiter = {
        limit,
        answer: (updates) => {
          end();
          resolve(updates);
        },
        refuse: (refusal) => {
          end();
          reject(refusal);
        },
      };
      const timer = setTimeout(() => waiter.answer([]), seconds * 1000);
      this.waiter = waiter;
      void gone.then(end);
    });
  }

  setWebhook(body: Json): void {
    const url = typeof body.url === 'string' ? body.url : '';
    if (url && !URL.canParse(url)) throw badRequest('bad webhook: Failed to resolve host');
    const secret = typeof body.secret_token === 'string' ? body.secret_token : undefined;
    if (secret !== undefined && !/^[\w-]{1,256}$/u.test(secret))
      throw badRequest('secret token contains unallowed characters');
    this.allow(body.allowed_updates);
    this.webhook = url ? { url, ...(secret ? { secret } : {}) } : undefined;
    if (body.drop_pending_updates === true) this.pending.length = 0;
    this.waiter?.refuse(new Refusal(409, 'Conflict: terminated by setWebhook request'));
    this.wake();
  }

  close(): void {
    this.closed = true;
    this.waiter?.answer([]);
  }

  private confirm(update: Update): void {
    const index = this.pending.indexOf(update);
    if (index >= 0) this.pending.splice(index, 1);
    this.confirmed += 1;
    this.onChange();
  }

  private wake(): void {
    if (this.closed) return;
    if (this.webhook) this.deliver();
    else if (this.pending.length > 0) this.waiter?.answer(this.pending.slice(0, this.waiter.limit));
  }

  /** One delivery at a time for a chat, chats side by side, as Telegram does. */
  private deliver(): void {
    for (const update of this.pending) {
      const chat = chatOf(update);
      if (this.busy.size >= 40 || this.busy.has(chat)) continue;
      this.busy.add(chat);
      void this.post(update).then((status) => {
        this.busy.delete(chat);
        this.deliveries.push({ updateId: update.update_id, status, at: Date.now() });
        if (status === 200) this.confirm(update);
        this.lastWebhookError = status === 200 ? this.lastWebhookError : `Wrong response from the webhook: ${status}`;
        this.onChange();
        if (status === 200) this.wake();
        else setTimeout(() => this.wake(), this.webhookRetryMs).unref();
      });
    }
  }

  /** @returns the HTTP status, 0 without an answer */
  private async post(update: Update): Promise<number> {
    const { url = '', secret } = this.webhook ?? {};
    const headers = {
      'content-type': 'application/json',
      ...(secret ? { 'x-telegram-bot-api-secret-token': secret } : {}),
    };
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify(update),
        signal: AbortSignal.timeout(10_000),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }
}

/** 0 for an update of no chat. */
export function chatOf(update: Update): number {
  const message =
    'message' in update ? update.message : 'callback_query' in update ? update.callback_query?.message : undefined;
  return message?.chat?.id ?? 0;
}
