/** What to tell a citizen whose message did not go out: what happened and what to do, without blame or codes. */
import { ApiFailure } from './api.js';
import type { Problem } from './chat-state.js';

export function problemOf(error: unknown): Problem {
  const status = error instanceof ApiFailure ? error.status : 0;
  if (status === 0) return { message: 'Chưa gửi được vì mạng đang chập chờn.', remedy: 'retry' };
  if (status === 429) return { message: 'Chưa gửi được vì có nhiều câu hỏi đến cùng lúc.', remedy: 'retry' };
  if (status === 400 || status === 413) {
    const said = error instanceof ApiFailure ? error.message : '';
    return { message: said || 'Câu hỏi này chưa gửi được. Anh/chị viết ngắn lại giúp nhé.', remedy: 'edit' };
  }
  return { message: 'Chưa gửi được vì hệ thống đang bận. Câu hỏi của anh/chị vẫn còn đây.', remedy: 'retry' };
}

/** How long the server asks us to wait, in seconds; 0 when it does not. */
export function quietSeconds(error: unknown): number {
  return error instanceof ApiFailure && error.status === 429 ? Math.ceil(error.retryAfter ?? 10) : 0;
}
