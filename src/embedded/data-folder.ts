/** The folder that holds everything the embedded product keeps; one running copy at a time. */
import { createHash } from 'node:crypto';
import { access, constants, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { UserError } from '../shared/errors.js';

/** Makes the folder. @throws UserError naming DATA_DIR where it cannot be made or written */
export async function openDataFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = path.join(dataDir, `.probe-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw new UserError(
      `DATA_DIR: cannot write to ${dataDir} (${(error as NodeJS.ErrnoException).code}). Set DATA_DIR to a folder that this user may write to.`,
    );
  }
  return realpath(dataDir);
}

/** Short id of a folder, for names that have no room for a path (socket paths end at 107 characters). */
export const folderId = (dataDir: string): string => createHash('sha256').update(dataDir).digest('hex').slice(0, 16);

/**
 * Holds the folder for this process until `release` or death, however sudden: the lock is a socket name that the kernel
 * frees with the process (Linux's abstract namespace), so there is no stale lock file to clean up.
 * @throws UserError when another copy holds it
 */
export async function lockDataFolder(dataDir: string): Promise<() => Promise<void>> {
  const server = net.createServer((socket) => socket.end());
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(lockName(dataDir), resolve);
    });
  } catch {
    const running = await readServerInfo(dataDir);
    throw new UserError(
      `DATA_DIR: another copy is already running on ${dataDir}${running ? ` (process ${running.pid}, ${running.url})` : ''}. Stop it, or set DATA_DIR to another folder.`,
    );
  }
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** True while some process holds the folder. */
export const isLocked = (dataDir: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(lockName(dataDir));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const lockName = (dataDir: string): string =>
  process.platform === 'linux'
    ? `\0motcua-${folderId(dataDir)}`
    : path.join('/tmp', `motcua-${folderId(dataDir)}.lock`);

const ServerInfo = z.object({ pid: z.number(), url: z.string(), token: z.string() });
/** How the commands find a running server: its address and the token of its internal endpoints. */
export type ServerInfo = z.infer<typeof ServerInfo>;

const infoFile = (dataDir: string): string => path.join(dataDir, 'server.json');

export const writeServerInfo = (dataDir: string, info: ServerInfo): Promise<void> =>
  writeFile(infoFile(dataDir), JSON.stringify(info), { mode: 0o600 });

export const removeServerInfo = (dataDir: string): Promise<void> => rm(infoFile(dataDir), { force: true });

/** The server on this folder, or undefined where none runs (a file left by a killed one does not count). */
export async function readServerInfo(dataDir: string): Promise<ServerInfo | undefined> {
  if (!(await isLocked(dataDir))) return undefined;
  const content = await readFile(infoFile(dataDir), 'utf8').catch(() => undefined);
  const parsed = ServerInfo.safeParse(content ? JSON.parse(content) : undefined);
  return parsed.success && isAlive(parsed.data.pid) ? parsed.data : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
