/**
 * Everything is killed at random under load: no acknowledged message without its reply, and none replied twice but
 * where Telegram took a reply and the process died before it could write that down. KILL_SEED repeats a run.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppHome, type AppProcess, createHome, kill } from '../support/app-process.js';
import { type BotApiServer, startBotApiServer } from '../support/bot-api-server.js';
import {
  type Doubled,
  doubledIn,
  type Expected,
  learnReplies,
  repliesIn,
  telegramChat,
  type WebChat,
  webChats,
} from '../support/load.js';
import { type Random, seededRandom } from '../support/random.js';

type Victim = 'app' | 'redis' | 'postgres';
interface Kill {
  victim: Victim;
  at: number;
  /** Message ids that Telegram has and the killed app had not yet written down as sent. */
  inFlight: Set<number>;
}

const plan: Victim[] = [...Array(10).fill('app'), ...Array(8).fill('redis'), ...Array(2).fill('postgres')];
const chatIds = Array.from({ length: 10 }, (_, index) => 7000 + index);
const visitorsAtOnce = 8;
/** What a dead process had written to a socket may be read, and what it had asked of the database done, a little later. */
const settleMs = 50;

let home: AppHome;
let telegram: BotApiServer;
let environment: Record<string, string>;

beforeAll(async () => {
  home = await createHome();
  telegram = await startBotApiServer({ webhookRetryMs: 1500 });
  environment = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_WEBHOOK_SECRET: 'of-this-test',
    PUBLIC_URL: `http://127.0.0.1:${home.port}`,
    CHAT_MESSAGES_PER_MINUTE: '1000000',
    LOG_LEVEL: 'error',
  };
});
afterAll(async () => {
  await home?.cleanUp();
  await telegram?.close();
});

// About a minute on two idle cores; most of it is the app starting, which takes its time on a busy machine.
test('20 random kills under load lose nothing', { timeout: 300_000 }, async () => {
  const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
  const random = seededRandom(seed);
  console.log(`kill test: seed ${seed}`);
  const started = Date.now();
  const app = await home.start(environment);
  const expected = await learnReplies(app.url, telegram, 6999);

  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const pace = (): number => random.between(100, 700);
  const asking = Promise.all(chatIds.map((chatId) => telegramChat(telegram, chatId, pace, stop.signal)));
  const browsing = Promise.all(
    Array.from({ length: visitorsAtOnce }, () => webChats(app.url, random, pace, stop.signal)),
  );
  const kills = await killAtRandom(app, random).finally(() => stop.abort());
  const asked = await asking;
  const chats = (await browsing).flat();
  await quiet(asked, chats, expected);

  const twice = asked.flatMap(({ chatId, asked }) => doubledIn(telegram.sent(chatId), asked, expected.telegram));
  for (const chat of chats) await checkWeb(chat, expected.web);
  const inFlight = sum(kills.map((each) => each.inFlight.size));
  const avoidable = twice.filter((pair) => !kills.some((each) => each.inFlight.has(pair.messageId)));
  const deliveries = telegram.deliveries();
  console.log(
    `kill test: ${plan.length} kills (${countBy(kills)}); ` +
      `telegram ${sum(asked.map((chat) => chat.asked))} acknowledged, ${deliveries.filter(({ status }) => status !== 200).length} deliveries repeated, ` +
      `0 without reply, ${twice.length} shown twice of ${inFlight} in flight at kills of the app, ${avoidable.length} otherwise; ` +
      `web ${sum(chats.map((chat) => chat.acknowledged.length))} acknowledged in ${chats.length} chats, ` +
      `${sum(chats.map((chat) => chat.repeats))} posts repeated, 0 without reply, 0 twice; ` +
      `${Math.round((Date.now() - started) / 1000)} s, seed ${seed}`,
  );
  expect(avoidable.map((pair) => tellOf(pair, kills))).toEqual([]);
});

