/** Text made to make regular expressions backtrack: an import must not hang on one bad record. */
import { describe, expect, it } from 'vitest';
import { parseCatalogueRecord } from '../../../../src/knowledge/catalogue/parse-record.js';
import { raw, way } from './raw.js';

const length = 20_000;
const pieces = [
  '.',
  ' ',
  '(',
  ')',
  '-',
  '+ ',
  '0',
  '1.',
  '1.000 ',
  'a',
  'đồng/',
  '/',
  '[',
  ', ',
  ': ',
  'Mẫu số 1',
  'cơ quan a ',
  'đến ',
  '|',
  ' | ',
  '"',
  '\n',
  '0 VNĐ (',
  'á»',
  '\t',
  'gồm ',
  'huyện ',
];
const titles = Object.keys(raw()).filter((title) => title !== 'Mã thủ tục');

describe('hostile text', () => {
  it.each(pieces)('%j by the thousand in every column', (piece) => {
    const text = `x${piece.repeat(Math.ceil(length / piece.length)).slice(0, length)}x`;
    const started = performance.now();
    parseCatalogueRecord(
      Object.fromEntries([['Mã thủ tục', '9.000001'], ...titles.map((title) => [title, text])]),
      '2026-07',
    );
    parseCatalogueRecord(
      raw({
        'Cách thức thực hiện': way(
          'DIRECT',
          text.replaceAll('\n', ' '),
          `5 VNĐ (${text.replaceAll('\n', ' ')}) | ${text.replaceAll('\n', ' ')}`,
          text,
        ),
        'Thành phần hồ sơ': `[ ${text} ]\n- ${text}\n Số lượng: Bản chính: 0, Bản sao: 0`,
        'Căn cứ pháp lý': `* ${text} (${text}`,
      }),
      '2026-07',
    );
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
