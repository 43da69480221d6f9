/**
 * Citizens who keep asking while everything is being killed. What they must get was learnt before, from an app at peace:
 * every reply by its own words, so that a missing, doubled or misplaced one shows.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatMessage } from '../../src/http/contract.js';
import type { BotApiServer, SentMessage } from './bot-api-server.js';
import type { Random } from './random.js';
import { type WebVisitor, webVisitor, wordsOf } from './web-visitor.js';

/** Each names its procedure and what it wants to know, so that the reply hangs on no question before it. */
export const questions = [
  'lệ phí đăng ký kết hôn',
  'đăng ký khai sinh cần giấy tờ gì',
  'đăng ký tạm trú mất bao lâu',
  'xin giấy xác nhận độc thân nộp ở đâu',
  'lam lai the can cuoc bi mat het bao nhieu tien',
  'đăng ký khai tử cần giấy tờ gì',
  'cấp lại thẻ bảo hiểm y tế mất mấy ngày',
  'chứng thực bản sao từ bản chính lệ phí bao nhiêu',
  'hưởng trợ cấp xã hội hàng tháng cần giấy tờ gì',
  'đăng ký thường trú mất bao nhiêu ngày',
  'tách hộ cần giấy tờ gì',
  'khai báo tạm vắng làm ở đâu',
];

const questionAt = (index: number): string => questions[index % questions.length] as string;

/** What an app at peace answers to each of `questions`, in their order: one message each. */
export interface Expected {
  telegram: string[];
  web: string[];
}

/** Asks everything twice. @throws when a reply hangs on more than its question, or when two are alike */
export async function learnReplies(url: string, telegram: BotApiServer, chatId: number): Promise<Expected> {
  const visitor = webVisitor(url);
  for (let index = 0; index < questions.length * 2; index++) {
    telegram.citizen(chatId).says(questionAt(index));
    await visitor.ask(questionAt(index));
    await telegram.waitForSent(chatId, index + 1, 10_000);
    await visitor.answers(index + 1);
  }
  const replies = {
    telegram: telegram.sent(chatId).map((message) => message.text),
    web: repliesIn((await visitor.history()).messages),
  };
  for (const [channel, texts] of Object.entries(replies)) {
    const [first, second] = [texts.slice(0, questions.length), texts.slice(questions.length)];
    if (first.join('|') !== second.join('|')) throw new Error(`${channel}: a reply hangs on more than its question`);
    if (new Set(texts).size !== questions.length) throw new Error(`${channel}: two questions have the same reply`);
  }
  return { telegram: replies.telegram.slice(0, questions.length), web: replies.web.slice(0, questions.length) };
}

export const repliesIn = (messages: readonly ChatMessage[]): string[] =>
  messages.filter((message) => message.from === 'assistant').map(wordsOf);

/** One Telegram chat: the Bot API server delivers what it says, and again until the webhook answers 200. */
export async function telegramChat(
  server: BotApiServer,
  chatId: number,
  pace: () => number,
  stop: AbortSignal,
): Promise<{ chatId: number; asked: number }> {
  let asked = 0;
  for (; !stop.aborted; asked++) {
    server.citizen(chatId).says(questionAt(asked));
    await pause(pace(), stop);
  }
  return { chatId, asked };
}

export interface Doubled {
  chatId: number;
  /** The first one's. */
  messageId: number;
  /** When Telegram took it, both times. */
  first: number;
  second: number;
}

/**
 * What a chat was shown twice: such a reply comes twice in a row.
 * @throws unless the replies to all `asked` questions are there, in the order of the questions
 */
export function doubledIn(sent: readonly SentMessage[], asked: number, replies: readonly string[]): Doubled[] {
  const twice: Doubled[] = [];
  let answered = 0;
  let before: SentMessage | undefined;
  for (const message of sent) {
    if (message.text === replies[answered % replies.length]) answered++;
    else if (before && message.text === before.text)
      twice.push({ chatId: message.chatId, messageId: before.messageId, first: before.at, second: message.at });
    else
      throw new Error(`chat ${message.chatId}: reply ${answered} is missing or out of order, instead: ${message.text}`);
    before = message;
  }
  if (answered !== asked)
    throw new Error(`chat ${sent[0]?.chatId}: ${answered} of ${asked} acknowledged messages have a reply`);
  return twice;
}

export interface WebChat {
  visitor: WebVisitor;
  /** Client ids of what was acknowledged, in order. */
  acknowledged: string[];
  /** Tries that got no 202: the page sends those again. */
  repeats: number;
  /** What the open page saw, over all its reconnects. */
  seen: ChatMessage[];
  close(): void;
}

/** As many as the history shows at once, with their replies. */
const longestChat = 40;

/** Visitors one after the other, each with an open page; each asks the next question once the last was acknowledged. */
export async function webChats(url: string, random: Random, pace: () => number, stop: AbortSignal): Promise<WebChat[]> {
  const chats: WebChat[] = [];
  while (!stop.aborted) {
    const chat = openChat(url);
    chats.push(chat);
    const length = Math.floor(random.between(5, longestChat));
    for (let asked = 0; asked < length && !stop.aborted; asked++) {
      await insist(chat, questionAt(asked));
      await pause(pace(), stop);
    }
  }
  return chats;
}

async function insist(chat: WebChat, text: string): Promise<void> {
  const clientId = randomUUID();
  for (;;) {
    const posted = await chat.visitor.post({ clientId, text }).catch(() => undefined);
    if (posted?.status === 202) break;
    if (posted && posted.status < 500) throw new Error(`refused: ${JSON.stringify(posted)}`);
    chat.repeats++;
    await sleep(300);
  }
  chat.acknowledged.push(clientId);
}

function openChat(url: string): WebChat {
  const visitor = webVisitor(url);
  const chat: WebChat = { visitor, acknowledged: [], repeats: 0, seen: [], close: () => {} };
  let closed = false;
  const follow = async (): Promise<void> => {
    while (!closed) {
      const stream = visitor.stream(chat.seen);
      chat.close = () => {
        closed = true;
        stream.close();
      };
      await stream.ended;
      await sleep(200);
    }
  };
  void follow();
  return chat;
}

const pause = (ms: number, stop: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal: stop }).then(
    () => undefined,
    () => undefined,
  );
