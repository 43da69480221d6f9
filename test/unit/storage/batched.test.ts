import { setImmediate as nextTick } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { batched } from '../../../src/storage/batched.js';

/** A `run` that ends when told, and remembers what it was given. */
function gate() {
  const batches: string[][] = [];
  const open: (() => void)[] = [];
  const run = async (items: string[]): Promise<string[]> => {
    batches.push(items);
    await new Promise<void>((resolve) => open.push(resolve));
    return items.map((item) => item.toUpperCase());
  };
  const release = async (): Promise<void> => {
    open.shift()?.();
    await nextTick();
    await nextTick();
  };
  return { batches, run, release };
}

test('calls that come while one is under way share the next one, each with its own result', async () => {
  const { batches, run, release } = gate();
  const call = batched(run, { key: (item) => item });
  const first = call('a');
  await nextTick();
  const others = Promise.all(['b', 'c', 'd'].map(call));
  await nextTick();
  expect(batches).toEqual([['a']]);
  await release();
  expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
  await release();
  expect([await first, ...(await others)]).toEqual(['A', 'B', 'C', 'D']);
});

test('two calls of one key run one after the other, in order', async () => {
  const { batches, run, release } = gate();
  const call = batched(run, { key: (item) => item[0] as string });
  const all = Promise.all(['a1', 'a2', 'b1', 'a3'].map(call));
  await nextTick();
  for (let round = 0; round < 3; round += 1) await release();
  expect(batches).toEqual([['a1', 'b1'], ['a2'], ['a3']]);
  expect(await all).toEqual(['A1', 'A2', 'B1', 'A3']);
});

test('no statement is longer than allowed', async () => {
  const { batches, run, release } = gate();
  const call = batched(run, { key: (item) => item, most: 2 });
  const all = Promise.all(['a', 'b', 'c'].map(call));
  await nextTick();
  await release();
  await release();
  expect(batches).toEqual([['a', 'b'], ['c']]);
  await all;
});

test('one that is refused does not take the others with it', async () => {
  const runs: number[] = [];
  const run = async (items: string[]): Promise<string[]> => {
    runs.push(items.length);
    if (items.includes('bad')) throw new Error('invalid input');
    return items;
  };
  const call = batched(run, { key: (item) => item });
  const settled = await Promise.allSettled(['good', 'bad', 'better'].map(call));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(runs).toEqual([3, 1, 1, 1]);
  await expect(call('again')).resolves.toBe('again');
});
