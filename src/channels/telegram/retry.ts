/** Trying again until it works or the process stops. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface RetryOptions {
  /** Ends the trying: at once while waiting, after the running try otherwise. */
  stop: AbortSignal;
  /** @param failures in a row, from 1 @returns how long to wait, in milliseconds */
  onFailure(error: unknown, failures: number): number;
}

/** @returns what `step` resolved to; undefined when stopped before it ever did. Never rejects. */
export async function untilDone<T>(
  step: () => Promise<T>,
  { stop, onFailure }: RetryOptions,
): Promise<{ value: T } | undefined> {
  for (let failures = 1; !stop.aborted; failures += 1) {
    try {
      return { value: await step() };
    } catch (error) {
      if (stop.aborted) return undefined;
      await sleep(onFailure(error, failures), undefined, { signal: stop }).catch(() => undefined);
    }
  }
  return undefined;
}

/** Waiting times that double: `first`, twice that … never over `most`, in milliseconds. */
export interface Backoff {
  first: number;
  most: number;
}

export const backoffMs = ({ first, most }: Backoff, failures: number): number =>
  Math.min(most, first * 2 ** Math.min(failures - 1, 30));
