import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Procedure } from '../../../src/domain/procedure.js';
import {
  listFiles,
  parseProcedureFile,
  procedureFileJsonSchema,
  readProcedureFiles,
} from '../../../src/knowledge/procedure-file.js';

const front = (code = '1.777010') => `code: "${code}"
name: Thủ tục đăng ký thả diều
aliases: [thả diều, xin thả diều, giấy thả diều, thả diều ở biển]
field: Văn hóa
level: commune
filing:
  - way: desk
    timeLimit: { unit: working_day, amount: 3 }
    fees: [{ kind: amount, amount: 15000, per: lần }]
decision: 12/QĐ-THU
asOf: 2026-07
source: https://dichvucong.gov.vn/thu
checked: { on: 2026-11-01, against: [danh mục 2026-07] }`;
const body = 'Xin phép thả diều trên bãi biển trong dịp lễ hội.\nLàm trước ba ngày.';
const file = (yaml = front(), summary = body): string => `---\n${yaml}\n---\n${summary}\n`;

const messages = (content: string, name = '1.777010-tha-dieu.md'): string[] =>
  parseProcedureFile(`x/${name}`, content).faults.map((fault) => fault.message);

describe('parseProcedureFile', () => {
  it('reads the facts, fills what may be left out and keeps who checked it to staff', () => {
    const { procedure, faults } = parseProcedureFile('x/1.777010-tha-dieu.md', file());
    expect(faults).toEqual([]);
    expect(procedure).toMatchObject({ code: '1.777010', origin: 'curated', papers: [], doubts: [] });
    expect(procedure).not.toHaveProperty('checked');
    expect(Procedure.parse(procedure)).toEqual(procedure);
  });

  it('takes the body as summary: wrapped lines are joined, an empty line parts paragraphs', () => {
    const { procedure } = parseProcedureFile('1.777010-x.md', file(front(), `${body}\n\nĐoạn hai,\ncòn tiếp.`));
    expect(procedure?.summary).toBe(
      'Xin phép thả diều trên bãi biển trong dịp lễ hội. Làm trước ba ngày.\n\nĐoạn hai, còn tiếp.',
    );
  });

  it('reads a file as an editor on Windows saves it, with its mark and its line breaks', () => {
    const content = file(front(), `${body}\n\nĐoạn hai.`);
    const windows = `\uFEFF${content.replaceAll('\n', '\r\n')}`;
    expect(parseProcedureFile('1.777010-x.md', windows)).toEqual(parseProcedureFile('1.777010-x.md', content));
  });

  it('allows a body with lines of its own made of dashes', () => {
    const { procedure, faults } = parseProcedureFile('1.777010-x.md', file(front(), `${body}\n\n---\n\nHết.`));
    expect(faults).toEqual([]);
    expect(procedure?.summary).toContain('---');
  });

  it('names every fault of the facts at once, each with its field', () => {
    const broken = front('1.77')
      .replace('level: commune', 'level: district')
      .replace('amount: 15000', 'amount: -1')
      .replace('aliases: [thả diều,', 'aliases: [')
      .replace('xin thả diều, ', '')
      .replace('source: https://dichvucong.gov.vn/thu', 'source: ở trên mạng')
      .replace('asOf: 2026-07', 'asOf: 7/2026');
    const found = messages(file(broken));
    for (const field of ['code', 'level', 'filing.0.fees.0.amount', 'aliases', 'source', 'asOf'])
      expect(found.join('\n')).toMatch(new RegExp(`^${field.replaceAll('.', '\\.')}: `, 'mu'));
  });

  it('names every fault beside the facts at once, and still gives the procedure', () => {
    const twice = front().replace(
      'decision:',
      '  - { way: desk, timeLimit: { unit: same_day }, fees: [{ kind: free }] }\ndecision:',
    );
    const { procedure, faults } = parseProcedureFile('khac.md', file(twice, 'ngắn'));
    expect(faults).toHaveLength(3);
    expect(faults.map((fault) => fault.message).join()).toMatch(/tên tệp.*40 ký tự.*cách nộp/u);
    expect(procedure).toBeDefined();
  });

  it.each([
    ['no front matter', 'chỉ có chữ', /thiếu phần đầu/],
    ['an empty file', '', /thiếu phần đầu/],
    ['front matter that does not end', `---\n${front()}`, /thiếu phần đầu/],
    ['broken YAML', file('code: "1.777010\nname: ['), /^YAML sai: /],
    ['a list instead of fields', file('- một\n- hai'), /\(đầu tệp\)/],
    // Unquoted, YAML reads a number.
    ['a code without quotes', file(front().replace('"1.777010"', '1.777010')), /^code: /],
    // A misspelt field would be a fact that nobody ever sees.
    ['a field nobody knows', file(`${front()}\nnotes: gì đó`), /notes/],
    ['a time limit without its amount', file(front().replace(', amount: 3', '')), /^filing\.0\.timeLimit: /],
  ])('finds %s', (_what, content, expected) => {
    expect(messages(content)[0]).toMatch(expected);
  });
});

describe('readProcedureFiles', () => {
  const folders: string[] = [];
  afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

  const folderOf = async (files: Record<string, string>): Promise<string> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'procedures-'));
    folders.push(folder);
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    return folder;
  };

  it('keeps good files beside a bad one, and the first of two with one code', async () => {
    const folder = await folderOf({
      'a/1.777010-mot.md': file(),
      'b/1.777010-hai.md': file(front().replace('thả diều\n', 'thả diều lần hai\n')),
      'b/1.777011-ba.md': file(front('1.777011')),
      'c/1.777012-hong.md': '---\nname: [\n---\n',
      'c/README.txt': 'not read',
    });
    const { procedures, faults } = await readProcedureFiles(folder);
    expect(procedures.map(({ code, name }) => [code, name])).toEqual([
      ['1.777010', 'Thủ tục đăng ký thả diều'],
      ['1.777011', 'Thủ tục đăng ký thả diều'],
    ]);
    expect(faults.map((fault) => path.basename(fault.file))).toEqual(['1.777010-hai.md', '1.777012-hong.md']);
    expect(faults[0]?.message).toContain(path.join('a', '1.777010-mot.md'));
  });

  it('finds nothing in a folder that does not exist', async () => {
    expect(await readProcedureFiles('/khong/co')).toEqual({ procedures: [], faults: [] });
  });

  it('lists files in one order on every machine', async () => {
    const folder = await folderOf({ 'b/2.md': '', 'a/9.md': '', 'a/1.md': '', 'a/1.yaml': '' });
    const names = (await listFiles(folder, '.md')).map((name) => path.relative(folder, name));
    expect(names).toEqual([path.join('a', '1.md'), path.join('a', '9.md'), path.join('b', '2.md')]);
  });
});

it('gives editors a JSON schema that knows the fields', () => {
  expect(procedureFileJsonSchema()).toMatchObject({ properties: { code: {}, filing: {}, checked: {} } });
});
