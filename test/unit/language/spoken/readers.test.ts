import { describe, expect, it } from 'vitest';
import { readCardinal } from '../../../../src/language/spoken/cardinal.js';
import { readDigits } from '../../../../src/language/spoken/digits.js';
import { writeTelephone } from '../../../../src/language/spoken/telephone.js';

describe('readCardinal', () => {
  it.each([
    ['không', 0, 1],
    ['tám', 8, 1],
    ['mười', 10, 1],
    ['mười lăm', 15, 2],
    ['mười nhăm', 15, 2],
    ['mười năm', 10, 1],
    ['hai mươi', 20, 2],
    ['hai mươi mốt', 21, 3],
    ['hai mốt', 21, 2],
    ['hai mươi một bản', 20, 2],
    ['ba mươi tư', 34, 3],
    ['ba mươi bốn', 34, 3],
    ['hai mươi tư pháp', 20, 2],
    ['năm mươi nhăm', 55, 3],
    ['sáu chục', 60, 2],
    ['hai mươi ba mươi', 20, 2],
    ['hai ba mươi', 2, 1],
    ['một trăm', 100, 2],
    ['một trăm hai', 120, 3],
    ['một trăm linh hai', 102, 4],
    ['hai trăm lẻ tư', 204, 4],
    ['hai trăm linh', 200, 2],
    ['ba trăm rưỡi', 350, 3],
    ['ba trăm năm', 300, 2],
    ['ba trăm năm nghìn', 350_000, 4],
    ['một trăm hai bản', 100, 2],
    ['ba ngàn rưỡi', 3500, 3],
    ['mười nghìn hai trang', 10_000, 2],
    ['một nghìn tư', 1400, 3],
    ['hai nghìn linh chín', 2009, 4],
    ['hai nghìn không trăm hai mươi sáu', 2026, 7],
    ['bốn triệu sáu', 4_600_000, 3],
    ['ba triệu hai trăm', 3_200_000, 4],
    ['ba triệu hai trăm nghìn', 3_200_000, 5],
    ['ba triệu không trăm linh hai', 3_000_002, 6],
    ['ba triệu rưỡi', 3_500_000, 3],
    ['một triệu chứng', 1, 1],
    ['một tỷ lệ', 1, 1],
    ['hai tỉ ba', 2_300_000_000, 3],
    ['hai nghìn tỷ', 2e12, 3],
    ['một tỷ hai trăm linh ba triệu bốn nghìn năm mươi', 1_203_004_050, 11],
    ['năm vạn', 50_000, 2],
    ['âm sáu mươi ba', -63, 4],
    ['hai muoi lam ngan', 25_000, 4],
    ['hai muoi lam giay to', 20, 2],
    ['nam tram nghin', 500_000, 3],
    ['tam muoi mot', 81, 3],
    ['mười sau', 10, 1],
  ])('%s → %d of %d words', (words, value, length) => {
    expect(readCardinal(words.split(' '))).toEqual({ value, length });
  });

  it.each(['', 'mươi', 'trăm', 'mốt', 'lăm', 'tư', 'linh hai', 'rưỡi', 'triệu', 'phí', 'âm', 'âm âm hai', 'toString'])(
    'reads nothing in "%s"',
    (words) => {
      expect(readCardinal(words.split(' '))).toBeUndefined();
    },
  );

  it('starts where it is told', () => {
    expect(readCardinal(['phí', 'hai', 'trăm', 'nghìn', 'đồng'], 1)).toEqual({ value: 200_000, length: 3 });
  });
});

describe('readDigits', () => {
  it.each([
    ['sáu bảy', '67', 2],
    ['không chín một hai', '0912', 4],
    ['tám mốt', '81', 2],
    ['chín bẩy', '97', 2],
    ['hai không mười ba', '2013', 4],
    ['hai không linh chín', '2009', 4],
    ['một chín chín mươi', '1990', 4],
    ['ba lăm hai tư', '3524', 4],
    ['hai sáu không bảy không sáu', '260706', 6],
    ['một hai trăm', '1', 1],
    ['khong chin mot', '091', 3],
    ['hai lam on', '2', 1],
  ])('%s → %s', (words, digits, length) => {
    expect(readDigits(words.split(' '))).toMatchObject({ digits, length });
  });

  it('counts the digits said one by one', () => {
    expect(readDigits('không chín mười lăm'.split(' '))?.singles).toBe(2);
  });

  it('reads nothing without a digit', () => {
    expect(readDigits(['phí'])).toBeUndefined();
    expect(readDigits(['linh', 'chín'])).toBeUndefined();
  });
});

describe('writeTelephone', () => {
  it.each([
    ['0912345678', '091-234-5678'],
    ['02838221122', '02838221122'],
    ['079190001234', '079190001234'],
    ['0101248141', '0101248141'],
    ['1234567890123456', '1234 5678 9012 3456'],
    ['113', '113'],
  ])('%s → %s', (digits, written) => {
    expect(writeTelephone(digits)).toBe(written);
  });
});
