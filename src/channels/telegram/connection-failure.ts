/** Telegram cannot be reached, or refuses us: what to log and how long to wait. Nothing here ends the process. */
import type { Logger } from '../../shared/logger.js';
import { errorCode, failureReason, retryAfterMs } from './failure.js';
import { type Backoff, backoffMs } from './retry.js';

/** What does not mend itself is tried once a minute. */
const slowlyMs = 60_000;

export function connectionFailure(options: {
  token: string;
  backoff: Backoff;
  logger: Pick<Logger, 'warn' | 'error'>;
}): (error: unknown, failures: number) => number {
  const { token, backoff, logger } = options;
  return (error, failures) => {
    const soon = backoffMs(backoff, failures);
    const reason = failureReason(error, token);
    switch (errorCode(error)) {
      case 401:
      case 404:
        logger.error(
          { reason, afterMs: slowlyMs },
          'telegram: the bot token is not known to Telegram, check TELEGRAM_BOT_TOKEN',
        );
        return slowlyMs;
      case 400:
        logger.error(
          { reason, afterMs: slowlyMs },
          'telegram: set-up refused; for a webhook check its address (https, port 443, 80, 88 or 8443)',
        );
        return slowlyMs;
      case 409:
        logger.error(
          { reason, failures, afterMs: soon },
          'telegram: conflict, another process polls this bot or has set a webhook; one must stop',
        );
        return soon;
      default: {
        const afterMs = retryAfterMs(error) ?? soon;
        logger.warn({ reason, failures, afterMs }, 'telegram: not reachable, trying again');
        return afterMs;
      }
    }
  };
}
