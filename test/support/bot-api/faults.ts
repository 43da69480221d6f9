/** Faults on demand: each is used up by the calls it hits, in the order in which it was asked for. */

/**
 * - `status`: refused with this error code, not done; 5xx answers in HTML, as a proxy in between does
 * - `hang`: not done, no answer until the caller gives up
 * - `reset`: not done, the connection is cut
 * - `lose_answer`: done, and then the connection is cut
 * - `garbage`: not done, an answer with status 200 that is no JSON
 */
export type Fault = {
  kind: 'status' | 'hang' | 'reset' | 'lose_answer' | 'garbage';
  /** How many calls it hits; one unless told. */
  times?: number;
  /** Which method; sendMessage unless told. */
  method?: string;
  /** Only calls to this chat. */
  chatId?: number;
  status?: number;
  description?: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
};

export class Faults {
  private readonly waiting: Fault[] = [];

  add(fault: Fault): void {
    this.waiting.push({ times: 1, method: 'sendMessage', ...fault });
  }

  clear(): void {
    this.waiting.length = 0;
  }

  take(method: string, body: Record<string, unknown>): Fault | undefined {
    if (this.waiting.length === 0) return undefined;
    const index = this.waiting.findIndex(
      (fault) => fault.method === method && (fault.chatId === undefined || fault.chatId === Number(body.chat_id)),
    );
    const fault = this.waiting[index];
    if (!fault) return undefined;
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) this.waiting.splice(index, 1);
    return fault;
  }
}
