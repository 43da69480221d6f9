/** Processes of the bench: each is told what to do by messages, and ends with the bench. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectFolder } from '../../src/shared/folders.js';

export interface Child {
  /** The first message it sends by itself. */
  first: Record<string, unknown>;
  /** Sends an order and waits for its `result`. */
  ask<T>(order: Record<string, unknown>): Promise<T>;
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** @param entry a TypeScript file, from the project's folder */
export async function startChild(
  entry: string,
  args: string[] = [],
  options: { execArgv?: string[]; env?: NodeJS.ProcessEnv; timeoutMs?: number } = {},
): Promise<Child> {
  const { execArgv = [], env = {}, timeoutMs = 60_000 } = options;
  const child = fork(path.join(projectFolder, entry), args, {
    cwd: projectFolder,
    execArgv: [...execArgv, '--import', 'tsx'],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    first: await answerOf(child, entry, timeoutMs),
    ask: async <T>(order: Record<string, unknown>) => {
      const answer = answerOf(child, entry, timeoutMs);
      child.send(order);
      return (await answer).result as T;
    },
    end: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

function answerOf(child: ChildProcess, entry: string, timeoutMs: number): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit);
    };
    const onMessage = (message: Record<string, unknown>): void => {
      end();
      if (typeof message.error === 'string') reject(new Error(`${entry}: ${message.error}`));
      else resolve(message);
    };
    const onExit = (code: number | null): void => {
      end();
      reject(new Error(`${entry} ended with code ${code}`));
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`${entry}: no answer within ${timeoutMs / 1000} s`));
    }, timeoutMs);
    child.on('message', onMessage).on('exit', onExit);
  });
}
