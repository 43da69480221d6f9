import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Procedure } from '../../../src/domain/procedure.js';
import { KnowledgeBase } from '../../../src/knowledge/knowledge-base.js';
import type { Logger } from '../../../src/shared/logger.js';
import { bees, death, procedure } from '../../support/procedures.js';

const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

/** A log that is kept for the test to read. */
function memoryLog() {
  const lines: unknown[] = [];
  const keep = (line: unknown): void => void lines.push(line);
  return { lines, logger: { debug: keep, info: keep, warn: keep, error: keep, fatal: keep } as unknown as Logger };
}

const curatedFile = (code: string): string => `---
code: "${code}"
name: Thủ tục thử ${code}
aliases: [một ${code}, hai ${code}, ba ${code}, bốn ${code}]
field: Thử
level: commune
filing: [{ way: desk, timeLimit: { unit: same_day }, fees: [{ kind: free }] }]
decision: 1/QĐ
asOf: 2026-07
source: https://dichvucong.gov.vn
checked: { on: 2026-11-01, against: [thử] }
---
Một đoạn tóm tắt đủ dài để không bị coi là thiếu.
`;

/** A knowledge folder and an imported catalogue that the test may change, and whose next reading it may hold up. */
async function setUp() {
  const folder = await mkdtemp(path.join(tmpdir(), 'base-'));
  folders.push(folder);
  await mkdir(path.join(folder, 'procedures'));
  const add = (code: string, content = curatedFile(code)): Promise<void> =>
    writeFile(path.join(folder, 'procedures', `${code}-thu.md`), content);
  await add('1.000101');
  const source = {
    version: 'v1',
    procedures: [bees] as Procedure[],
    failing: false,
    reads: 0,
    gate: Promise.resolve(),
  };
  const imported = {
    version: async () => source.version,
    async all() {
      source.reads += 1;
      const read = [...source.procedures];
      await source.gate;
      if (source.failing) throw new Error('database away');
      return read;
    },
  };
  const { lines, logger } = memoryLog();
  return { folder, add, source, imported, lines, logger, base: await KnowledgeBase.open(folder, imported, logger) };
}

describe('open', () => {
  it('reads files and imported records', async () => {
    const { base } = await setUp();
    expect(
      base
        .current()
        .list()
        .map((one) => one.code),
    ).toEqual(['1.000101', bees.code]);
    expect(base.current().version).toBe('v1');
  });

  it('serves the good files beside a faulty one and logs which it was', async () => {
    const { add, folder, logger, lines } = await setUp();
    await add('1.000102', 'hỏng');
    const base = await KnowledgeBase.open(folder, undefined, logger);
    expect(base.current().size).toBe(1);
    expect(JSON.stringify(lines)).toContain('1.000102-thu.md');
  });

  it('does without a database', async () => {
    const { folder, logger } = await setUp();
    const base = await KnowledgeBase.open(folder, undefined, logger);
    expect(base.current().version).toBe('files');
    await base.refreshIfStale();
    expect(base.current().size).toBe(1);
  });
});

describe('refresh', () => {
  it('swaps in what changed, while a turn under way keeps its snapshot', async () => {
    const { base, add, source } = await setUp();
    const before = base.current();
    await add('1.000102');
    source.procedures = [bees, { ...death, origin: 'catalogue' }];
    source.version = 'v2';
    await base.refresh();
    expect(base.current().size).toBe(4);
    expect(base.current().version).toBe('v2');
    expect(before.size).toBe(2);
    expect(before.procedure(death.code)).toBeUndefined();
  });

  it('asked for while one runs reads again: the running one may have read before the change', async () => {
    const { base, source } = await setUp();
    let open = (): void => {};
    source.gate = new Promise((resolve) => {
      open = resolve;
    });
    const first = base.refresh();
    while (source.reads < 2) await new Promise((resolve) => setImmediate(resolve));
    source.procedures = [bees, procedure({ code: '1.000201', name: 'Đến muộn', origin: 'catalogue' })];
    const late = [base.refresh(), base.refresh(), base.refresh()];
    open();
    await first;
    expect(base.current().size).toBe(2);
    await Promise.all(late);
    expect(base.current().procedure('1.000201')).toBeDefined();
    // Three callers shared one reading.
    expect(source.reads).toBe(3);
  });

  it('that fails is told to its caller, leaves what was served, and does not stand in the way of the next', async () => {
    const { base, source } = await setUp();
    const before = base.current();
    source.failing = true;
    await expect(base.refresh()).rejects.toThrow('database away');
    expect(base.current()).toBe(before);
    source.failing = false;
    await base.refresh();
    expect(base.current()).not.toBe(before);
  });

  it('that fails does not fail the one waiting behind it', async () => {
    const { base, source } = await setUp();
    source.failing = true;
    const first = base.refresh();
    const second = base.refresh();
    await expect(first).rejects.toThrow('database away');
    source.failing = false;
    await expect(second).resolves.toBeUndefined();
  });
});

describe('refreshIfStale', () => {
  it('rebuilds only when the imported catalogue is another one', async () => {
    const { base, source } = await setUp();
    const before = base.current();
    await base.refreshIfStale();
    expect(base.current()).toBe(before);
    source.version = 'v2';
    await base.refreshIfStale();
    expect(base.current()).not.toBe(before);
    expect(base.current().version).toBe('v2');
  });
});
