/** A Redis and a PostgreSQL of the machine's own packages on free loopback ports, as an operator would run them. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { kill } from './app-process.js';
import { freePort } from './free-port.js';

export interface RealServer {
  url: string;
  stop(): Promise<void>;
}

export async function startRedis(): Promise<RealServer> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'motcua-redis-'));
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const child = spawn('redis-server', args, { stdio: 'ignore' });
  const end = (): void => kill(child.pid, 'SIGKILL');
  process.once('exit', end);
  await untilListening(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      process.off('exit', end);
      if (child.exitCode === null) await new Promise((ended) => child.once('exit', ended) && end());
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const debianFolder = '/usr/lib/postgresql';
/** The newest of Debian's PostgreSQL that the product supports, where one is installed. */
export const postgresBin = existsSync(debianFolder)
  ? readdirSync(debianFolder)
      .filter((version) => Number(version) >= 15)
      .map((version) => path.join(debianFolder, version, 'bin'))
      .findLast((bin) => existsSync(path.join(bin, 'initdb')))
  : undefined;

/** With a password, which the address has in it. */
export async function startPostgres(bin: string): Promise<RealServer> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'motcua-pg-'));
  const asRoot = process.getuid?.() === 0;
  const run = (program: string, args: string[]): void => {
    const command = [path.join(bin, program), ...args];
    // PostgreSQL refuses to run as root.
    const [first = '', ...rest] = asRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(first, rest, { cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, 'a-pass/word\n');
  if (asRoot) execFileSync('chown', ['-R', 'postgres', folder]);
  const cluster = path.join(folder, 'data');
  run('initdb', ['-D', cluster, '-U', 'motcua', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8']);
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories='' -c fsync=off`;
  run('pg_ctl', ['-D', cluster, '-w', '-s', '-l', path.join(folder, 'log'), '-o', options, 'start']);
  const end = (): void => run('pg_ctl', ['-D', cluster, '-w', '-s', '-m', 'immediate', 'stop']);
  process.once('exit', end);
  return {
    url: `postgres://motcua:${encodeURIComponent('a-pass/word')}@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off('exit', end);
      end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilListening(port: number): Promise<void> {
  for (const until = Date.now() + 10_000; Date.now() < until; await sleep(20)) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false)).once('close', () => socket.destroy());
      socket.once('connect', () => socket.end());
    });
    if (open) return;
  }
  throw new Error(`nothing listens on port ${port}`);
}
