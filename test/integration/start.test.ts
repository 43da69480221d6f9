/** Starting and stopping, as the person at the keyboard sees it. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type AppHome, createHome, isAlive } from '../support/app-process.js';
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

test('a pid file of before, whose number is another program’s by now', async () => {
  const home = await newHome();
  expect((await (await home.start()).stop()).code).toBe(0);
  // One that PostgreSQL can see, so of its own user.
  const asRoot = process.getuid?.() === 0;
  const [program = '', ...args] = [...(asRoot ? ['setpriv', '--reuid=postgres', '--clear-groups'] : []), 'sleep', '60'];
  const other = spawn(program, args, { stdio: 'ignore' });
  cleanUps.push(() => other.kill('SIGKILL'));
  writeFileSync(path.join(home.dataDir, 'postgres', 'postmaster.pid'), `${other.pid}\n`);
  await home.start();
  expect(home.postgresPid()).not.toBe(other.pid);
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
