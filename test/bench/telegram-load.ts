/**
 * Telegram's side, on its own process: the Bot API server, and the citizens who keep `inFlight` updates under way. An
 * update is posted to the bot's webhook, and its latency ends when the reply arrives here; both clocks are this process's.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { startBotApiServer } from '../support/bot-api-server.js';

export interface RoundOrder {
  url: string;
  secret: string;
  questions: string[];
  chats: number;
  inFlight: number;
  /** Posting stops then; what is under way is waited for. Absent: until every question was asked once. */
  ms?: number;
  /** Posting stops after as many, if that is earlier. */
  messages?: number;
}

export interface RoundResult {
  /** Replies a second, from the first POST to the last reply. */
  perSecond: number;
  /** From the POST of an update to the arrival of its reply, milliseconds. */
  latencies: number[];
  posted: number;
  /** Updates without a reply, and replies beyond one an update. */
  lost: number;
  doubled: number;
  /** Questions answered with other than one message; filled only where each was asked once. */
  notOneMessage: string[];
}

/** An update that is not answered by then is lost. */
const longestMs = 15_000;
/** A second reply would come within this. */
const quietMs = 400;
const firstChat = 7_000_000;
/** Unique over all rounds and bots: the product takes an update once. */
let lastUpdateId = 1_000_000;

const server = await startBotApiServer();

/** Chats become known to the server by writing: Telegram refuses a bot that writes first. */
async function introduce(chats: number): Promise<void> {
  for (let chat = 0; chat < chats; chat += 1) server.citizen(firstChat + chat).says('xin chào');
  await server.waitFor(() => server.state().sent >= chats, 20_000);
}

async function runRound(order: RoundOrder): Promise<RoundResult> {
  const { questions, chats, inFlight, ms, messages = Number.POSITIVE_INFINITY } = order;
  const { origin, pathname } = new URL(order.url);
  const pool = new Pool(origin, {
    connections: inFlight,
    pipelining: 1,
    bodyTimeout: longestMs,
    headersTimeout: longestMs,
  });
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': order.secret };
  const waiting = new Map<number, (at: number) => void>();
  const replies = new Map<number, number>();
  const posts = new Map<number, number>();
  const latencies: number[] = [];
  const notOneMessage: string[] = [];
  let seen = server.state().sent;
  let over = false;
  let lastReply = performance.now();
  // One listener for the whole round, looked at after every call of the bot.
  const watching = server.waitFor(() => {
    if (server.state().sent > seen) {
      const at = performance.now();
      const fresh = server.sent().slice(seen);
      seen += fresh.length;
      lastReply = at;
      for (const { chatId } of fresh) {
        replies.set(chatId, (replies.get(chatId) ?? 0) + 1);
        waiting.get(chatId)?.(at);
      }
    }
    return over;
  }, 120_000);

  const started = performance.now();
  const free = Array.from({ length: chats }, (_, index) => firstChat + index);
  const askedIn = new Map<number, string>();
  let asked = 0;
  const more = (): boolean =>
    ms === undefined ? asked < questions.length : asked < messages && performance.now() - started < ms;

  async function ask(chatId: number, text: string): Promise<void> {
    lastUpdateId += 1;
    const from = { id: chatId, is_bot: false, first_name: 'Công dân', language_code: 'vi' };
    const message = {
      message_id: lastUpdateId,
      from,
      chat: { id: chatId, type: 'private' },
      date: Math.floor(Date.now() / 1000),
      text,
    };
    const body = JSON.stringify({ update_id: lastUpdateId, message });
    posts.set(chatId, (posts.get(chatId) ?? 0) + 1);
    askedIn.set(chatId, text);
    const posted = performance.now();
    const reply = new Promise<number>((resolve) => waiting.set(chatId, resolve));
    const answer = await pool.request({ path: pathname, method: 'POST', headers, body });
    await answer.body.dump();
    if (answer.statusCode !== 200) throw new Error(`the webhook answered ${answer.statusCode}`);
    const at = await Promise.race([reply, sleep(longestMs, undefined, { ref: false })]);
    waiting.delete(chatId);
    if (at !== undefined) latencies.push(at - posted);
  }

  /** One place in flight: takes the chat that has rested longest, so a chat has one question at a time. */
  async function lane(): Promise<void> {
    while (more()) {
      const chatId = free.shift() as number;
      asked += 1;
      await ask(chatId, questions[(asked - 1) % questions.length] as string);
      free.push(chatId);
    }
  }
  await Promise.all(Array.from({ length: inFlight }, lane));
  const seconds = (lastReply - started) / 1000;
  do await sleep(quietMs);
  while (performance.now() - lastReply < quietMs);
  over = true;
  await watching;
  await pool.close();
  let lost = 0;
  let doubled = 0;
  for (const [chatId, count] of posts) {
    const difference = count - (replies.get(chatId) ?? 0);
    lost += Math.max(0, difference);
    doubled += Math.max(0, -difference);
    if (ms === undefined && difference !== 0) notOneMessage.push(askedIn.get(chatId) ?? '');
  }
  return { perSecond: latencies.length / seconds, latencies, posted: asked, lost, doubled, notOneMessage };
}

process.on('message', (order: { introduce: number } | { round: RoundOrder }) => {
  const work = 'round' in order ? runRound(order.round) : introduce(order.introduce);
  work.then(
    (result) => process.send?.({ result: result ?? null }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.({ url: server.url, token: server.token });
