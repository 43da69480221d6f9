import { describe, expect, it } from 'vitest';
import { parseCatalogueRecord } from '../../../../src/knowledge/catalogue/parse-record.js';
import { parseTimeLimit } from '../../../../src/knowledge/catalogue/time-limit.js';
import { raw, way } from './raw.js';

const filing = (text: string, steps?: string) =>
  parseCatalogueRecord(
    raw({ 'Cách thức thực hiện': text, ...(steps ? { 'Trình tự thực hiện': steps } : {}) }),
    '2026-07',
  );

describe('time limits', () => {
  it.each([
    ['3 WORKING_DAY', { amount: 3, unit: 'working_day' }],
    ['3.5 WORKING_DAY', { amount: 3.5, unit: 'working_day' }],
    ['7 ngày', { amount: 7, unit: 'day' }],
    ['8 HOUR', { amount: 8, unit: 'hour' }],
    ['2 MONTH', { amount: 2, unit: 'month' }],
    ['1 YEAR', { amount: 1, unit: 'year' }],
    ['Không quá 05 ngày làm việc OTHER', { amount: 5, unit: 'working_day' }],
  ])('%s', (text, limit) => expect(parseTimeLimit(text, []).limit).toEqual(limit));

  it('keeps what a sentence says besides the figure', () => {
    const text = 'Không quá 5 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ';
    expect(parseTimeLimit(text, [])).toMatchObject({
      limit: { amount: 5, unit: 'working_day', note: text },
      fromText: true,
    });
  });

  it('picks no figure where it holds for one case of several', () => {
    const text = 'Không quá 20 ngày đối với trường hợp cấp mới; không quá 5 ngày đối với trường hợp cấp lại';
    expect(parseTimeLimit(text, []).limit).toEqual({ unit: 'not_stated', note: text });
  });

  it.each(['1 OTHER', '5 OTHER', 'OTHER', '', 'Theo mô tả OTHER', 'Không quy định'])('states nothing: "%s"', (text) =>
    expect(parseTimeLimit(text, []).limit).toEqual({ unit: 'not_stated' }),
  );

  it('quotes the steps only where they clearly say the same or the next day', () => {
    const steps =
      '- Kiểm tra hồ sơ; nếu nhận sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo.\n    - Thông báo trong ngày.';
    const { procedure, repairs } = filing(way('DIRECT', '1 OTHER', '0 VNĐ ()'), steps);
    expect(procedure.filing[0]?.timeLimit).toEqual({
      unit: 'not_stated',
      note: 'nếu nhận sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo',
    });
    expect(repairs).toContain('time_not_stated');
    expect(
      filing(way('DIRECT', '1 OTHER', '0 VNĐ ()'), 'Giải quyết trong 10 ngày.').procedure.filing[0]?.timeLimit,
    ).toEqual({
      unit: 'not_stated',
    });
  });
});

describe('ways', () => {
  it('maps the three ways and keeps descriptions over several lines', () => {
    const text = [
      way(
        'ONLINE',
        '3 WORKING_DAY',
        '0 VNĐ ()',
        'Nộp dịch vụ công trực tuyến toàn trình.\nThời hạn giải quyết: tính từ ngày nhận.',
      ),
      way('POSTAL', '3 WORKING_DAY', '0 VNĐ ()'),
      way('DIRECT', '3 WORKING_DAY', '0 VNĐ ()', 'Không quy định'),
    ].join('\n  ');
    const { procedure } = filing(text);
    expect(procedure.filing.map((each) => each.way)).toEqual(['online', 'postal', 'desk']);
    expect(procedure.filing[0]).toMatchObject({
      service: 'full',
      note: 'Nộp dịch vụ công trực tuyến toàn trình.\nThời hạn giải quyết: tính từ ngày nhận.',
    });
    expect(procedure.filing[2]).not.toHaveProperty('note');
  });

  it('reads partial service, and neither where both are named', () => {
    const service = (words: string) => filing(way('ONLINE', '3 ngày', '0 VNĐ ()', words)).procedure.filing[0]?.service;
    expect(service('Trực tuyến một phần qua Cổng Dịch vụ công')).toBe('partial');
    expect(service('Danh mục trực tuyến toàn trình và trực tuyến một phần')).toBeUndefined();
    expect(service('nhận chuyển quyền một phần thửa đất')).toBeUndefined();
  });

  it('joins a way repeated for the cases of its fee', () => {
    const text = [
      way('DIRECT', 'OTHER', '2000 VNĐ (/trang)', 'Tại xã: thu theo trang.'),
      way('DIRECT', 'OTHER', '10 VNĐ (/bản)', 'Tại cơ quan đại diện: 10 USD/bản.'),
    ].join('\n  ');
    expect(filing(text).procedure.filing).toEqual([
      {
        way: 'desk',
        timeLimit: { unit: 'not_stated' },
        fees: [
          { kind: 'amount', amount: 2000, currency: 'VND', per: 'trang', case: 'Tại xã' },
          { kind: 'amount', amount: 10, currency: 'USD', per: 'bản', case: 'Tại cơ quan đại diện' },
        ],
        note: 'Tại xã: thu theo trang.\nTại cơ quan đại diện: 10 USD/bản.',
      },
    ]);
  });

  it('keeps a way apart for every time limit', () => {
    const text = `${way('DIRECT', '2 ngày', '0 VNĐ ()')}\n  ${way('DIRECT', '9 ngày', '0 VNĐ ()')}`;
    expect(filing(text).procedure.filing).toHaveLength(2);
  });
});
