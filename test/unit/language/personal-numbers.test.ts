import { describe, expect, it } from 'vitest';
import { maskedNumber, maskPersonalNumbers } from '../../../src/language/personal-numbers.js';

const m = maskedNumber;

const masked: [string, string][] = [
  ['CCCD của tôi là 001085012345 ạ', `CCCD của tôi là ${m} ạ`],
  ['cccd 001 085 012 345', `cccd ${m}`],
  ['số 001.085.012.345, làm lại thế nào', `số ${m}, làm lại thế nào`],
  ['001-085-012-345', m],
  ['cmnd 123456789', `cmnd ${m}`],
  ['cmnd 123 456 789 cũ', `cmnd ${m} cũ`],
  ['cmnd 123.456.789', `cmnd ${m}`],
  ['gọi 0912345678', `gọi ${m}`],
  ['gọi 0912 345 678 nhé', `gọi ${m} nhé`],
  ['gọi 0912.345.678', `gọi ${m}`],
  ['gọi 091-234-5678', `gọi ${m}`],
  ['gọi 0912,345,678', `gọi ${m}`],
  ['gọi 0 9 1 2 3 4 5 6 7 8', `gọi ${m}`],
  ['gọi +84 912 345 678', `gọi ${m}`],
  ['gọi (+84)912345678', `gọi (${m}`],
  ['gọi 84912345678', `gọi ${m}`],
  ['bàn (024) 3825 1234', `bàn ${m}`],
  ['0912345678nhé', `${m}nhé`],
  ['CCCD001085012345', `CCCD${m}`],
  ['０９１２３４５６７８', m],
  ['0912\u200B345\u200B678', m],
  ['bảo hiểm 7912345678', `bảo hiểm ${m}`],
  ['mã số thuế 0101234567-001', `mã số thuế ${m}`],
  ['123456789 đồng ý cấp lại', `${m} đồng ý cấp lại`],
  ['hộ chiếu C1234567', `hộ chiếu ${m}`],
  ['số em là không chín một hai ba bốn năm sáu bảy tám ạ', `số em là ${m} ạ`],
  ['sinh 01/07/1960, cccd 001060012345, sđt 0912345678', `sinh 01/07/1960, cccd ${m}, sđt ${m}`],
  ['thủ tục 1.001193 cho người có số 001085012345', `thủ tục 1.001193 cho người có số ${m}`],
];

const kept = [
  'thủ tục 1.001193 hết bao nhiêu',
  'mã 2.000815.000.00.00.H12',
  'phí 10.000 đồng một bản',
  'phí 1.200.000 đồng',
  'đất 100.000.000 đồng',
  'đất 1.500.000.000 thì thuế bao nhiêu',
  'vay 500000000 đồng',
  'ngày 06/07/2026',
  'ngày 6-7-2026 và 06.07.2026',
  'từ 01/07/2025 đến 31/12/2026',
  'ngày 2026-07-06',
  'hồ sơ H15.50-260706-1377',
  'hồ sơ H15 50 260706 1377',
  'hồ sơ 000.00.01.H15-260706-0001',
  'Nghị định 123/2015/NĐ-CP, Thông tư 04/2020/TT-BTP',
  'hai ba bốn bản sao',
  'nhà số 12, ngõ 34, tổ 5',
  'sinh năm 1960, con sinh 2025',
  'gọi 113 hay 1900 1234',
];

describe('maskPersonalNumbers', () => {
  it.each(masked)('masks %j', (text, expected) => {
    expect(maskPersonalNumbers(text)).toBe(expected);
  });

  it.each(kept)('keeps %j', (text) => {
    expect(maskPersonalNumbers(text)).toBe(text);
  });

  it('masks what is masked only once, and stays quick on hostile input', () => {
    const text = 'cccd 001085012345, sđt 0912 345 678';
    expect(maskPersonalNumbers(maskPersonalNumbers(text))).toBe(maskPersonalNumbers(text));
    const started = performance.now();
    for (const hostile of [
      '1 '.repeat(20_000),
      '0.'.repeat(20_000),
      'hai '.repeat(20_000),
      '1.000'.repeat(8_000),
      '1,'.repeat(20_000),
      '1  -'.repeat(10_000),
    ]) {
      maskPersonalNumbers(hostile);
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
