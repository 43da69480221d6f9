/**
 * A redis-server of our own below the data folder, for whoever has not set REDIS_URL: append-only file, no eviction,
 * unix socket only. One left by a killed parent is taken over.
 */
import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../shared/errors.js';
import { folderId } from './data-folder.js';
import { runProgram } from './run.js';

export interface PrivateRedis {
  socketPath: string;
  ensureRunning(): Promise<void>;
  stop(): Promise<void>;
}

/** Where a data folder's Redis listens: short, whatever the folder's path. */
export const privateRedisSocket = (dataDir: string): string =>
  path.join('/tmp', `motcua-${folderId(dataDir)}-redis`, 'redis.sock');

/** @param dataDir absolute folder; the append-only file lives in `<dataDir>/redis` */
export async function openPrivateRedis(dataDir: string): Promise<PrivateRedis> {
  const folder = path.join(dataDir, 'redis');
  const socketPath = privateRedisSocket(dataDir);
  const runFolder = path.dirname(socketPath);
  const pidFile = path.join(runFolder, 'redis.pid');
  await mkdir(folder, { recursive: true });
  await mkdir(runFolder, { recursive: true, mode: 0o700 });
  let starting: Promise<void> | undefined;

  const start = async (): Promise<void> => {
    if (await answers(socketPath)) return;
    // A socket file without a server behind it keeps the next one from listening.
    await rm(socketPath, { force: true });
    const args = [
      '--port',
      '0',
      '--unixsocket',
      socketPath,
      '--unixsocketperm',
      '700',
      '--dir',
      folder,
      '--pidfile',
      pidFile,
    ];
    args.push('--appendonly', 'yes', '--appendfsync', 'everysec', '--save', '', '--maxmemory-policy', 'noeviction');
    args.push('--logfile', path.join(folder, 'server.log'), '--daemonize', 'no');
    // Its own session: Ctrl-C reaches us, not it, so that we can finish with it first.
    const child = spawn('redis-server', args, { detached: true, stdio: 'ignore' });
    let failure: Error | undefined;
    child.once('error', (error) => (failure = error));
    child.once('exit', (code) => (failure ??= new Error(`it ended with code ${code}`)));
    child.unref();
    for (let waited = 0; waited < 10_000; waited += 20) {
      if (await answers(socketPath)) return;
      if (failure) break;
      await sleep(20);
    }
    throw new UserError(
      `Redis does not start (${failure?.message ?? 'no answer for 10 s'}); see ${folder}/server.log. Install redis-server, or set REDIS_URL.`,
    );
  };
  const ensureRunning = (): Promise<void> => {
    starting ??= start().finally(() => (starting = undefined));
    return starting;
  };
  await ensureRunning();
  return {
    socketPath,
    ensureRunning,
    stop: async () => {
      await runProgram('redis-cli', ['-s', socketPath, 'shutdown']).catch(() => undefined);
      for (let waited = 0; waited < 5000 && (await answers(socketPath)); waited += 20) await sleep(20);
    },
  };
}

/** True when a server takes connections on the socket and answers a PING (it does not while it still loads its file). */
const answers = (socketPath: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(socketPath);
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => end(data.toString().startsWith('+PONG')));
    socket.once('error', () => end(false));
    socket.setTimeout(1000, () => end(false));
  });
