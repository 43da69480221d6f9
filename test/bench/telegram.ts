/**
 * Update → stored → queued → answered → sent, through the whole product with everything durable, beside a bare telegraf
 * echo bot. Rounds take turns, because machines are noisy; figures are medians over the rounds.
 */
import { createHome } from '../support/app-process.js';
import { type CatalogueFile, curated } from './catalogue-file.js';
import { importInto, makeDataFolder } from './data-folder.js';
import { type Child, startChild } from './process.js';
import { makeQuestions } from './questions.js';
import { aim, figure, median, percentile, spread, type Table, times } from './table.js';
import type { RoundOrder, RoundResult } from './telegram-load.js';

const chats = 200;
const inFlight = 64;
const rounds = 3;
const roundMs = 4_000;
/** The just-in-time compiler needs thousands of messages: both bots get as many, or as long as we can wait. */
const warmUp = { messages: 5_000, ms: 18_000 };
const questionCount = 240;
const secret = 'bench-secret';

export async function benchTelegram(catalogue: CatalogueFile): Promise<Table> {
  const folder = await makeDataFolder();
  const home = await createHome({ dataDir: folder.path });
  const children: Child[] = [];
  try {
    await importInto(folder, catalogue.file, 1);
    const server = await startChild('test/bench/telegram-load.ts');
    children.push(server);
    const { url: apiRoot, token } = server.first as { url: string; token: string };
    const echo = await startChild('test/bench/echo-bot.ts', [apiRoot, token, secret]);
    children.push(echo);
    await server.ask({ introduce: Math.max(chats, questionCount) });
    const publicUrl = `http://127.0.0.1:${home.port}`;
    const hook = `${publicUrl}/telegram/webhook`;
    const app = home.launch({
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: apiRoot,
      TELEGRAM_WEBHOOK_SECRET: secret,
      PUBLIC_URL: publicUrl,
    });
    // Reading and indexing the whole catalogue takes a while on a machine that others use too.
    await app.ready(120_000);
    const play = (order: Omit<RoundOrder, 'secret' | 'inFlight'>): Promise<RoundResult> =>
      server.ask({ round: { secret, inFlight, ...order } });

    // First of all each question once, in a chat of its own: a reply of two messages could not be told from a doubled one.
    const all = makeQuestions(await curated(), questionCount);
    const { notOneMessage } = await play({ url: hook, questions: all, chats: all.length });
    const questions = all.filter((question) => !notOneMessage.includes(question));
    const bots = { echo: String(echo.first.url), ours: hook };
    const results: Record<keyof typeof bots, RoundResult[]> = { echo: [], ours: [] };
    for (const length of [warmUp, ...Array.from({ length: rounds }, () => ({ ms: roundMs }))]) {
      for (const name of ['echo', 'ours'] as const) {
        results[name].push(await play({ url: bots[name], questions, chats, ...length }));
      }
    }
    await app.stop();
    if (app.stderr()) process.stderr.write(`the product logged:\n${app.stderr().slice(0, 4000)}\n`);
    return report(results, questions.length, notOneMessage.length, catalogue);
  } finally {
    for (const child of children) await child.end();
    await home.cleanUp();
    await folder.remove();
  }
}

/** The warm-up counts for lost and doubled, and for nothing else. */
function report(
  results: Record<'echo' | 'ours', RoundResult[]>,
  asked: number,
  leftOut: number,
  catalogue: CatalogueFile,
): Table {
  const figures = (name: 'echo' | 'ours') => {
    const measured = results[name].slice(1);
    const sum = (pick: (round: RoundResult) => number): number =>
      results[name].reduce((total, round) => total + pick(round), 0);
    return {
      perSecond: measured.map((round) => round.perSecond),
      p50: measured.map((round) => percentile(round.latencies, 0.5)),
      p99: measured.map((round) => percentile(round.latencies, 0.99)),
      posted: sum((round) => round.posted),
      lost: sum((round) => round.lost),
      doubled: sum((round) => round.doubled),
    };
  };
  const [echo, ours] = [figures('echo'), figures('ours')];
  const ratio = (key: 'perSecond' | 'p50' | 'p99'): number => median(ours[key]) / median(echo[key]);
  const counts = ({ posted, lost, doubled }: typeof ours): string[] =>
    [posted, lost, doubled].map((count) => figure(count));
  return {
    title: `telegram — a message answered, ${inFlight} in flight over ${chats} chats, ${rounds} rounds of ${roundMs / 1000} s each`,
    rows: [
      ['', 'messages/s', 'p50 ms', 'p99 ms', 'posted', 'lost', 'doubled'],
      ['motcua, durable', spread(ours.perSecond), spread(ours.p50), spread(ours.p99), ...counts(ours)],
      ['telegraf echo (baseline)', spread(echo.perSecond), spread(echo.p50), spread(echo.p99), ...counts(echo)],
      ['ratio', times(ratio('perSecond')), times(ratio('p50')), times(ratio('p99'))],
    ],
    notes: [
      `median (lowest–highest) of the rounds; latency from the POST of the update to the arrival of the reply; ${asked} questions, catalogue ${catalogue.words}`,
      ...(leftOut > 0
        ? [`${leftOut} questions left out: their reply is not exactly one message, so a doubled one could not be told`]
        : []),
      aim(ratio('perSecond') >= 0.2, 'at least 1/5 of the echo’s throughput'),
      aim(ratio('p99') < 10, 'p99 under 10 times the echo’s'),
      aim(ours.lost + ours.doubled === 0, 'none lost, none doubled'),
    ],
  };
}
