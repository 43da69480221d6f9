/** The HTTP API as zod schemas: the server validates by them, /docs is generated from them, the web page imports them. */
import { z } from 'zod';
import { Block, Choice } from '../domain/message.js';

/** A message as the web chat shows it. `seq` grows within a conversation and is the event id of the live stream. */
export const ChatMessage = z.strictObject({
  seq: z.number().int().nonnegative(),
  from: z.enum(['citizen', 'assistant']),
  at: z.iso.datetime(),
  /** The id that the page gave its own message, so that it can match it; absent on replies. */
  clientId: z.string().optional(),
  blocks: z.array(Block),
  choices: z.array(Choice),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

export const ChatHistory = z.strictObject({
  /** Oldest first, at most 100. */
  messages: z.array(ChatMessage),
  /** True while a question is being worked on. */
  busy: z.boolean(),
  /** Example questions to offer to somebody who has not written yet. */
  suggestions: z.array(z.string()),
});
export type ChatHistory = z.infer<typeof ChatHistory>;

export const maxQuestionLength = 4000;
const badChoice = 'Lựa chọn này không có.';

/** Either a typed text or the payload of a pressed choice. The same `clientId` twice is taken once. */
export const PostMessage = z
  .strictObject(
    {
      clientId: z.uuid('clientId phải là một UUID.'),
      text: z
        .string('text phải là chữ.')
        .trim()
        .min(1, 'Anh/chị chưa nhập câu hỏi.')
        .max(maxQuestionLength, 'Câu hỏi dài quá 4.000 ký tự.')
        .optional(),
      choice: z.string(badChoice).min(1, badChoice).max(64, badChoice).optional(),
    },
    'Gửi một đối tượng JSON chỉ có clientId và text hoặc choice.',
  )
  .refine((body) => (body.text === undefined) !== (body.choice === undefined), {
    message: 'Gửi text hoặc choice, một trong hai.',
  });
export type PostMessage = z.infer<typeof PostMessage>;

export const Accepted = z.strictObject({ clientId: z.string(), status: z.literal('accepted') });

/** Every error of the API: a code for programs, a sentence for people. */
export const ApiError = z.strictObject({
  code: z.string(),
  message: z.string(),
  /** Seconds until a new try makes sense (rate limit). */
  retryAfter: z.number().optional(),
});
export type ApiError = z.infer<typeof ApiError>;

/** Names of the events on GET /api/chat/events. `message` carries a ChatMessage, `busy` a boolean. */
export const chatEvents = { message: 'message', busy: 'busy' } as const;
