/** The product as its users run it: a process of its own on a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { folderId } from '../../src/embedded/data-folder.js';
import { projectFolder } from '../../src/shared/folders.js';
import { freePort } from './free-port.js';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface AppProcess {
  pid: number;
  url: string;
  stdout(): string;
  stderr(): string;
  exited: Promise<Exit>;
  /** Resolves when /health/ready says ok. @throws when it ends first, or after `timeoutMs` */
  ready(timeoutMs?: number): Promise<AppProcess>;
  /** As a crash would: nothing of ours runs any more. Its Redis and PostgreSQL stay. */
  kill9(): Promise<void>;
  /** @param toGroup as the terminal does on Ctrl-C: every process of the group gets it */
  stop(signal?: 'SIGTERM' | 'SIGINT', toGroup?: boolean): Promise<Exit>;
}

export interface AppHome {
  dataDir: string;
  port: number;
  /** Without waiting for anything. */
  launch(environment?: Record<string, string>): AppProcess;
  start(environment?: Record<string, string>): Promise<AppProcess>;
  /** Process ids of the private servers; undefined where none lives. */
  redisPid(): number | undefined;
  postgresPid(): number | undefined;
  /** For `pg`: the private PostgreSQL, while it runs. */
  database: { host: string; user: string; database: string; port: number };
  /** Ends everything that was started here and removes the folders. Safe to call twice. */
  cleanUp(): Promise<void>;
}

/** @param options.dataDir a folder of the caller's, which `cleanUp` leaves in place */
export async function createHome(options: { dataDir?: string; port?: number } = {}): Promise<AppHome> {
  const folder = await realpath(mkdtempSync(path.join(os.tmpdir(), 'motcua-app-')));
  const dataDir = options.dataDir ?? path.join(folder, 'data');
  const port = options.port ?? (await freePort());
  const sockets = path.join('/tmp', `motcua-${folderId(dataDir)}`);
  const apps: AppProcess[] = [];
  const redisPid = (): number | undefined => livingPid(path.join(`${sockets}-redis`, 'redis.pid'));
  const postgresPid = (): number | undefined => livingPid(path.join(dataDir, 'postgres', 'postmaster.pid'));
  const endAll = (): void => {
    for (const { pid } of apps) kill(-pid, 'SIGKILL');
    kill(redisPid(), 'SIGKILL');
    // Not KILL: PostgreSQL would leave a segment of shared memory behind.
    kill(postgresPid(), 'SIGQUIT');
  };
  // For a test runner that is ended in the middle of a test.
  process.once('exit', endAll);
  const launch = (environment: Record<string, string> = {}): AppProcess => {
    const app = spawnApp(folder, { DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn', ...environment });
    apps.push(app);
    return app;
  };
  return {
    dataDir,
    port,
    launch,
    start: (environment) => launch(environment).ready(),
    redisPid,
    postgresPid,
    database: { host: sockets, user: 'motcua', database: 'postgres', port: 5432 },
    async cleanUp() {
      endAll();
      process.off('exit', endAll);
      for (let waited = 0; waited < 10_000 && (postgresPid() ?? redisPid()); waited += 20) await sleep(20);
      for (const made of [folder, sockets, `${sockets}-redis`]) rmSync(made, { recursive: true, force: true });
    },
  };
}

function spawnApp(cwd: string, environment: Record<string, string>): AppProcess {
  const { PATH = '', HOME = '' } = process.env;
  // Run from an empty folder and with nothing else in the environment: a developer's .env must not reach a test.
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), path.join(projectFolder, 'src', 'main.ts')],
    { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH, HOME, ...environment } },
  );
  const pid = child.pid as number;
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => (said.stdout += data));
  child.stderr.on('data', (data) => (said.stderr += data));
  const exited = exitOf(child);
  let ended: Exit | undefined;
  void exited.then((exit) => {
    ended = exit;
  });
  const url = `http://127.0.0.1:${environment.PORT}`;
  const app: AppProcess = {
    pid,
    url,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    exited,
    async ready(timeoutMs = 60_000) {
      const until = Date.now() + timeoutMs;
      while (!(await isReady(url))) {
        if (ended) throw new Error(`the app ended with ${ended.code ?? ended.signal}: ${said.stdout}${said.stderr}`);
        if (Date.now() > until)
          throw new Error(`the app is not ready after ${timeoutMs} ms: ${said.stdout}${said.stderr}`);
        await sleep(25);
      }
      return app;
    },
    async kill9() {
      kill(-pid, 'SIGKILL');
      await exited;
    },
    async stop(signal = 'SIGTERM', toGroup = false) {
      kill(toGroup ? -pid : pid, signal);
      return exited;
    },
  };
  return app;
}

const exitOf = (child: ChildProcess): Promise<Exit> =>
  new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) }).then(
    (response) => response.text().then(() => response.ok),
    () => false,
  );

/** To one process, or with a negative id to a group; one that is gone already is as good. */
export function kill(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(pid, signal);
  } catch {}
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A killed child of a container's first process may stay as a zombie that nobody collects.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** The first line of a pid file, where that process lives. */
function livingPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isInteger(pid) && isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}