/** The app is started again as a supervisor would; Redis and PostgreSQL it has to start again itself. */
async function killAtRandom(app: AppProcess, random: Random): Promise<Kill[]> {
  const kills: Kill[] = [];
  let running = app;
  for (const victim of random.shuffled(plan)) {
    await sleep(random.between(50, 1200));
    const pid = victim === 'app' ? running.pid : victim === 'redis' ? home.redisPid() : home.postgresPid();
    expect(pid, `${victim} should be running`).toBeDefined();
    const dead: Kill = { victim, at: Date.now(), inFlight: new Set() };
    kills.push(dead);
    if (victim === 'app') {
      await running.kill9();
      dead.inFlight = await sentButNotWritten();
      running = home.launch(environment);
      // Now and then the next kill meets a start that is not through yet.
      if (random.chance(0.25)) continue;
    } else {
      kill(pid, 'SIGKILL');
      await otherPid(victim, pid as number, running);
    }
    await running.ready();
  }
  await running.ready();
  return kills;
}

/** A conversation sends one part after the other, so of each chat it can only be the first that waits. */
async function sentButNotWritten(): Promise<Set<number>> {
  await sleep(settleMs);
  const client = new pg.Client(home.database);
  await client.connect();
  const { rows } = await client.query<{ chat: string; raw: string }>(`
    select distinct on (conversations.id) external_id as chat, part->>'text' as raw
    from outbound_parts join conversations on conversations.id = conversation_id
    where status = 'pending' and channel = 'telegram' order by conversations.id, outbound_parts.id`);
  await client.end();
  const newest = rows.map(({ chat, raw }) => {
    const sent = telegram.sent(Number(chat)).at(-1);
    return sent?.raw === raw ? sent.messageId : undefined;
  });
  return new Set(newest.filter((id) => id !== undefined));
}

async function otherPid(victim: 'redis' | 'postgres', old: number, app: AppProcess): Promise<void> {
  const now = victim === 'redis' ? home.redisPid : home.postgresPid;
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(20)) {
    const pid = now();
    if (pid !== undefined && pid !== old) return;
  }
  throw new Error(`${victim} was not started again: ${app.stderr()}`);
}

/** Until every question has its reply; what is still missing after half a minute is lost, and the counts tell. */
async function quiet(asked: { chatId: number; asked: number }[], chats: WebChat[], expected: Expected): Promise<void> {
  const until = Date.now() + 30_000;
  const last = (replies: readonly string[], count: number): string | undefined => replies[(count - 1) % replies.length];
  await telegram.waitForQuiet(30_000);
  for (const chat of asked) {
    const done = (): boolean => {
      const sent = telegram.sent(chat.chatId);
      return sent.length >= chat.asked && sent.at(-1)?.text === last(expected.telegram, chat.asked);
    };
    while (!done() && Date.now() < until) await sleep(50);
  }
  for (const chat of chats) {
    while (Date.now() < until) {
      const replies = repliesIn((await chat.visitor.history()).messages).length;
      if (replies >= chat.acknowledged.length && repliesIn(chat.seen).length >= replies) break;
      await sleep(50);
    }
  }
}

/** What was killed around a reply that was shown twice, milliseconds after it was first taken. */
const tellOf = ({ chatId, first, second }: Doubled, kills: readonly Kill[]): string =>
  `chat ${chatId}: again after ${second - first} ms; kills ${kills
    .filter(({ at }) => at > first - 2000 && at < second + 1000)
    .map(({ victim, at }) => `${victim} after ${at - first}`)
    .join(', ')}`;

async function checkWeb(chat: WebChat, replies: readonly string[]): Promise<void> {
  const { messages } = await chat.visitor.history();
  const asked = messages.filter((message) => message.from === 'citizen').map((message) => message.clientId);
  expect(asked).toEqual(chat.acknowledged);
  expect(repliesIn(messages)).toEqual(asked.map((_, index) => replies[index % replies.length]));
  // What the open page was shown, over all its reconnects, is the same: nothing missing, nothing twice.
  chat.close();
  expect(chat.seen).toEqual(messages);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const countBy = (kills: readonly Kill[]): string =>
  ['app', 'redis', 'postgres']
    .map((name) => `${name} ${kills.filter(({ victim }) => victim === name).length}`)
    .join(', ');
