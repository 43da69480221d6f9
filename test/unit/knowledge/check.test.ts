import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkKnowledge } from '../../../src/knowledge/check.js';
import { knowledgeFolder } from '../../../src/shared/folders.js';

it('finds no fault in the real knowledge folder, which covers what citizens ask most', async () => {
  const { procedures, localities, faults } = await checkKnowledge(knowledgeFolder);
  expect(faults).toEqual([]);
  expect(procedures).toBeGreaterThanOrEqual(60);
  expect(localities).toBeGreaterThanOrEqual(6);
});

describe('a folder with faults', () => {
  let folder: string;
  let civil: string;
  let names: string[];
  const edit = async (name: string, change: (content: string) => string): Promise<void> => {
    const file = path.join(civil, name);
    await writeFile(file, change(await readFile(file, 'utf8')));
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'knowledge-'));
    await cp(knowledgeFolder, folder, { recursive: true });
    civil = path.join(folder, 'procedures', 'ho-tich');
    names = (await readdir(civil)).sort();
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('shows an everyday name that leads to two procedures, however it is written', async () => {
    await edit(names[0] as string, (content) => content.replace('aliases:\n', 'aliases:\n  - Giấy Bướm Bướm\n'));
    await edit(names[1] as string, (content) => content.replace('aliases:\n', 'aliases:\n  - giay buom  buom\n'));
    const { faults } = await checkKnowledge(folder);
    expect(faults).toHaveLength(1);
    const [first, second] = names.map((name) => name.slice(0, 8));
    expect(faults[0]?.file).toContain(second);
    expect(faults[0]?.message).toContain(first);
    expect(faults[0]?.message).toContain('giay buom');
  });

  it('shows all faults together: procedures, places and what lies between', async () => {
    await writeFile(path.join(civil, 'bad.md'), 'không có gì');
    await writeFile(path.join(folder, 'localities', 'bad.yaml'), 'id: [');
    const { faults, procedures } = await checkKnowledge(folder);
    expect(faults).toHaveLength(3);
    expect(procedures).toBeGreaterThanOrEqual(60);
  });
});

it('says of a folder without anything that there is nothing', async () => {
  expect(await checkKnowledge('/khong/co')).toEqual({ procedures: 0, localities: 0, faqs: 0, faults: [] });
});
