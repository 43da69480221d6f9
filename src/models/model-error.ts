/** A language model's failure, in words that are safe to log: no key, no address with a password, no long echo. */

export type ModelErrorCode = 'timeout:model' | 'rate:model' | 'refused:model' | 'unavailable:model';

/** Thrown by every model adapter. It carries no `cause`: providers' errors hold headers, request bodies and echoes of keys. */
export class ModelError extends Error {
  override name = 'ModelError';

  constructor(
    readonly code: ModelErrorCode,
    message: string,
    /** Whether the same request may succeed later. */
    readonly retryable: boolean,
    /** HTTP status, where the provider answered. */
    readonly status?: number,
  ) {
    super(message);
  }
}

const longestMessage = 200;

/** @param secret the API key, removed wherever the provider repeats it */
export function modelError(provider: string, error: unknown, signal: AbortSignal, secret?: string): ModelError {
  if (error instanceof ModelError) return error;
  if (signal.aborted)
    return new ModelError('timeout:model', `${provider}: the turn's time for models is used up`, true);
  const status = statusOf(error);
  const message = `${provider}: ${withoutSecrets(error instanceof Error ? error.message : String(error), secret)}`;
  if (status === 429) return new ModelError('rate:model', message, true, status);
  if (status !== undefined && status >= 400 && status < 500)
    return new ModelError('refused:model', message, false, status);
  return new ModelError('unavailable:model', message, true, status);
}

/** Providers' clients call it `status`, `statusCode` or `status_code`. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const fields = error as Record<string, unknown>;
  return [fields.status, fields.statusCode, fields.status_code].find((status) => typeof status === 'number');
}

/** Keys also come back shortened ("sk-ab***yz"), so anything of a key's shape goes, not only the exact one. */
export function withoutSecrets(text: string, secret?: string): string {
  const exact = secret ? text.replaceAll(secret, '***') : text;
  return exact
    .replace(/\b(?:sk|pk|rk|key|lsv2|gsk|xai)[-_][\w*.-]{4,}/giu, '***')
    .replace(/\bAIza[\w*-]{6,}/gu, '***')
    .replace(/\b(bearer|basic)\s+\S+/giu, '$1 ***')
    .replace(/([?&](?:api_?key|key|token)=)[^&\s]+/giu, '$1***')
    .replace(/\/\/[^/\s@]+@/gu, '//***@')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, longestMessage);
}
