/** One call of the Bot API with a time limit of our own: telegraf's is 500 s, too long for a dead connection. */
import type { Telegram } from 'telegraf';
import type { Telegram as Methods, Opts } from 'telegraf/types';

type CallSignal = NonNullable<NonNullable<Parameters<Telegram['callApi']>[2]>['signal']>;

/**
 * @param stop ends the call early when it aborts
 * @returns what Telegram answered as `result`
 * @throws TelegramError for a refusal, FetchError for the network, TimeoutError after `timeoutMs`, AbortError on `stop`.
 *   Their messages may hold the bot token: never log one but through failureReason().
 */
export async function callApi<M extends keyof Methods>(
  telegram: Telegram,
  method: M,
  payload: Opts<M>,
  { timeoutMs, stop }: { timeoutMs: number; stop?: AbortSignal },
): Promise<ReturnType<Methods[M]>> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort();
  }, timeoutMs);
  // Not AbortSignal.any: on Node 20 every call would leave a reference with the long-lived signal.
  if (stop?.aborted) abort();
  stop?.addEventListener('abort', abort, { once: true });
  try {
    // telegraf's type is of the abort-controller package; node-fetch takes the platform's own signal as well.
    const signal = controller.signal as unknown as CallSignal;
    return await telegram.callApi(method, payload, { signal });
  } catch (error) {
    if (late) throw new DOMException(`no answer within ${timeoutMs / 1000} s`, 'TimeoutError');
    throw error;
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener('abort', abort);
  }
}
