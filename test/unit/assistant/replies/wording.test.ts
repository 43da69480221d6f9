import { describe, expect, it } from 'vitest';
import {
  feesInForce,
  feeWords,
  money,
  nameInSentence,
  sentence,
  shorten,
  timeWords,
} from '../../../../src/assistant/replies/wording.js';
import { Fee, type Filing } from '../../../../src/domain/procedure.js';
import { dateWords } from '../../../../src/language/dates.js';

const words = (fee: Parameters<typeof Fee.encode>[0] | Record<string, unknown>): string => feeWords(Fee.parse(fee));

describe('money', () => {
  it.each([
    [10_000, undefined, '10.000 đồng'],
    [500, undefined, '500 đồng'],
    [1_250_000, undefined, '1.250.000 đồng'],
    [10, 'USD', '10 USD'],
    [7.5, 'EUR', '7,5 EUR'],
  ] as const)('%s %s → %s', (amount, currency, expected) => {
    expect(money(amount, currency)).toBe(expected);
  });
});

describe('dateWords', () => {
  it.each([
    ['2026-12-31', '31/12/2026'],
    ['2026-07', 'tháng 7/2026'],
    ['2025-10', 'tháng 10/2025'],
  ])('%s → %s', (iso, expected) => {
    expect(dateWords(iso)).toBe(expected);
  });
});

describe('timeWords', () => {
  it.each([
    [{ unit: 'working_day', amount: 5 }, '5 ngày làm việc'],
    [{ unit: 'day', amount: 15 }, '15 ngày'],
    [{ unit: 'hour', amount: 8 }, '8 giờ'],
    [{ unit: 'month', amount: 2 }, '2 tháng'],
    [{ unit: 'year', amount: 1 }, '1 năm'],
    [{ unit: 'working_day', amount: 0.5 }, '0,5 ngày làm việc'],
    [{ unit: 'same_day' }, 'ngay trong ngày'],
    [{ unit: 'not_stated' }, 'chưa rõ bao lâu'],
    [
      { unit: 'same_day', note: 'nhận sau 15 giờ thì trả hôm sau' },
      'ngay trong ngày (nhận sau 15 giờ thì trả hôm sau)',
    ],
  ] as const)('%j → %s', (limit, expected) => {
    expect(timeWords(limit)).toBe(expected);
  });
});

describe('feeWords', () => {
  it.each([
    [{ kind: 'amount', amount: 8000, per: 'lần' }, '8.000 đồng mỗi lần'],
    // Sources write the unit in all these ways.
    [{ kind: 'amount', amount: 8000, per: '1 bản' }, '8.000 đồng mỗi bản'],
    [{ kind: 'amount', amount: 8000, per: '/ người' }, '8.000 đồng mỗi người'],
    [{ kind: 'amount', amount: 8000, per: 'Mỗi thẻ' }, '8.000 đồng mỗi thẻ'],
    [{ kind: 'amount', amount: 25, currency: 'USD' }, '25 USD'],
    [{ kind: 'amount', amount: 40_000, case: 'cấp lại' }, 'cấp lại: 40.000 đồng'],
    [{ kind: 'amount', amount: 5000, validUntil: '2026-12-31' }, '5.000 đồng, áp dụng đến hết 31/12/2026'],
    [{ kind: 'amount', amount: 5000, note: 'giảm một nửa' }, '5.000 đồng (giảm một nửa)'],
    [{ kind: 'free' }, 'miễn phí'],
    [{ kind: 'unknown' }, 'chưa rõ mức thu'],
  ])('%j → %s', (fee, expected) => {
    expect(words(fee)).toBe(expected);
  });

  it('says each tier from which count it holds, and the most that is taken', () => {
    const tiers = [{ upTo: 2, amount: 2000 }, { upTo: 10, amount: 1500 }, { amount: 1000 }];
    expect(words({ kind: 'tiered', per: 'trang', tiers, cap: 200_000, capPer: 'bản' })).toBe(
      '2.000 đồng mỗi trang; từ trang thứ 3: 1.500 đồng mỗi trang; từ trang thứ 11: 1.000 đồng mỗi trang; tối đa 200.000 đồng mỗi bản',
    );
    expect(words({ kind: 'tiered', per: 'tờ', tiers: [{ amount: 3000 }] })).toBe('3.000 đồng mỗi tờ');
  });

  // Trap 1 of the catalogue: "0 VNĐ" with a note that the province decides. Said as free it would be a false promise.
  it.each([{}, { note: 'theo Nghị quyết của tỉnh' }, { case: 'đăng ký lại' }, { validUntil: '2027-01' }])(
    'never says a fee that the province sets as 0 or as free: %j',
    (rest) => {
      const said = words({ kind: 'province', ...rest });
      expect(said).toContain('Hội đồng nhân dân');
      expect(said).not.toMatch(/\b0\b|miễn|không mất/u);
    },
  );

  it('cuts a note that runs over pages', () => {
    expect(words({ kind: 'free', note: 'rất dài '.repeat(200) }).length).toBeLessThan(260);
  });
});

describe('feesInForce', () => {
  const half: Fee = { kind: 'amount', amount: 25_000, currency: 'VND', validUntil: '2026-12-31' };
  const whole: Fee = { kind: 'amount', amount: 50_000, currency: 'VND' };
  const filing: Filing = { way: 'desk', timeLimit: { unit: 'same_day' }, fees: [half, whole] };

  it.each([
    ['2026-11-23', [half, whole]],
    ['2026-12-31', [half, whole]], // the last day still counts
    ['2027-01-01', [whole]],
  ])('on %s', (today, expected) => {
    expect(feesInForce(filing, today)).toEqual(expected);
  });

  it('takes a month as its last day', () => {
    const monthly = { ...filing, fees: [{ ...half, validUntil: '2026-12' }] };
    expect(feesInForce(monthly, '2026-12-31')).toHaveLength(1);
    expect(feesInForce(monthly, '2027-01-01')).toHaveLength(0);
  });
});

describe('names and sentences', () => {
  it.each([
    ['Thủ tục đăng ký khai tử', 'đăng ký khai tử'],
    ['THỦ TỤC CẤP THẺ CĂN CƯỚC', 'cấp thẻ căn cước'],
    ['Cấp giấy phép (bản điện tử) xây dựng.', 'cấp giấy phép xây dựng'],
    ['thủ tục', 'thủ tục'],
  ])('%s stands in a sentence as "%s"', (name, expected) => {
    expect(nameInSentence({ name })).toBe(expected);
  });

  it('cuts at a word and says that it did', () => {
    expect(shorten('một hai ba bốn', 9)).toBe('một hai…');
    expect(shorten('  một\n hai ', 9)).toBe('một hai');
  });

  it('begins a sentence with a capital and ends it once', () => {
    expect(sentence(' đến ủy ban ')).toBe('Đến ủy ban.');
    for (const ended of ['Được không?', 'Cần:', 'Xong!', 'Còn nữa…', 'Rồi.']) expect(sentence(ended)).toBe(ended);
  });
});
