import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { parseLocalityFile, readLocalityFiles } from '../../../src/knowledge/locality-file.js';

const valid = `
id: cho-moi
name: Chợ Mới
formerNames: [huyện Chợ Mới]
province: Tỉnh Thử
presentUnits: [Xã Một]
contacts:
  - name: Ủy ban nhân dân xã Một
    phone: "0200.123456"
sources:
  - title: Nguồn thử
    asOf: 2025-07
`;

const messages = (content: string, file = 'cho-moi.yaml') =>
  parseLocalityFile(file, content).faults.map((fault) => fault.message);

describe('parseLocalityFile', () => {
  it('reads a place and fills what may be left out', () => {
    const { locality, faults } = parseLocalityFile('x/cho-moi.yaml', valid);
    expect(faults).toEqual([]);
    expect(locality).toMatchObject({ id: 'cho-moi', overlays: [], apps: [], services: [] });
  });

  it('names broken YAML without throwing', () => {
    expect(messages('id: [')[0]).toMatch(/^YAML sai: /);
  });

  it('names every field that does not fit the schema', () => {
    const found = messages(valid.replace('id: cho-moi', 'id: Chợ').replace('asOf: 2025-07', 'asOf: tháng 7'));
    expect(found).toHaveLength(2);
    expect(found.join()).toMatch(/id: .*sources\.0\.asOf: /s);
    expect(messages('')[0]).toMatch(/^\(đầu tệp\): /);
  });

  it('tells staff to quote a phone that YAML read as a number', () => {
    expect(messages(valid.replace('"0200.123456"', '0200.123456'))[0]).toContain('dấu ngoặc kép');
  });

  it('wants the file named for the id', () => {
    expect(messages(valid, 'khac.yaml')).toEqual(['tên tệp phải là cho-moi.yaml']);
  });

  it.each([
    ['units unknown and nobody says so', valid.replace('[Xã Một]', '[]'), /^unitsNote: /],
    ['a unit twice', valid.replace('[Xã Một]', '[Xã Một, Xã Một]'), /^presentUnits: Xã Một ghi hai lần/],
    ['a contact nobody can reach', valid.replace('phone: "0200.123456"', 'note: đang hỏi'), /^contacts: /],
  ])('finds %s', (_case, content, expected) => {
    const { locality, faults } = parseLocalityFile('cho-moi.yaml', content);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toMatch(expected);
    expect(locality).toBeDefined();
  });

  it('takes one overlay for a code and a way, several for different ways', () => {
    const overlay = (way: string) => `
  - { code: "1.001193", ${way} hours: thứ Bảy, source: { title: Nguồn, asOf: 2025-08 } }`;
    expect(messages(`${valid}overlays:${overlay('')}${overlay('way: desk,')}`)).toEqual([]);
    expect(messages(`${valid}overlays:${overlay('')}${overlay('')}`)[0]).toBe(
      'overlays: 1.001193 (mọi cách nộp) chỉ ghi một lần',
    );
  });
});

describe('readLocalityFiles', () => {
  const folders: string[] = [];
  afterEach(async () => {
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
  });

  it('keeps good files beside a bad one and refuses a second file with the same id', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'localities-'));
    folders.push(folder);
    await mkdir(path.join(folder, 'z'));
    await writeFile(path.join(folder, 'bad.yaml'), 'id: [');
    await writeFile(path.join(folder, 'cho-moi.yaml'), valid);
    await writeFile(path.join(folder, 'z', 'cho-moi.yaml'), valid);
    const { localities, faults } = await readLocalityFiles(folder);
    expect(localities.map((locality) => locality.id)).toEqual(['cho-moi']);
    expect(faults.map((fault) => path.relative(folder, fault.file))).toEqual([
      'bad.yaml',
      path.join('z', 'cho-moi.yaml'),
    ]);
    expect(faults[1]?.message).toContain('id cho-moi đã có ở');
  });

  it('finds no places in a folder that does not exist', async () => {
    expect(await readLocalityFiles('/khong/co')).toEqual({ localities: [], faults: [] });
  });
});

describe('knowledge/localities', () => {
  const folder = fileURLToPath(new URL('../../../knowledge/localities', import.meta.url));

  it('holds the five places and the national one, each valid, with its facts and its sources', async () => {
    const { localities, faults } = await readLocalityFiles(folder);
    expect(faults).toEqual([]);
    const ids = localities.map((locality) => locality.id);
    expect(ids).toEqual(
      expect.arrayContaining(['hong-bang', 'hong-ngu', 'national', 'quan-11', 'vinh-chau', 'vinh-long']),
    );
    for (const { id, presentUnits, unitsNote, sources } of localities) {
      if (id === 'national') continue;
      expect(unitsNote, id).toContain('1/7/2025');
      for (const unit of presentUnits) expect(unit, id).toMatch(/^(Phường|Xã|Đặc khu) /);
      // Facts the project was given predate the reform: an answer must be able to say so.
      expect(
        sources.some(({ asOf, note }) => asOf === '2025-06' && note?.includes('trước đợt sắp xếp')),
        id,
      ).toBe(true);
    }
  });

  it('finds a place by what people call it, and no two places by one name', async () => {
    const { localities } = await readLocalityFiles(folder);
    const names = localities.flatMap((locality) => locality.formerNames.map((name) => name.toLocaleLowerCase('vi')));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['tp hồng ngự', 'tx vĩnh châu', 'q11', 'quận 11', 'quận hồng bàng']));
  });

  it('never gives a phone of an abolished office without saying that it must be confirmed', async () => {
    const { localities } = await readLocalityFiles(folder);
    for (const contact of localities.flatMap((locality) => locality.contacts)) {
      if (contact.name.endsWith(' cũ')) expect(contact.note, contact.name).toMatch(/xác nhận/);
    }
    expect(localities.find(({ id }) => id === 'national')?.contacts[0]?.phone).toBe('18001096');
  });
});
