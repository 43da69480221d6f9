/** Starting and stopping, as the person at the keyboard sees it. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type AppHome, type AppProcess, createHome, isAlive } from '../support/app-process.js';
import { freePort } from '../support/free-port.js';
import { postgresBin, startPostgres, startRedis } from '../support/real-servers.js';
import { webVisitor } from '../support/web-visitor.js';

const question = 'lệ phí đăng ký kết hôn';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});
const newHome = async (options?: Parameters<typeof createHome>[0]): Promise<AppHome> => {
  const home = await createHome(options);
  cleanUps.push(() => home.cleanUp());
  return home;
};

const expectNoServers = (home: AppHome): void =>
  expect([home.redisPid(), home.postgresPid()]).toEqual([undefined, undefined]);

describe('on a folder of its own', () => {
  test('first start, Ctrl-C, second start: what was said is still there', async () => {
    const home = await newHome();
    const first = await home.start();
    const visitor = webVisitor(first.url);
    await visitor.ask(question);
    const said = await visitor.answers(1);
    expect(first.stdout()).toContain(`${first.url}/`);
    expect(first.stdout()).toContain('Ctrl-C stops it.');

    const servers = [home.redisPid(), home.postgresPid()] as number[];
    expect(servers.every(isAlive)).toBe(true);
    const pressed = Date.now();
    // As a terminal does it: every process of the group is told.
    expect(await first.stop('SIGINT', true)).toEqual({ code: 0, signal: null });
    expect(Date.now() - pressed).toBeLessThan(8000);
    expect(first.stdout()).toContain('Stopped.');
    expect(first.stderr()).toBe('');
    expect(servers.some(isAlive)).toBe(false);
    expect(existsSync(path.join(home.dataDir, 'server.json'))).toBe(false);

    const second = await home.start();
    expect((await visitor.history()).messages).toEqual(said);
    await visitor.ask('đăng ký tạm trú mất bao lâu');
    expect(await visitor.answers(2)).toHaveLength(4);
    expect((await second.stop('SIGTERM')).code).toBe(0);
    expectNoServers(home);
  });

  test('after kill -9 it takes over the servers that were left', async () => {
    const home = await newHome();
    const first = await home.start();
    const visitor = webVisitor(first.url);
    await visitor.ask(question);
    await visitor.answers(1);
    const servers = [home.redisPid(), home.postgresPid()];
    await first.kill9();
    expect([home.redisPid(), home.postgresPid()]).toEqual(servers);

    const second = await home.start();
    expect([home.redisPid(), home.postgresPid()]).toEqual(servers);
    expect((await visitor.history()).messages).toHaveLength(2);
    // They end with it although it did not start them.
    expect((await second.stop()).code).toBe(0);
    expectNoServers(home);
  });

  test('an open page does not keep it from stopping', async () => {
    const home = await newHome();
    const app = await home.start();
    const stream = webVisitor(app.url).stream();
    const stopping = Date.now();
    expect((await app.stop('SIGINT')).code).toBe(0);
    expect(Date.now() - stopping).toBeLessThan(8000);
    await stream.ended;
  });
});

/** One clear line a fault, exit code 1, nothing left running. */
async function expectRefusal(home: AppHome, app: AppProcess, ...said: (string | RegExp)[]): Promise<void> {
  const exit = await Promise.race([app.exited, new Promise((late) => setTimeout(() => late('still running'), 15_000))]);
  expect(exit, app.stderr()).toEqual({ code: 1, signal: null });
  for (const words of said) expect(app.stderr()).toMatch(words);
  expect(app.stderr()).not.toMatch(/^\s+at |node_modules/mu);
  expectNoServers(home);
}

