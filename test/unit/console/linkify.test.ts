import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkify, webAddress } from '../../../src/console/chat/linkify.js';
import { maxQuestionLength } from '../../../src/console/chat/types.js';

const links = (text: string): string[] => linkify(text).flatMap(({ href }) => href ?? []);

describe('phone numbers', () => {
  it.each([
    ['gọi 0912 345 678 nhé', 'tel:0912345678'],
    ['0912.34.56.78', 'tel:0912345678'],
    ['+84 277 3563 362', 'tel:+842773563362'],
    ['đt: (0277) 3563 362', 'tel:02773563362'],
    ['024 3825 3536', 'tel:02438253536'],
    ['tổng đài 1900 8996', 'tel:19008996'],
    ['1900.55.88.85', 'tel:1900558885'],
    ['18001096.', 'tel:18001096'],
  ])('%s can be tapped', (text, href) => {
    expect(links(text)).toEqual([href]);
  });

  it.each([
    'H15.50-260706-1377',
    '079090123456', // an ID card
    'phí 1.900.000 đồng',
    '1.001193',
    '163/2026/NĐ-CP',
    'số 12345678',
    '091234567', // a digit short
    '09123456789', // a digit too many
    'ma0912345678',
  ])('%s is none', (text) => {
    expect(links(text)).toEqual([]);
  });
});

describe('web addresses', () => {
  it.each([
    ['xem https://dichvucong.gov.vn/thu-tuc?a=1&b=2.', 'https://dichvucong.gov.vn/thu-tuc?a=1&b=2'],
    ['(dichvucong.gov.vn)', 'https://dichvucong.gov.vn'],
    ['Cổng dichvucong.dongthap.gov.vn/tra-cuu, mục', 'https://dichvucong.dongthap.gov.vn/tra-cuu'],
    ['“https://vneid.gov.vn”', 'https://vneid.gov.vn'],
    ['HTTPS://VNEID.GOV.VN', 'HTTPS://VNEID.GOV.VN'],
  ])('%s can be tapped, without the sentence’s own signs', (text, href) => {
    expect(links(text)).toEqual([href]);
  });

  it.each([
    'javascript:alert(1)',
    'http://example.com',
    'data:text/html,x',
    'ubnd@dongthap.gov.vn',
    'xgov.vn',
    'gov.vn',
  ])('%s is none', (text) => {
    expect(links(text)).toEqual([]);
  });
});

describe('webAddress', () => {
  it.each(['https://a.vn', 'http://a.vn/x'])('takes %s', (url) => {
    expect(webAddress(url)).toBe(url);
  });

  it.each(['javascript:alert(1)', ' https://a.vn', '', '//a.vn', 'data:text/html,x'])('refuses "%s"', (url) => {
    expect(webAddress(url)).toBeUndefined();
  });
});

describe('for any text', () => {
  const piece = fc.constantFrom(
    '0912345678',
    '1900 8996',
    'https://x.vn/a',
    'dichvucong.gov.vn',
    ' ',
    '.',
    ',',
    '(',
    ')',
    '-',
    'H15',
    '7',
    'hỏi',
    '\n',
    '<b>',
    '😀',
  );
  const awkward = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));

  it('loses and adds nothing, and links only to https and tel', () => {
    fc.assert(
      fc.property(fc.oneof(awkward, fc.string({ unit: 'binary' })), (text) => {
        const segments = linkify(text);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        for (const { href } of segments) if (href) expect(href).toMatch(/^(?:https:\/\/\S+|tel:\+?\d{8,11})$/iu);
      }),
      { numRuns: 1000 },
    );
  });

  // Its time grows with the square of the length, so the length that counts is the longest question.
  it.each(['0', 'a.', '1900 ', 'https://', 'gov.vn.'])('takes the longest question, made of "%s", at once', (unit) => {
    const started = performance.now();
    linkify(unit.repeat(Math.ceil(maxQuestionLength / unit.length)));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
