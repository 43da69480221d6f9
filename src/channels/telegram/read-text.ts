/** Commands and addressing in what a citizen typed on Telegram. */
import type { Command, InboundContent } from '../../domain/message.js';
import type { MessageShape } from './update-shape.js';

/** Who the bot is, from getMe. `username` without the @. */
export interface BotIdentity {
  id: number;
  username?: string;
}

const commands = new Map<string, Command>([
  ['start', 'start'],
  ['help', 'help'],
  ['huy', 'cancel'],
  ['cancel', 'cancel'],
]);

/** `/name`, `/name@SomeBot`, `/name argument`; letters with accents too, since people type "/hủy" by hand. */
const commandPattern = /^\/([\p{L}\p{M}\p{N}_]+)(?:@(\w+))?(?:\s+(.*))?$/su;

/** Commands that the assistant knows; any other slash command is a question with a slash in front. */
export function readText(text: string): InboundContent {
  const trimmed = text.trim();
  if (!trimmed.startsWith('/')) return { kind: 'text', text };
  const [, name = '', , argument = ''] = commandPattern.exec(trimmed) ?? [];
  const command = commands.get(name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''));
  if (command) return { kind: 'command', command, ...(argument.trim() ? { argument: argument.trim() } : {}) };
  const bare = trimmed.replace(/^\/+([^\s@]*)(?:@\w+(?=\s|$))?/u, '$1').trim();
  return { kind: 'text', text: bare || text };
}

/** In a group: a command (not another bot's), a mention of the bot, or a reply to it. */
export function isAddressed(message: MessageShape, text: string, me: BotIdentity | undefined): boolean {
  const command = commandPattern.exec(text.trim());
  if (command) return command[2] === undefined || isMyName(command[2], me);
  if (mentions(text).some(({ name }) => isMyName(name, me))) return true;
  const replied = message.reply_to_message?.from;
  if (replied && (me ? replied.id === me.id : replied.is_bot === true)) return true;
  const entities = message.entities ?? message.caption_entities ?? [];
  return me !== undefined && entities.some((entity) => entity.type === 'text_mention' && entity.user?.id === me.id);
}

/** The text without the bot's own name; a bare "@MotCuaBot" is a call for help. */
export function withoutMention(text: string, me: BotIdentity | undefined): string {
  let rest = text;
  // From the end, so that the earlier positions stay true.
  for (const { name, index } of mentions(text).reverse()) {
    if (isMyName(name, me)) rest = rest.slice(0, index) + rest.slice(index + name.length + 1);
  }
  if (rest === text) return text;
  return rest.replace(/[^\S\n]{2,}/gu, ' ').replace(/^[\s,:]+|\s+$/gu, '') || '/help';
}

/** "@name" standing alone: neither inside an e-mail address nor the tail of a command ("/help@Bot"). */
const mentions = (text: string): Array<{ name: string; index: number }> =>
  [...text.matchAll(/(?<![\w@/.])@(\w+)/gu)].map((match) => ({ name: match[1] ?? '', index: match.index }));

/** Every bot's username ends in "bot"; without an identity that has to do. */
const isMyName = (name: string, me: BotIdentity | undefined): boolean =>
  me?.username ? name.toLowerCase() === me.username.toLowerCase() : /bot$/iu.test(name);
