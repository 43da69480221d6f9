/** `npm run knowledge`, on a data folder of its own. */
import { existsSync } from 'node:fs';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Procedure } from '../../src/domain/procedure.js';
import { type AppHome, createHome } from '../support/app-process.js';
import { type CommandResult, runCommand } from '../support/command.js';
import { importedOnly, writeSmallCatalogue } from '../support/small-catalogue.js';

let home: AppHome;
let file: string;
beforeAll(async () => {
  home = await createHome();
  file = await writeSmallCatalogue();
});
afterAll(async () => {
  await home.cleanUp();
  await rm(path.dirname(file), { recursive: true });
});

const knowledge = (...args: string[]): Promise<CommandResult> =>
  runCommand('knowledge', args, { dataDir: home.dataDir });

describe('without a database', () => {
  test('check reads the files and finds no fault', async () => {
    const { code, stdout } = await knowledge('check');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+ thủ tục, \d+ địa phương, \d+ câu hỏi thường gặp, 0 lỗi\n$/u);
  });

  test('show gives the facts as an answer takes them, in a form that reads back', async () => {
    const { code, stdout } = await knowledge('show', '1.001193');
    expect(code).toBe(0);
    expect(Procedure.parse(parse(stdout))).toMatchObject({ code: '1.001193', origin: 'curated' });
  });

  test('list finds by words, with or without accents', async () => {
    const [accented, plain] = await Promise.all([knowledge('list', 'kết', 'hôn'), knowledge('list', 'ket hon')]);
    expect(accented.stdout).toMatch(/^1\.000894\tđã biên tập\txã\t.*kết hôn/mu);
    expect(plain.stdout).toBe(accented.stdout);
    expect((await knowledge('list', 'không có gì như thế')).stdout).toBe('');
  });

  test('index says how many and how long', async () => {
    expect((await knowledge('index')).stdout).toMatch(/^\d+ procedures read and indexed in \d+\.\d\d s, -?\d+ MB/u);
  });

  test('none of these sets a database up', () => {
    expect(existsSync(home.dataDir)).toBe(false);
  });
});

describe('what the person at the keyboard can mend', () => {
  test.each([
    ['another command', ['publish'], 'npm run knowledge -- check'],
    ['import without a file', ['import'], 'import needs a file'],
    ['import of a file that is not there', ['import', '/khong/co.jsonl'], '/khong/co.jsonl'],
    ['show of a code that is not there', ['show', '9.999999'], '9.999999'],
  ])('%s is told in a sentence, without a stack, and sets nothing up', async (_what, args, said) => {
    const { code, stdout, stderr } = await knowledge(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/^\s+at /mu);
    expect(existsSync(home.dataDir)).toBe(false);
  });
});

// In order: each goes on where the one before ended.
describe('import', () => {
  test('stores the records and says what it did; a second time nothing has changed', async () => {
    const first = await knowledge('import', file);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toMatch(/Đã đọc 2 dòng .*: ghi 2, không đổi 0, bỏ 0\./u);
    const second = await knowledge('import', file);
    expect(second).toMatchObject({ code: 0 });
    expect(second.stdout).toMatch(/ghi 0, không đổi 2, bỏ 0\./u);
  });

  test('leaves no server running', () => {
    expect([home.postgresPid(), home.redisPid()]).toEqual([undefined, undefined]);
  });

  test('adds to what is listed and shown, and does not replace what people checked', async () => {
    expect((await knowledge('list', 'thả diều')).stdout).toBe(`${importedOnly.code}\tnhập\txã\t${importedOnly.name}\n`);
    const { stdout } = await knowledge('show', '1.001193');
    expect(parse(stdout)).toMatchObject({ origin: 'curated', filing: [{ fees: [{ kind: 'free' }] }, {}, {}] });
  });

  test('is asked from at once', async () => {
    const { stdout } = await runCommand('ask', ['lệ phí thả diều nghệ thuật'], { dataDir: home.dataDir });
    expect(stdout).toContain('35.000 đồng');
    expect(stdout).toContain(importedOnly.code);
  });

  test('takes the good lines of a file with bad ones, and names the bad', async () => {
    const mixed = path.join(path.dirname(file), 'mixed-2026-08.jsonl');
    await writeFile(mixed, await readFile(file));
    await appendFile(mixed, '\nkhông phải json\n{"Mã thủ tục":""}\n');
    const { code, stdout } = await knowledge('import', mixed);
    expect(code).toBe(0);
    expect(stdout).toContain('bỏ 2.');
    expect(stdout).toMatch(/dòng 3: .*\n.*dòng 4: /u);
  });

  test('of an archive that breaks off stores what came before and says so in a sentence', async () => {
    const broken = path.join(path.dirname(file), 'broken-2026-09.jsonl.gz');
    const whole = gzipSync(await readFile(file));
    await writeFile(broken, whole.subarray(0, whole.length - 12));
    const { code, stdout, stderr } = await knowledge('import', broken);
    expect(code).toBe(1);
    expect(stdout).toContain('Đã đọc');
    expect(stderr).toContain('Không đọc hết được tệp');
    expect(stderr).not.toMatch(/^\s+at /mu);
  });

  test('of a file of another kind fails', async () => {
    const other = path.join(path.dirname(file), 'other.jsonl');
    await writeFile(other, 'mã,tên\n1,2\n');
    expect((await knowledge('import', other)).code).toBe(1);
  });
});
