/** The four calls of the chat API. Same origin, session by cookie. */
import type { ApiError, ChatHistory, PostMessage } from './types.js';

/** On a weak connection a request may hang for minutes; sending again with the same clientId is safe. */
const timeoutMs = 20_000;

/** `status` 0: nothing came back (no network, or too slow). `retryAfter` in seconds, only with 429. */
export class ApiFailure extends Error {
  override name = 'ApiFailure';
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

export async function getHistory(): Promise<ChatHistory> {
  const response = await call('GET', '/api/chat');
  return (await response.json()) as ChatHistory;
}

export async function postMessage(message: PostMessage): Promise<void> {
  await call('POST', '/api/chat/messages', message);
}

export async function deleteChat(): Promise<void> {
  await call('DELETE', '/api/chat');
}

export const chatEventsUrl = '/api/chat/events';

async function call(method: string, path: string, body?: PostMessage): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  const request: RequestInit = { method, signal: abort.signal, cache: 'no-store', credentials: 'same-origin' };
  if (body) {
    request.headers = { 'content-type': 'application/json' };
    request.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new ApiFailure(0, '');
  } finally {
    clearTimeout(timer);
  }
  if (!response.ok) throw await failureOf(response);
  return response;
}

/** A proxy in between may answer with HTML, so the body is read with care. */
async function failureOf(response: Response): Promise<ApiFailure> {
  const body = (await response.json().catch(() => ({}))) as Partial<ApiError>;
  const header = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = body.retryAfter ?? (Number.isFinite(header) ? header : 10);
  return new ApiFailure(response.status, body.message ?? '', response.status === 429 ? retryAfter : undefined);
}
