import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { understand } from '../../../src/assistant/understand.js';
import { SynonymTable } from '../../../src/knowledge/search/synonyms.js';
import type { WeightedSyllable } from '../../../src/knowledge/search/terms.js';
import { parseSynonyms, readSynonyms } from '../../../src/knowledge/synonym-file.js';
import { querySyllables } from '../../../src/language/query.js';
import { syllables } from '../../../src/language/syllables.js';

const knowledge = fileURLToPath(new URL('../../../knowledge', import.meta.url));

const weighed = (text: string): WeightedSyllable[] => querySyllables(text).map((word) => ({ ...word, weight: 1 }));
const toned = (text: string): string => said(syllables(text));
const said = (words: readonly { toned: string }[]): string => words.map((word) => word.toned).join(' ');
const tableOf = (yaml: string): SynonymTable => new SynonymTable(parseSynonyms('x.yaml', yaml).synonyms);
const runs = (table: SynonymTable, text: string): string[] => table.expand(weighed(text)).map(said);
const messages = (yaml: string): string[] => parseSynonyms('x.yaml', yaml).faults.map((fault) => fault.message);

describe('parseSynonyms', () => {
  it('fills what may be left out', () => {
    expect(parseSynonyms('x.yaml', 'xe: [{ say: [giấy xe], mean: [đăng ký xe] }]')).toEqual({
      synonyms: [
        {
          field: 'xe',
          say: ['giấy xe'],
          mean: ['đăng ký xe'],
          direction: 'official',
          weight: 0.9,
          when: [],
          unless: [],
        },
      ],
      faults: [],
    });
    expect(parseSynonyms('x.yaml', '')).toEqual({ synonyms: [], faults: [] });
  });

  it('names broken YAML and every field that does not fit', () => {
    expect(messages('xe: [')[0]).toMatch(/^YAML sai: /);
    const found = messages('xe: [{ say: [], mean: [đăng ký xe], weight: 2, khi: [a] }]');
    expect(found.join()).toMatch(/xe\.0\.say/);
    expect(found.join()).toMatch(/xe\.0\.weight/);
    expect(messages('[1]')).toHaveLength(1);
  });

  it('names phrases that staff must put right', () => {
    expect(messages('xe: [{ say: [giấy xe, giấy xe], mean: [đăng ký xe] }]')).toEqual(['xe: "giấy xe" đã có ở xe']);
    expect(messages('xe: [{ say: [đăng ký xe], mean: [đăng ký xe] }]')).toEqual(['xe: "đăng ký xe" đổi sang chính nó']);
    expect(messages('xe: [{ say: [cavet], mean: [đăng ký xe] }]')).toEqual(['xe: "cavet" chỉ một tiếng, cần when']);
    expect(messages('xe: [{ say: [cavet], mean: [đăng ký xe], when: [mất] }]')).toEqual([]);
    expect(messages('xe: [{ say: [gplx cũ], mean: [giấy phép lái xe] }]')).toEqual([
      'xe: "gplx cũ" có chữ tắt, hãy viết đủ',
    ]);
  });
});

describe('readSynonyms', () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  it('reads the file of a folder, and finds none in a folder without it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'synonyms-'));
    folders.push(folder);
    expect(await readSynonyms(folder)).toEqual({ synonyms: [], faults: [] });
    await writeFile(path.join(folder, 'synonyms.yaml'), 'thue: [{ say: [tiền trước bạ], mean: [lệ phí trước bạ] }]');
    expect((await readSynonyms(folder)).synonyms).toHaveLength(1);
    await writeFile(path.join(folder, 'synonyms.yaml'), 'thue: 5');
    expect((await readSynonyms(folder)).faults[0]?.file).toBe(path.join(folder, 'synonyms.yaml'));
  });
});

