import { describe, expect, it } from 'vitest';
import { readUnderstanding, readWording } from '../../../src/models/read-answer.js';

const codes = ['1.001193', '1.00119', '2.000815'];

describe('readUnderstanding', () => {
  it.each([
    ['{"code":"1.001193","facets":["fee","time"]}', { code: '1.001193', facets: ['fee', 'time'] }],
    ['```json\n{"code": "2.000815", "facets": []}\n```\nChúc anh/chị khỏe.', { code: '2.000815', facets: [] }],
    ['Đây ạ: {"code": "2.000815", "facets": ["fee",],} xong', { code: '2.000815', facets: ['fee'] }],
    ['{"code":"1.001193","facets":["fee","lệ phí",3,null,"fee","FEE"]}', { code: '1.001193', facets: ['fee'] }],
    ['{"code":"1.001193","facets":"fee, papers"}', { code: '1.001193', facets: ['fee', 'papers'] }],
    ['{"code":"1.001193 - Đăng ký khai sinh"}', { code: '1.001193', facets: [] }],
    ['{"code":null,"facets":["fee"]}', { facets: ['fee'] }],
    ['{"code":"null","facets":[]}', { facets: [] }],
    ['<think>{"code":"2.000815"}</think>{"code":"1.001193"}', { code: '1.001193', facets: [] }],
    ['Ví dụ {"code":"2.000815"} nhưng đúng là {"code":"1.001193"}', { code: '1.001193', facets: [] }],
    ['{"note":"{"} {"code":"1.001193","why":"a } b"}', { code: '1.001193', facets: [] }],
  ])('reads %s', (text, expected) => {
    expect(readUnderstanding(text, codes)).toEqual(expected);
  });

  it.each([
    '',
    'không rõ',
    '{"code": "1.00',
    '{}',
    '[]',
    'null',
    '{"code":5}',
    '{"code":"9.999999","facets":["fee"]}',
    '{"code":"1.0011931"}',
    '<think>{"code":"1.001193"}',
  ])('makes nothing of %j', (text) => {
    expect(readUnderstanding(text, codes)).toBeUndefined();
  });

  it('stays quick on hostile text', () => {
    const started = performance.now();
    readUnderstanding('{'.repeat(20_000), codes);
    readUnderstanding('{"'.repeat(20_000), codes);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

describe('readWording', () => {
  it.each([
    ['**Dạ**, lệ phí là *10.000 đồng* ạ.', 'Dạ, lệ phí là 10.000 đồng ạ.'],
    ['## Lệ phí\n\n- Bản chính\n* Bản sao', 'Lệ phí\n\n• Bản chính\n• Bản sao'],
    ['```\nDạ, có ạ.\n```', 'Dạ, có ạ.'],
    ['<think>Nghĩ đã</think>\nDạ, có ạ.', 'Dạ, có ạ.'],
    ['Dạ, có ạ.\n\nNguồn: Cổng Dịch vụ công\nhttps://dichvucong.gov.vn/x', 'Dạ, có ạ.'],
    ['Dạ, có ạ.\n\n**Nguồn:** Quyết định 1', 'Dạ, có ạ.'],
    ['Nguồn chưa ghi rõ mức thu ạ.', 'Nguồn chưa ghi rõ mức thu ạ.'],
    ['Xem [Cổng](https://dichvucong.gov.vn) ạ', 'Xem Cổng (https://dichvucong.gov.vn) ạ'],
    ['Xem <https://a.vn> và <b>nhớ</b>', 'Xem https://a.vn và nhớ'],
    ['mẫu CT01_2, 2*3', 'mẫu CT01_2, 2*3'],
    ['a\n\n\n\nb', 'a\n\nb'],
  ])('reads %j', (text, expected) => {
    expect(readWording(text, 600)).toBe(expected);
  });

  it('leaves other links for the guard to see', () => {
    expect(readWording('Dạ.\n\nhttp://lua-dao.example', 600)).toContain('http://lua-dao.example');
    expect(readWording('Dạ, bấm [đây](http://lua-dao.example)', 600)).toContain('http://lua-dao.example');
  });

  it.each([
    '',
    '   ',
    '```\n```',
    '{"code": "1.00',
    '[{"a":1}]',
    '| a | b |\n|---|---|',
    'Nguồn: x',
    'dài '.repeat(200),
  ])('makes nothing of %j', (text) => {
    expect(readWording(text, 600)).toBeUndefined();
  });
});
