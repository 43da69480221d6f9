import { describe, expect, it } from 'vitest';
import type { Fee } from '../../../../src/domain/procedure.js';
import { parseCatalogueRecord } from '../../../../src/knowledge/catalogue/parse-record.js';
import { raw, way } from './raw.js';

interface Options {
  description?: string;
  legal?: string;
  steps?: string;
  way?: 'ONLINE' | 'POSTAL' | 'DIRECT';
  asOf?: string;
}

/** The fees of the first way of a record with this fee text, with repairs and doubts. */
function read(fee: string, options: Options = {}) {
  const { procedure, repairs } = parseCatalogueRecord(
    raw({
      'Cách thức thực hiện': way(options.way ?? 'DIRECT', '3 WORKING_DAY', fee, options.description),
      ...(options.legal ? { 'Căn cứ pháp lý': options.legal } : {}),
      ...(options.steps ? { 'Trình tự thực hiện': options.steps } : {}),
    }),
    options.asOf ?? '2026-07',
  );
  const fees = procedure.filing[0]?.fees ?? [];
  return { fees, fee: fees[0] as Fee, repairs, doubts: procedure.doubts.map(({ kind }) => kind) };
}

describe('sums', () => {
  it('reads several fees with their cases and units', () => {
    const { fees } = read(
      '7000 VNĐ (- Nuôi một mình: + Trường hợp nộp trực tuyến thu 7.000 đồng/lần đăng ký.) | 5000 VNĐ (- Nuôi theo đàn: 5.000 đồng/con/lần đăng ký.)',
    );
    expect(fees).toEqual([
      {
        kind: 'amount',
        amount: 7000,
        currency: 'VND',
        per: 'lần đăng ký',
        case: 'Nuôi một mình: Trường hợp nộp trực tuyến',
      },
      { kind: 'amount', amount: 5000, currency: 'VND', per: 'con/lần đăng ký', case: 'Nuôi theo đàn' },
    ]);
  });

  it('keeps fees that differ by way apart', () => {
    const { procedure } = parseCatalogueRecord(
      raw({
        'Cách thức thực hiện': `${way('ONLINE', '7 WORKING_DAY', '10000 VNĐ ()')}\n  ${way('DIRECT', '7 WORKING_DAY', '20000 VNĐ ()')}`,
      }),
      '2026-07',
    );
    expect(procedure.filing.map(({ way: name, fees }) => [name, fees[0]])).toEqual([
      ['online', { kind: 'amount', amount: 10_000, currency: 'VND' }],
      ['desk', { kind: 'amount', amount: 20_000, currency: 'VND' }],
    ]);
  });

  it('says unknown where the source has no information, and is never empty', () => {
    expect(read('Không có thông tin').fees).toEqual([{ kind: 'unknown' }]);
    expect(read('|').fees).toEqual([{ kind: 'unknown' }]);
    expect(read('').fees).toEqual([{ kind: 'unknown' }]);
  });

  it('keeps a formula as a note', () => {
    const { fee } = read('0 VNĐ (150.000 đồng + (số tấn x 15.000 đồng/tấn); tối đa 700.000 đồng/lần)');
    expect(fee).toMatchObject({ kind: 'unknown', note: expect.stringContaining('15.000 đồng/tấn') });
  });

  it('marks a sum that contradicts its own note', () => {
    expect(read('50000 VNĐ (25.000.000đ/giấy thông hành)').doubts).toContain('fee_conflict');
  });
});