describe('SynonymTable', () => {
  it('gives the question with the phrase put officially, the rest as it was', () => {
    const table = tableOf('ho-tich: [{ say: [giấy độc thân], mean: [xác nhận tình trạng hôn nhân], weight: 0.7 }]');
    const { terms } = understand('cho em hỏi làm giấy độc thân hết bao nhiêu');
    const [run, ...others] = table.expand(terms);
    expect(others).toEqual([]);
    expect(said(run ?? [])).toBe(toned('cho em hỏi làm xác nhận tình trạng hôn nhân hết bao nhiêu'));
    expect(run?.map((word) => word.weight)).toEqual([
      ...terms.slice(0, 4).map((word) => word.weight),
      ...Array(6).fill(0.7),
      ...terms.slice(-3).map((word) => word.weight),
    ]);
  });

  it('takes the longest phrase at a place', () => {
    const table = tableOf(
      'dat-dai: [{ say: [sổ đỏ], mean: [giấy chứng nhận] }, { say: [sổ đỏ rách], mean: [cấp đổi giấy chứng nhận] }]',
    );
    expect(runs(table, 'sổ đỏ rách thì sao')).toEqual([toned('cấp đổi giấy chứng nhận thì sao')]);
    expect(runs(table, 'sổ đỏ cũ')).toEqual([toned('giấy chứng nhận cũ')]);
  });

  it('lets a syllable without accents fit any, one with accents its own only', () => {
    const table = tableOf('ho-tich: [{ say: [báo tử], mean: [đăng ký khai tử] }]');
    expect(runs(table, 'bao tu cho ong noi')).toEqual([toned('đăng ký khai tử cho ong noi')]);
    expect(runs(table, 'bao tu cho ông')).toHaveLength(1);
    expect(runs(table, 'bảo tủ')).toEqual([]);
  });

  it('reads short forms first', () => {
    const table = tableOf('cu-tru: [{ say: [cắt hộ khẩu], mean: [xóa đăng ký thường trú] }]');
    expect(runs(table, 'cắt hk ntn')).toEqual([toned('xóa đăng ký thường trú như thế nào')]);
  });

  it('asks the context', () => {
    const table = tableOf(`
xe: [{ say: [cavet], mean: [đăng ký xe], when: [mất, làm lại], unless: [xe đạp] }]`);
    expect(runs(table, 'cavet bị mất')).toHaveLength(1);
    expect(runs(table, 'cavet là gì')).toEqual([]);
    expect(runs(table, 'mất cavet xe đạp')).toEqual([]);
  });

  it('replaces several phrases together first, then each alone and each reading', () => {
    const table = tableOf(`
dat-dai:
  - { say: [sang tên đất], mean: [chuyển nhượng, biến động đất đai] }
  - { say: [bìa đỏ], mean: [giấy chứng nhận] }`);
    expect(runs(table, 'sang tên đất mất bìa đỏ')).toEqual(
      [
        'chuyển nhượng mất giấy chứng nhận',
        'chuyển nhượng mất bìa đỏ',
        'biến động đất đai mất bìa đỏ',
        'sang tên đất mất giấy chứng nhận',
      ].map(toned),
    );
  });

  it('goes both ways only where the entry says so, back to the first phrase', () => {
    const both = tableOf('xe: [{ say: [bằng lái, bằng xe], mean: [giấy phép lái xe], direction: both }]');
    expect(runs(both, 'giấy phép lái xe hết hạn')).toEqual([toned('bằng lái hết hạn')]);
    const oneWay = tableOf('xe: [{ say: [bằng lái], mean: [giấy phép lái xe] }]');
    expect(runs(oneWay, 'giấy phép lái xe hết hạn')).toEqual([]);
  });

  it('adds nothing to what is said officially already', () => {
    const table = tableOf('dat-dai: [{ say: [sổ đỏ], mean: [giấy chứng nhận] }]');
    expect(runs(table, 'sổ đỏ tức là giấy chứng nhận')).toEqual([]);
  });

  it('bounds the runs of a long story', () => {
    const table = tableOf('dat-dai: [{ say: [sổ đỏ], mean: [giấy chứng nhận, quyền sử dụng đất] }]');
    expect(table.expand(weighed('sổ đỏ và '.repeat(200)))).toHaveLength(4);
    expect(table.expand([])).toEqual([]);
  });
});

describe('knowledge/synonyms.yaml', async () => {
  const { synonyms, faults } = await readSynonyms(knowledge);
  const table = new SynonymTable(synonyms);

  it('is without fault and covers the fields that citizens ask about', () => {
    expect(faults).toEqual([]);
    expect(synonyms.length).toBeGreaterThanOrEqual(120);
    expect(new Set(synonyms.map(({ field }) => field)).size).toBeGreaterThanOrEqual(16);
  });

  it('finds each of its phrases, with accents and without', () => {
    for (const { say, when } of synonyms) {
      for (const phrase of say) {
        const context = when[0] ? ` ${when[0]}` : '';
        expect(table.find(weighed(phrase + context))[0], phrase).toMatchObject({
          at: 0,
          length: syllables(phrase).length,
        });
      }
    }
  });

  it.each([
    ['e cần làm giấy độc thân để cưới', 'xác nhận tình trạng hôn nhân'],
    ['bang khoan bi mat', 'giấy chứng nhận quyền sử dụng đất'],
    ['cà vẹt xe bị ướt', 'chứng nhận đăng ký xe'],
    ['đổi bằng lái sắp hết hạn', 'đổi giấy phép lái xe'],
    ['làm báo tử cho chú', 'đăng ký khai tử'],
    ['nhap khau cho vo', 'đăng ký thường trú'],
    ['sao y bang cap 3', 'chứng thực bản sao từ bản chính'],
    ['rút bảo hiểm một cục', 'hưởng bảo hiểm xã hội một lần'],
    ['tien de lay o dau', 'hưởng chế độ thai sản'],
    ['dẹp tiệm rồi có phải báo ai', 'chấm dứt hoạt động hộ kinh doanh'],
    ['mo quan ca phe nho', 'đăng ký thành lập hộ kinh doanh'],
    ['cắt khẩu cho con gái', 'xóa đăng ký thường trú'],
    ['có khách ngủ lại hai đêm', 'thông báo lưu trú'],
    ['sang tên xe cho em ruột', 'đăng ký sang tên, di chuyển xe'],
    ['lên thổ cư 100m2', 'chuyển mục đích sử dụng đất'],
    ['khoan giếng sau nhà', 'đăng ký khai thác, sử dụng nước dưới đất'],
    ['đi lính năm nay', 'đăng ký nghĩa vụ quân sự lần đầu'],
  ])('%s → %s', (question, official) => expect(runs(table, question).join(' | ')).toContain(toned(official)));

  it.each([
    'nhập khẩu máy móc cũ',
    'mở khóa cửa nhà',
    'đồ đỏ',
    'con thương binh',
    'mẹ mất giấy ra viện',
    'đổi tên công ty',
  ])('leaves %s', (question) => expect(runs(table, question)).toEqual([]));
});
