/** sendMessage with the limits of the real thing, and what was sent. */
import { type Entity, parseHtml } from './parse-html.js';
import { badRequest, Refusal } from './refusal.js';

export interface SentMessage {
  messageId: number;
  chatId: number;
  /** As the citizen sees it, after entity parsing. */
  text: string;
  /** As it was sent. */
  raw: string;
  parseMode?: string;
  entities: Entity[];
  buttons: Array<{ label: string; data: string }>;
  rows: number;
  previews: boolean;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface RateLimit {
  messages: number;
  perMs: number;
}

type Json = Record<string, unknown>;

export class Outbox {
  readonly sent: SentMessage[] = [];
  /** Chats that have written to the bot; it cannot write to others. */
  readonly known = new Set<number>();
  readonly blocked = new Set<number>();
  readonly migrated = new Map<number, number>();
  limits: { perChat?: RateLimit; overall?: RateLimit } = {};
  private readonly byChat = new Map<number, SentMessage[]>();
  private nextId = 1000;
  private readonly windows = new Map<number | 'all', number[]>();

  takeId(): number {
    this.nextId += 1;
    return this.nextId;
  }

  sentTo(chatId: number): readonly SentMessage[] {
    return this.byChat.get(chatId) ?? [];
  }

  /** @throws Refusal as Telegram would */
  sendMessage(body: Json): SentMessage {
    const chatId = this.chat(body.chat_id);
    const raw = typeof body.text === 'string' ? body.text : '';
    const mode = typeof body.parse_mode === 'string' ? body.parse_mode : undefined;
    if (mode !== undefined && mode !== 'HTML') throw badRequest('unsupported parse_mode');
    const { text: parsed, entities } = mode ? parseHtml(raw) : { text: raw, entities: [] };
    const text = parsed.trim();
    if (!/[^\s\p{C}]/u.test(text)) throw badRequest('message text is empty');
    if (text.length > 4096) throw badRequest('message is too long');
    const rows = keyboard(body.reply_markup);
    this.count(chatId);
    const sent: SentMessage = {
      messageId: this.takeId(),
      chatId,
      text,
      raw,
      ...(mode ? { parseMode: mode } : {}),
      entities,
      buttons: rows.flat(),
      rows: rows.length,
      previews: (body.link_preview_options as Json | undefined)?.is_disabled !== true,
      at: Date.now(),
    };
    this.sent.push(sent);
    const chat = this.byChat.get(chatId);
    if (chat) chat.push(sent);
    else this.byChat.set(chatId, [sent]);
    return sent;
  }

  private chat(value: unknown): number {
    const id = Number(value);
    if (value === undefined || value === '') throw badRequest('chat_id is empty');
    if (!Number.isSafeInteger(id) || !this.known.has(id)) throw badRequest('chat not found');
    if (this.blocked.has(id)) throw new Refusal(403, 'Forbidden: bot was blocked by the user');
    const migrated = this.migrated.get(id);
    if (migrated !== undefined) {
      throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: migrated,
      });
    }
    return id;
  }

  /** A sliding window a chat and one over all; a refused message does not count. */
  private count(chatId: number): void {
    const now = Date.now();
    const checks = [
      { key: chatId, limit: this.limits.perChat },
      { key: 'all' as const, limit: this.limits.overall },
    ];
    for (const { key, limit } of checks) {
      if (!limit) continue;
      const times = (this.windows.get(key) ?? []).filter((time) => time > now - limit.perMs);
      this.windows.set(key, times);
      const oldest = times.at(-limit.messages);
      if (oldest === undefined) continue;
      const seconds = Math.max(1, Math.ceil((oldest + limit.perMs - now) / 1000));
      throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
    }
    for (const { key, limit } of checks) if (limit) this.windows.get(key)?.push(now);
  }
}

function keyboard(markup: unknown): Array<Array<{ label: string; data: string }>> {
  if (markup === undefined) return [];
  const parsed = (typeof markup === 'string' ? JSON.parse(markup) : markup) as { inline_keyboard?: Json[][] };
  return (parsed.inline_keyboard ?? []).map((row) =>
    row.map((button) => {
      if (typeof button.text !== 'string' || !button.text.trim())
        throw badRequest("can't parse inline keyboard button: Button text is empty");
      if (typeof button.callback_data !== 'string')
        throw badRequest('Text buttons are unallowed in the inline keyboard');
      const bytes = Buffer.byteLength(button.callback_data);
      if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
      return { label: button.text, data: button.callback_data };
    }),
  );
}
