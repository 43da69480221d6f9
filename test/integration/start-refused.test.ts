/** What the product says when it cannot start, and that it leaves nothing running then. */
import net from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type AppHome, type AppProcess, createHome } from '../support/app-process.js';
import { freePort } from '../support/free-port.js';
import { webVisitor } from '../support/web-visitor.js';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});
const newHome = async (): Promise<AppHome> => {
  const home = await createHome();
  cleanUps.push(() => home.cleanUp());
  return home;
};

/** One clear line a fault, exit code 1, nothing left running. */
async function expectRefusal(home: AppHome, app: AppProcess, ...said: (string | RegExp)[]): Promise<void> {
  const exit = await Promise.race([app.exited, new Promise((late) => setTimeout(() => late('still running'), 20_000))]);
  expect(exit, app.stderr()).toEqual({ code: 1, signal: null });
  for (const words of said) expect(app.stderr()).toMatch(words);
  expect(app.stderr()).not.toMatch(/^\s+at |node_modules/mu);
  expect([home.redisPid(), home.postgresPid()]).toEqual([undefined, undefined]);
}

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
  await visitor.ask('lệ phí đăng ký kết hôn');
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
