import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Procedure } from '../../../../src/domain/procedure.js';
import { canonicalJson } from '../../../../src/knowledge/catalogue/fingerprint.js';
import {
  CatalogueFileError,
  type CatalogueStore,
  dataMonth,
  importCatalogue,
} from '../../../../src/knowledge/catalogue/import.js';
import { renderReport } from '../../../../src/knowledge/catalogue/report.js';
import { raw, way } from './raw.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'catalogue-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A store in memory that remembers the size of each write. */
function memoryStore() {
  const rows = new Map<string, { procedure: Procedure; fingerprint: string }>();
  const batches: number[] = [];
  const store: CatalogueStore = {
    fingerprints: async () => new Map([...rows].map(([code, row]) => [code, row.fingerprint])),
    upsert: async (batch) => {
      batches.push(batch.length);
      for (const row of batch) rows.set(row.procedure.code, row);
    },
  };
  return { rows, batches, store };
}

const code = (index: number) => `9.${String(index).padStart(6, '0')}`;
const line = (index: number, parts: Record<string, string> = {}) =>
  JSON.stringify(raw({ 'Mã thủ tục': code(index), 'Tên thủ tục': `Thủ tục số ${index} của xã`, ...parts }));
const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index));

async function save(name: string, content: string | Buffer): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('importCatalogue', () => {
  it('stores every record in batches and reports progress', async () => {
    const { store, rows, batches } = memoryStore();
    const progress: [number, number | undefined][] = [];
    const file = await save('national-2026-07.jsonl', `${lines(450).join('\n')}\n`);
    const report = await importCatalogue({ file, store, onProgress: (done, total) => progress.push([done, total]) });
    expect(report).toMatchObject({ read: 450, stored: 450, unchanged: 0, rejected: [] });
    expect(batches).toEqual([200, 200, 50]);
    expect(rows.get(code(7))?.procedure.asOf).toBe('2026-07');
    expect(progress).toEqual([
      [200, undefined],
      [400, undefined],
      [450, 450],
    ]);
  });

  it('changes nothing the second time, and writes only what changed the third', async () => {
    const { store, batches } = memoryStore();
    const file = await save('a-2026-07.jsonl.gz', gzipSync(lines(30).join('\n')));
    await importCatalogue({ file, store });
    expect(await importCatalogue({ file, store })).toMatchObject({ read: 30, stored: 0, unchanged: 30 });
    const changed = [...lines(29), line(29, { 'Lĩnh vực': 'Thủy sản' })];
    await writeFile(file, gzipSync(changed.join('\n')));
    expect(await importCatalogue({ file, store })).toMatchObject({ stored: 1, unchanged: 29 });
    expect(batches).toEqual([30, 1]);
  });

  it('loses no good line to a bad one', async () => {
    const { store, rows } = memoryStore();
    const bad = ['{"Mã thủ tục": "9.0', '[]', JSON.stringify({ 'Tên thủ tục': 'Không mã' })];
    const file = await save('a.jsonl', [line(1), ...bad, line(2)].join('\n'));
    const report = await importCatalogue({ file, asOf: '2026-07', store });
    expect([...rows.keys()]).toEqual([code(1), code(2)]);
    expect(report.rejected.map((rejected) => rejected.line)).toEqual([2, 3, 4]);
    expect(report.rejected[0]?.reason).toContain('không phải là JSON');
    expect(report.rejected[2]?.reason).toContain('thiếu "Mã thủ tục"');
  });

  it('tolerates a BOM, blank lines, Windows line ends and characters cut by a chunk', async () => {
    const { store, rows } = memoryStore();
    const long = line(3, { 'Trình tự thực hiện': 'Đường đi của hồ sơ: '.repeat(9_000) });
    const file = await save('a.jsonl', `\uFEFF${line(1)}\r\n\r\n   \n${line(2)}\r\n${long}`);
    expect(await importCatalogue({ file, store })).toMatchObject({ read: 3, stored: 3, rejected: [] });
    expect(JSON.stringify(rows.get(code(3)))).not.toContain('\uFFFD');
  });

  it('takes the later of two lines with one code and reports the earlier', async () => {
    const { store, rows } = memoryStore();
    const file = await save(
      'a.jsonl',
      [line(1, { 'Lĩnh vực': 'Cũ' }), line(2), line(1, { 'Lĩnh vực': 'Mới' })].join('\n'),
    );
    const report = await importCatalogue({ file, store });
    expect(rows.get(code(1))?.procedure.field).toBe('Mới');
    expect(report).toMatchObject({ read: 3, stored: 2 });
    expect(report.rejected).toEqual([{ line: 1, reason: `mã ${code(1)} có lại ở dòng 3; lấy dòng sau` }]);
  });

  it('stores what a truncated archive still holds, then says so', async () => {
    const { store, rows } = memoryStore();
    const whole = gzipSync(lines(400).join('\n'));
    const file = await save('cut-2026-07.jsonl.gz', whole.subarray(0, Math.floor(whole.length * 0.7)));
    const failure = await importCatalogue({ file, store }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CatalogueFileError);
    const { message, report } = failure as CatalogueFileError;
    expect(message).toContain('Không đọc hết được tệp');
    expect(report.stored).toBeGreaterThan(50);
    expect(report.stored).toBe(rows.size);
    expect(report.rejected).toEqual([]);
  });

  it.each([
    ['not an archive', 'a.jsonl.gz', 'plain text'],
    ['missing', 'absent.jsonl', undefined],
  ])('fails clearly: %s', async (_case, name, content) => {
    const { store, batches } = memoryStore();
    const file = content === undefined ? path.join(folder, name) : await save(name, content);
    await expect(importCatalogue({ file, store })).rejects.toThrow(CatalogueFileError);
    expect(batches).toEqual([]);
  });

  it('counts namesakes over the whole file', async () => {
    const { store, rows } = memoryStore();
    const name = { 'Tên thủ tục': 'Giao đất' };
    const file = await save('a.jsonl', [line(1, name), line(2), line(3, { 'Tên thủ tục': 'Giao  đất.' })].join('\n'));
    const report = await importCatalogue({ file, store });
    expect(report.doubtful).toEqual({ name_shared: 2 });
    expect(rows.get(code(3))?.procedure.doubts[0]?.note).toContain('2 thủ tục cùng tên');
    expect(rows.get(code(2))?.procedure.doubts).toEqual([]);
  });

  it('counts repairs and doubts once a procedure', async () => {
    const { store } = memoryStore();
    const fees = `${way('ONLINE', '1 OTHER', '20 VNĐ (20.000đ/lần)')}\n  ${way('DIRECT', '2 OTHER', '20 VNĐ (20.000đ/lần)')}`;
    const file = await save('a.jsonl', line(1, { 'Cách thức thực hiện': fees, 'Cấp thực hiện': '' }));
    expect(await importCatalogue({ file, store })).toMatchObject({
      repaired: { fee_thousands: 1, time_not_stated: 1 },
      doubtful: { level_missing: 1 },
    });
  });
});