describe('lost thousands', () => {
  it.each([
    ['20 VNĐ (20.000 vnđ/tờ khai)', 20_000],
    ['135 VNĐ (Lệ phí cấp giấy phép: 135.000 đồng/lần.)', 135_000],
    ['500 VNĐ (Mức thu là 500.000 đồng/giấy.)', 500_000],
  ])('%s', (text, amount) => {
    const { fee, repairs, doubts } = read(text);
    expect(fee).toMatchObject({ kind: 'amount', amount, currency: 'VND' });
    expect(repairs).toContain('fee_thousands');
    expect(doubts).not.toContain('fee_implausible');
  });

  it('takes the schedule of enterprise registration as evidence', () => {
    const { fee } = read('100 VNĐ ()', { legal: '* Mức thu lệ phí đăng ký doanh nghiệp (47/2019/TT-BTC)' });
    expect(fee).toMatchObject({ kind: 'amount', amount: 100_000 });
  });

  it('takes the same fee of another way as evidence', () => {
    const { procedure } = parseCatalogueRecord(
      raw({
        'Cách thức thực hiện': `${way('ONLINE', '3 ngày', '60 VNĐ ()')}\n  ${way('DIRECT', '3 ngày', '60000 VNĐ ()')}`,
      }),
      '2026-07',
    );
    expect(procedure.filing[0]?.fees[0]).toMatchObject({ amount: 60_000 });
  });

  it.each([
    '20 VNĐ ()',
    '40 VNĐ (4.000 đ/giấy)',
    '25 VNĐ (25.000.000đ/giấy)',
    '1 VNĐ (Theo quy định của Luật phí và lệ phí)',
  ])('does not guess: %s', (text) => {
    const { fee, doubts, repairs } = read(text);
    expect(fee).toEqual({ kind: 'unknown', note: `Nguồn ghi: ${text}` });
    expect(doubts).toContain('fee_implausible');
    expect(repairs).not.toContain('fee_thousands');
  });
});

describe('foreign currency shown as VNĐ', () => {
  it('is proven by the note', () => {
    const { fee, repairs } = read('145 VNĐ (Thẻ có thời hạn không quá 02 năm: 145 USD/thẻ.)');
    expect(fee).toMatchObject({ kind: 'amount', amount: 145, currency: 'USD', per: 'thẻ' });
    expect(repairs).toContain('fee_currency');
  });

  it('is proven by the description', () => {
    expect(read('10 VNĐ (/bản)', { description: 'Tại cơ quan đại diện: 10 USD/bản.' }).fee).toEqual({
      kind: 'amount',
      amount: 10,
      currency: 'USD',
      per: 'bản',
    });
  });

  it('is proven by the fee schedule of missions abroad', () => {
    expect(read('5 VNĐ (Đăng ký khai tử)', { legal: '* Phí, lệ phí ngoại giao (264/2016/TT-BTC)' }).fee).toMatchObject({
      amount: 5,
      currency: 'USD',
    });
  });

  it('is not proven by the look of it', () => {
    expect(read('10 VNĐ (Gia hạn tạm trú)').fee.kind).toBe('unknown');
  });
});

describe('0 VNĐ', () => {
  it.each([
    'Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh, thành phố quyết định. Miễn lệ phí cho người thuộc hộ nghèo.',
    'theo quy định của hội đồng nhân dân cấp tỉnh',
    'Nghị quyết của HĐND tỉnh',
    'do Ủy ban nhân dân cấp tỉnh quy định.',
  ])('belongs to the province: %s', (note) => {
    const { fee, repairs } = read(`0 VNĐ (${note})`);
    expect(fee.kind).toBe('province');
    expect(repairs).toContain('fee_province');
  });

  it('names who is exempt from a provincial fee', () => {
    const { procedure } = parseCatalogueRecord(
      raw({
        'Cách thức thực hiện': way(
          'DIRECT',
          '3 ngày',
          '0 VNĐ (Do HĐND tỉnh quyết định. Miễn lệ phí cho người thuộc hộ nghèo.)',
        ),
      }),
      '2026-07',
    );
    expect(procedure.exemptions).toEqual(['Miễn lệ phí cho người thuộc hộ nghèo']);
  });

  it.each([
    'Không',
    'không có.',
    'Miễn phí',
    'Không thu lệ phí',
    'Không mất phí',
    '- Miễn lệ phí (Thông tư số 1/2020/TT-BTC).',
  ])('is free by its note: %s', (note) => {
    const { fees, repairs } = read(`0 VNĐ (${note})`);
    expect(fees.map(({ kind }) => kind)).toEqual(['free']);
    expect(repairs).toContain('fee_free');
  });

  it('is free for some only when the note picks them out', () => {
    expect(read('0 VNĐ (Miễn lệ phí cho người khuyết tật.)').fees.map(({ kind }) => kind)).toEqual(['free', 'unknown']);
    const online = read('0 VNĐ (Miễn lệ phí đối với trường hợp đăng ký qua mạng điện tử.)', { way: 'ONLINE' });
    expect(online.fees).toEqual([{ kind: 'free', note: expect.stringContaining('qua mạng') }]);
  });

  it('is free without a note, with a doubt where the steps speak of paying', () => {
    expect(read('0 VNĐ ()')).toMatchObject({ fees: [{ kind: 'free' }], repairs: ['fee_zero_bare'], doubts: [] });
    expect(read('0 VNĐ ()', { steps: 'Bước 1: Nộp hồ sơ, nộp lệ phí.' }).doubts).toContain('fee_zero_unproven');
  });

  it('is no fee beside a sum', () => {
    expect(read('0 VNĐ () | 30000 VNĐ ()').fees).toEqual([{ kind: 'amount', amount: 30_000, currency: 'VND' }]);
  });

  it('is unknown when the note points elsewhere', () => {
    const { fee, repairs } = read('0 VNĐ (Theo quy định của Bộ Tài chính)');
    expect(fee).toEqual({ kind: 'unknown', note: 'Theo quy định của Bộ Tài chính' });
    expect(repairs).toContain('fee_zero_unknown');
  });

  it('takes a lone sum from the note', () => {
    const { fee, repairs } = read('0 VNĐ (150.000 đồng/giấy)');
    expect(fee).toEqual({ kind: 'amount', amount: 150_000, currency: 'VND', per: 'giấy' });
    expect(repairs).toContain('fee_from_note');
  });
});

