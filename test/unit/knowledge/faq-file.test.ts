import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { FaqTopic } from '../../../src/domain/faq.js';
import { parseFaqFile, readFaqFiles } from '../../../src/knowledge/faq-file.js';
import { readProcedureFiles } from '../../../src/knowledge/procedure-file.js';
import { fold, foldedText } from '../../../src/language/syllables.js';

const aliases = ['mất giấy hẹn', 'rớt giấy hẹn', 'quên giấy hẹn', 'giấy hẹn rách', 'kiếm giấy hẹn', 'xin lại giấy hẹn'];

const valid = `---
id: mat-giay-hen
question: Mất giấy hẹn thì sao?
aliases: [${aliases.join(', ')}]
topic: receipt
asOf: 2026-07
sources:
  - { title: Nguồn thử, asOf: 2026-07 }
checked: { on: 2026-11-23 }
---
Mang thẻ căn cước đến nơi đã nộp
để hỏi lại mã hồ sơ.

Nhớ mang theo:
- thẻ căn cước,
  còn hạn
- số điện thoại đã khai
`;

const messages = (content: string, file = 'mat-giay-hen.md') =>
  parseFaqFile(file, content).faults.map((fault) => fault.message);

describe('parseFaqFile', () => {
  it('reads a question, fills what may be left out and unwraps the answer into paragraphs and lists', () => {
    const { faq, faults } = parseFaqFile('x/mat-giay-hen.md', valid);
    expect(faults).toEqual([]);
    expect(faq).toMatchObject({ topic: 'receipt', steps: [], links: [], relatedCodes: [], contacts: [] });
    expect(faq?.answer).toEqual([
      'Mang thẻ căn cước đến nơi đã nộp để hỏi lại mã hồ sơ.',
      'Nhớ mang theo:',
      '- thẻ căn cước, còn hạn\n- số điện thoại đã khai',
    ]);
  });

  it('reads a file with Windows line ends the same way', () => {
    expect(parseFaqFile('mat-giay-hen.md', valid.replaceAll('\n', '\r\n'))).toEqual(
      parseFaqFile('mat-giay-hen.md', valid),
    );
  });

  it('names a missing front matter and broken YAML without throwing', () => {
    expect(messages('Chỉ có chữ')).toEqual(['thiếu phần đầu YAML giữa hai dòng ---']);
    expect(messages(valid.replace('topic: receipt', 'topic: ['))[0]).toMatch(/^YAML sai: /);
  });

  it('names every fault of the front matter and of the body at once', () => {
    const found = messages(
      valid
        .replace('topic: receipt', 'topic: khac')
        .replace('asOf: 2026-07\nsources', 'asOf: tháng 7\nsources')
        .replace(`, ${aliases[5]}`, '')
        .replace('Nhớ mang theo:', '## Nhớ **mang** theo:'),
    );
    expect(found.map((message) => message.split(':')[0])).toEqual(['aliases', 'topic', 'asOf', 'thân tệp', 'thân tệp']);
    expect(found[0]).toContain('ít nhất 6');
  });

  it.each([
    ['a heading', '# Tiêu đề', /tiêu đề/],
    ['a numbered list', '1. bước một', /steps/],
    ['a star list', '* một ý', /danh sách dùng "- "/],
    ['a nested list', '- ý lớn\n  - ý nhỏ', /một bậc/],
    ['bold text', 'chữ **đậm**', /chữ đậm/],
    ['a link', '[trang](https://vi.du)', /links/],
    ['a table', '| a | b |', /bảng/],
    ['HTML', 'xuống<br>dòng', /HTML/],
    ['a long paragraph', 'rất dài '.repeat(60), /dài quá/],
  ])('refuses %s in the answer', (_case, extra, expected) => {
    const found = messages(`${valid}\n${extra}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });

  it('wants an answer, a file named for the id, and every wording and code once', () => {
    expect(messages(`${valid.split('\n---\n')[0]}\n---\n`)[0]).toContain('cần câu trả lời');
    expect(messages(valid, 'khac.md')).toEqual(['tên tệp phải là mat-giay-hen.md']);
    expect(messages(valid.replace('rớt giấy hẹn', 'Mat giay hen'))[0]).toContain('aliases: "Mat giay hen" trùng');
    expect(
      messages(valid.replace('asOf: 2026-07\nsou', 'relatedCodes: ["1.001193", "1.001193"]\nasOf: 2026-07\nsou')),
    ).toEqual(['relatedCodes: 1.001193 ghi hai lần']);
  });
});

describe('readFaqFiles', () => {
  const folders: string[] = [];
  afterEach(async () => {
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
  });

  it('keeps good files beside a bad one and reports ids and wordings used twice', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'faq-'));
    folders.push(folder);
    await mkdir(path.join(folder, 'z'));
    const other = valid
      .replace('id: mat-giay-hen', 'id: giay-hen')
      .replace('Mất giấy hẹn thì sao?', 'Giấy hẹn là gì?')
      .replace(
        aliases.join(', '),
        aliases.map((alias, at) => (at === 0 ? 'Mất Giấy Hẹn' : `${alias} khác`)).join(', '),
      );
    await writeFile(path.join(folder, 'bad.md'), 'không có gì');
    await writeFile(path.join(folder, 'giay-hen.md'), other);
    await writeFile(path.join(folder, 'mat-giay-hen.md'), valid);
    await writeFile(path.join(folder, 'z', 'mat-giay-hen.md'), valid);
    const { faqs, faults } = await readFaqFiles(folder);
    expect(faqs.map((faq) => faq.id)).toEqual(['giay-hen', 'mat-giay-hen']);
    expect(faults.map((fault) => path.relative(folder, fault.file))).toEqual([
      'bad.md',
      path.join('z', 'mat-giay-hen.md'),
      'mat-giay-hen.md',
    ]);
    expect(faults[1]?.message).toContain('id mat-giay-hen đã có ở');
    expect(faults[2]?.message).toBe('cách hỏi "mất giấy hẹn" cũng có ở giay-hen');
  });

  it('finds no questions in a folder that does not exist', async () => {
    expect(await readFaqFiles('/khong/co')).toEqual({ faqs: [], faults: [] });
  });
});

describe('knowledge/faq', () => {
  const knowledge = fileURLToPath(new URL('../../../knowledge', import.meta.url));
  const read = () => readFaqFiles(path.join(knowledge, 'faq'));

  it('has no fault and at least 40 entries, of every topic', async () => {
    const { faqs, faults } = await read();
    expect(faults).toEqual([]);
    expect(faqs.length).toBeGreaterThanOrEqual(40);
    expect(new Set(faqs.map((faq) => faq.topic))).toEqual(new Set(FaqTopic.options));
  });

  it('asks in Vietnamese with accents', async () => {
    for (const { id, question, aliases: wordings } of (await read()).faqs) {
      for (const wording of [question, ...wordings]) {
        expect(fold(wording), `${id}: ${wording}`).not.toBe(wording.toLowerCase());
      }
    }
  });

  it('takes no wording away from a procedure', async () => {
    const { procedures } = await readProcedureFiles(path.join(knowledge, 'procedures'));
    const owner = new Map(procedures.flatMap((item) => item.aliases.map((alias) => [foldedText(alias), item.code])));
    for (const { id, question, aliases: wordings } of (await read()).faqs) {
      for (const wording of [question, ...wordings]) {
        expect(owner.get(foldedText(wording)), `${id}: ${wording}`).toBeUndefined();
      }
    }
  });

  it('never sends a citizen to the district level as if it were there', async () => {
    for (const { id, answer, steps, contacts } of (await read()).faqs) {
      for (const line of [...answer, ...steps, ...contacts]) {
        if (/\bcấp huyện\b|thị trấn/u.test(line)) expect(line, id).toMatch(/không còn|thông tin cũ/u);
      }
    }
  });
});