describe('dates and fingerprints', () => {
  it('takes the month from the name, else the present one in Vietnam', () => {
    expect(dataMonth('/x/national-2026-07.jsonl.gz')).toBe('2026-07');
    expect(dataMonth('/2020-01/danh-muc.jsonl', new Date('2026-08-31T18:00:00Z'))).toBe('2026-09');
  });

  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: 2 })).toBe(canonicalJson({ a: 2, b: [{ d: 1 }] }));
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  });
});

describe('renderReport', () => {
  it('says in Vietnamese what was done and what each kind means', async () => {
    const text = renderReport({
      read: 5652,
      stored: 12,
      unchanged: 5638,
      repaired: { fee_thousands: 63 },
      doubtful: { district_office: 1093 },
      rejected: Array.from({ length: 25 }, (_, index) => ({ line: index + 1, reason: 'thiếu "Mã thủ tục"' })),
      seconds: 3.25,
    });
    expect(text).toContain('Đã đọc 5.652 dòng trong 3,3 giây: ghi 12, không đổi 5.638, bỏ 25.');
    expect(text).toContain('63  fee_thousands: mức phí mất nhóm ba số 0');
    expect(text).toContain('1.093  district_office: còn nhắc cơ quan cấp huyện');
    expect(text).toContain('dòng 20: thiếu "Mã thủ tục"');
    expect(text).toContain('… và 5 dòng nữa');
  });
});