describe('what it says when it cannot start', () => {
  test('the port is taken', async () => {
    const home = await newHome();
    const other = net.createServer().listen(home.port, '127.0.0.1');
    cleanUps.push(() => other.close());
    await expectRefusal(home, home.launch(), /^PORT: 127\.0\.0\.1:\d+ is in use .*set PORT to a free port\.\n$/u);
  });

  test('a second copy on the same folder', async () => {
    const home = await newHome();
    const first = await home.start();
    const second = home.launch({ PORT: String(await freePort()) });
    expect(await second.exited).toEqual({ code: 1, signal: null });
    expect(second.stderr()).toMatch(
      new RegExp(
        `^DATA_DIR: another copy .*${home.dataDir} \\(process ${first.pid}, ${first.url}\\)\\. .*folder\\.\n$`,
        'u',
      ),
    );
    // The first is none the worse for it.
    const visitor = webVisitor(first.url);
    await visitor.ask(question);
    await visitor.answers(1);
  });

  test('two copies at the same moment: one runs, the other says so', async () => {
    const home = await newHome();
    const apps = [home.launch(), home.launch({ PORT: String(await freePort()) })];
    const outcomes = await Promise.all(
      apps.map((app) =>
        Promise.race([
          app.ready().then(
            () => 'runs' as const,
            () => app.exited,
          ),
          app.exited,
        ]),
      ),
    );
    expect(outcomes).toContain('runs');
    expect(outcomes).toContainEqual({ code: 1, signal: null });
    expect(apps.map((app) => app.stderr()).join('')).toMatch(/^DATA_DIR: another copy /u);
  });

  // Root may write anywhere; below something that is no folder nobody may.
  test('a folder that cannot be written', async () => {
    const home = await newHome();
    const app = home.launch({ DATA_DIR: '/dev/null/motcua' });
    await expectRefusal(home, app, /^DATA_DIR: cannot write to \/dev\/null\/motcua \(\w+\)\. Set DATA_DIR to .*\n$/u);
  });

  test('several bad variables: all of them at once, and no secret', async () => {
    const home = await newHome();
    const app = home.launch({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      REDIS_URL: 'localhost',
      TELEGRAM_BOT_TOKEN: 'hush-hush',
    });
    await expectRefusal(
      home,
      app,
      /- PORT: must be/u,
      /- LOG_LEVEL: /u,
      /- REDIS_URL: must be/u,
      /- TELEGRAM_BOT_TOKEN: must/u,
    );
    expect(app.stderr()).not.toContain('hush');
  });

  test('a webhook without its secret', async () => {
    const home = await newHome();
    const app = home.launch({ TELEGRAM_BOT_TOKEN: '12345:abcdefgh', PUBLIC_URL: 'https://hoi.example.gov.vn' });
    await expectRefusal(home, app, /- TELEGRAM_WEBHOOK_SECRET: .*needs a secret.*long polling\n$/u);
  });

  test('a place nobody has described', async () => {
    const home = await newHome();
    await expectRefusal(
      home,
      home.launch({ LOCALITY: 'khong-co' }),
      /^LOCALITY: .*khong-co\.yaml; known are .*hong-ngu.*\n$/u,
    );
  });

  test('no Redis at REDIS_URL', async () => {
    const home = await newHome();
    const app = home.launch({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
    await expectRefusal(home, app, /^REDIS_URL: .*unset it.*\n$/u);
  });

  test('no database at DATABASE_URL, and its password is not told', async () => {
    const home = await newHome();
    const app = home.launch({ DATABASE_URL: `postgres://me:hush@127.0.0.1:${await freePort()}/motcua` });
    await expectRefusal(home, app, /^DATABASE_URL: cannot use the database: .*ECONNREFUSED.*\n$/u);
    expect(app.stderr()).not.toContain('hush');
  });
});

test('a folder that only its owner may enter, below others like it', async () => {
  const outer = await newHome();
  const dataDir = path.join(path.dirname(outer.dataDir), 'closed', 'data');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chmodSync(path.dirname(dataDir), 0o700);
  const home = await newHome({ dataDir });
  const visitor = webVisitor((await home.start()).url);
  await visitor.ask(question);
  await visitor.answers(1);
});

test('REDIS_URL: a Redis server of the operator’s', async () => {
  const redis = await startRedis();
  cleanUps.push(() => redis.stop());
  const home = await newHome();
  const app = await home.start({ REDIS_URL: redis.url });
  const visitor = webVisitor(app.url);
  await visitor.ask(question);
  await visitor.answers(1);
  expect(home.redisPid()).toBeUndefined();
  expect((await app.stop()).code).toBe(0);
});

test.skipIf(!postgresBin)('DATABASE_URL and REDIS_URL: servers of the operator’s, which outlive it', async () => {
  const redis = await startRedis();
  cleanUps.push(() => redis.stop());
  const postgres = await startPostgres(postgresBin as string);
  cleanUps.push(() => postgres.stop());
  const home = await newHome();
  const environment = { REDIS_URL: redis.url, DATABASE_URL: postgres.url };
  const first = await home.start(environment);
  const visitor = webVisitor(first.url);
  await visitor.ask(question);
  const said = await visitor.answers(1);
  expectNoServers(home);
  expect((await first.stop()).code).toBe(0);
  await home.start(environment);
  expect((await visitor.history()).messages).toEqual(said);
});