describe('words', () => {
  it('reads a price by the page', () => {
    const { fee, repairs } = read(
      '2000 VNĐ (2.000 đồng/trang; từ trang thứ ba 1.000 đồng/trang, tối đa 200.000 đồng/bản)',
    );
    expect(fee).toEqual({
      kind: 'tiered',
      per: 'trang',
      tiers: [{ upTo: 2, amount: 2000 }, { amount: 1000 }],
      cap: 200_000,
      capPer: 'bản',
    });
    expect(repairs).toContain('fee_tiered');
  });

  it('keeps the sum and the note where the tiers do not parse surely', () => {
    const note = '2.000 đồng/trang, những trang sau rẻ hơn';
    expect(read(`2000 VNĐ (${note})`).fee).toMatchObject({ kind: 'amount', amount: 2000, note });
  });

  it('reads a provincial fee without a figure', () => {
    expect(read('Hội đồng nhân dân cấp tỉnh quy định. | Hội đồng nhân dân cấp tỉnh quy định.').fees).toEqual([
      { kind: 'province', note: 'Hội đồng nhân dân cấp tỉnh quy định.' },
    ]);
  });
});

describe('dated fees', () => {
  const half = '50.000 đồng/thẻ; từ ngày 01/7/2025 đến hết ngày 31/12/2026 mức thu bằng 50% mức thu nêu trên.';

  it('applies a reduction in force, with its last day', () => {
    const { fee, repairs } = read(`50000 VNĐ (${half})`);
    expect(fee).toMatchObject({
      amount: 25_000,
      validUntil: '2026-12-31',
      note: expect.stringContaining('50.000 đồng'),
    });
    expect(repairs).toContain('fee_discount');
  });

  it('doubts the same reduction once it has ended', () => {
    const { fee, doubts } = read(`50000 VNĐ (${half})`, { asOf: '2027-02' });
    expect(fee).toMatchObject({ amount: 50_000 });
    expect(doubts).toContain('fee_stale');
  });

  it('applies a named reduced rate even to a figure without its thousands', () => {
    const note = '(áp dụng mức phí 25.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết ngày 31/12/2026)';
    expect(read(`50 VNĐ (${note})`).fee).toMatchObject({ amount: 25_000, per: 'hồ sơ', validUntil: '2026-12-31' });
  });

  it('dates a sum that held until a day', () => {
    const past = read('160000 VNĐ (160.000đ/hộ chiếu (áp dụng đến hết ngày 31/12/2023))');
    expect(past.fee).toMatchObject({ amount: 160_000, validUntil: '2023-12-31' });
    expect(past.doubts).toContain('fee_stale');
    const future = read('100000 VNĐ (Áp dụng đến hết ngày 31/12/2026 đối với cấp mới)');
    expect(future.fee).toMatchObject({ amount: 100_000, validUntil: '2026-12-31' });
    expect(future.doubts).toEqual([]);
  });

  it('says so where a reduction in force cannot be computed', () => {
    const { fee, doubts } = read('1000000 VNĐ (Mức giảm áp dụng đến hết ngày 31/12/2026)');
    expect(fee).not.toHaveProperty('validUntil');
    expect(doubts).toContain('fee_window');
  });
});
