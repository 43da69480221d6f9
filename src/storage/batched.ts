/**
 * One statement for many callers. A round trip to PostgreSQL costs two wake-ups of another process, a plan and a commit
 * with its fsync, much more than the rows in it; so calls that come while one is under way share the next. An idle
 * system runs each call at once, a busy one few large statements: no call waits for a timer, none waits for others.
 */

export interface BatchOptions<Item> {
  /** Two calls of one key never share a statement: the later one is to see what the earlier one did. */
  key(item: Item): string;
  /** Most items in one statement. */
  most?: number;
}

interface Call<Item, Result> {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * @param run one transaction for all items, results in their order. It must be safe to run twice: when it fails for
 *   several items each is tried by itself, so that one that PostgreSQL refuses does not take the others with it.
 */
export function batched<Item, Result>(
  run: (items: Item[]) => Promise<Result[]>,
  { key, most = 64 }: BatchOptions<Item>,
): (item: Item) => Promise<Result> {
  let waiting: Call<Item, Result>[] = [];
  let busy = false;

  async function settle(calls: Call<Item, Result>[]): Promise<void> {
    try {
      const results = await run(calls.map((call) => call.item));
      for (const [index, call] of calls.entries()) call.resolve(results[index] as Result);
    } catch (error) {
      if (calls.length > 1) await Promise.all(calls.map((call) => settle([call])));
      else calls[0]?.reject(error);
    }
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const taken = new Map<string, Call<Item, Result>>();
      const left: Call<Item, Result>[] = [];
      for (const call of waiting) {
        const name = key(call.item);
        if (taken.size < most && !taken.has(name)) taken.set(name, call);
        else left.push(call);
      }
      waiting = left;
      await settle([...taken.values()]);
    }
    busy = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (busy) return;
      busy = true;
      // After the input that is at hand now: what came in with one wake-up of ours goes out with one.
      setImmediate(() => void drain());
    });
}
