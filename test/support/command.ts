/** A command as people run it: `node src/setup/command.mjs <name> …`, in a process of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { projectFolder } from '../../src/shared/folders.js';

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  dataDir: string;
  /** Lines on standard input. */
  input?: string;
  environment?: Record<string, string>;
}

/** Run outside the project folder, so that nobody's own `.env` is read. */
export function runCommand(name: string, args: string[], options: CommandOptions): Promise<CommandResult> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [path.join(projectFolder, 'src/setup/command.mjs'), name, ...args], {
    cwd: os.tmpdir(),
    env: { PATH, HOME, DATA_DIR: options.dataDir, ...options.environment },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (data: string) => (output.stdout += data));
  child.stderr.setEncoding('utf8').on('data', (data: string) => (output.stderr += data));
  child.stdin.on('error', () => undefined); // a command that ends without reading
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...output }));
  });
}

/** A data folder that nothing has used yet; `remove` takes away whatever was made in it. */
export async function freshDataFolder(): Promise<{ dataDir: string; remove(): Promise<void> }> {
  const folder = await realpath(mkdtempSync(path.join(os.tmpdir(), 'motcua-command-')));
  return { dataDir: path.join(folder, 'data'), remove: () => rm(folder, { recursive: true, force: true }) };
}
