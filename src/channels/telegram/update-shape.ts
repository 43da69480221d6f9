/**
 * The few fields of a Telegram update that are read, taken leniently: an optional field of an unexpected shape counts as
 * absent, so that a new kind of message never stops the citizens behind it in the queue.
 */
import { z } from 'zod';

/**
 * Telegram promises ids of at most 52 bits. A larger one has already been rounded by JSON.parse and could name another
 * person's chat, so the update is left out.
 */
const Id = z.int();

const odd = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const Person = z.object({ id: Id, is_bot: odd(z.boolean()), username: odd(z.string()) });

const Entity = z.object({ type: z.string(), user: odd(Person) });

const Button = z.object({ text: z.string(), callback_data: odd(z.string()) });

/** Loose: which other keys a message has tells what it is (photo, voice, a service message …). */
export const MessageShape = z.looseObject({
  chat: z.object({ id: Id, type: odd(z.string()) }),
  from: odd(Person),
  sender_chat: odd(z.object({ id: Id })),
  text: odd(z.string()),
  caption: odd(z.string()),
  entities: odd(z.array(Entity)),
  caption_entities: odd(z.array(Entity)),
  reply_to_message: odd(z.object({ from: odd(Person) })),
  reply_markup: odd(z.object({ inline_keyboard: z.array(z.array(Button)) })),
});
export type MessageShape = z.infer<typeof MessageShape>;

/** `message` is absent for buttons of inline mode, and has no keyboard any more when it is too old. */
export const PressShape = z.object({ data: odd(z.string()), message: odd(MessageShape) });
export type PressShape = z.infer<typeof PressShape>;

export const UpdateShape = z.object({ update_id: Id, message: odd(MessageShape), callback_query: odd(PressShape) });
