import { describe, expect, it } from 'vitest';
import { renderFacet, renderOverview } from '../../../../src/assistant/replies/facts.js';
import { plainText } from '../../../../src/assistant/replies/plain-text.js';
import { type Facet, facets } from '../../../../src/domain/facets.js';
import type { Procedure } from '../../../../src/domain/procedure.js';
import { bees, birth, copies, death, procedure, residence } from '../../../support/procedures.js';

const today = '2026-11-23';
const said = (which: Procedure, facet: Facet, day = today): string =>
  plainText({ blocks: renderFacet(which, facet, day), choices: [] });
const lines = (which: Procedure, facet: Facet, day = today): string[] =>
  said(which, facet, day).split('\n').filter(Boolean);

const sameDay = { unit: 'same_day' } as const;

describe('fee', () => {
  it('is said by way of filing where it differs', () => {
    expect(lines(residence, 'fee').slice(0, 3)).toEqual([
      'Lệ phí đăng ký thường trú tùy cách nộp:',
      '• Nộp trực tiếp: 20.000 đồng mỗi lần',
      '• Nộp trực tuyến: 10.000 đồng mỗi lần',
    ]);
  });

  it('is said once where the ways agree, and equal ways share a line where a third differs', () => {
    expect(said(birth, 'fee')).toBe('Lệ phí đăng ký khai sinh: miễn phí.');
    const paid = { kind: 'amount', amount: 5000 } as const;
    const three = procedure({
      code: '1.000001',
      name: 'Cấp bản sao trích lục',
      filing: [
        { way: 'desk', timeLimit: sameDay, fees: [paid] },
        { way: 'online', timeLimit: sameDay, fees: [{ kind: 'free' }] },
        { way: 'postal', timeLimit: sameDay, fees: [paid] },
      ],
    });
    expect(lines(three, 'fee').slice(1)).toEqual([
      '• Nộp trực tiếp hoặc gửi qua bưu chính: 5.000 đồng',
      '• Nộp trực tuyến: miễn phí',
    ]);
  });

  it('names who pays nothing or less', () => {
    expect(said(residence, 'fee')).toContain('Được miễn, giảm: Trẻ em; Hộ nghèo.');
  });

  it('of a province is never a figure and never free', () => {
    expect(said(death, 'fee')).toContain('Hội đồng nhân dân');
    expect(said(death, 'fee')).not.toMatch(/\d|miễn phí/u);
  });

  it('that has run out is gone the next day, and is not replaced by a guess', () => {
    const discounted = procedure({
      code: '1.000002',
      name: 'Cấp đổi thẻ căn cước',
      filing: [
        { way: 'desk', timeLimit: sameDay, fees: [{ kind: 'amount', amount: 25_000, validUntil: '2026-12-31' }] },
      ],
    });
    expect(said(discounted, 'fee', '2026-12-31')).toContain('25.000 đồng, áp dụng đến hết 31/12/2026');
    expect(said(discounted, 'fee', '2027-01-01')).not.toContain('25.000');
    expect(said(discounted, 'fee', '2027-01-01')).toContain('chưa rõ mức thu');
  });

  it('of several cases lists each case', () => {
    const cases = procedure({
      code: '1.000003',
      name: 'Cấp thẻ',
      filing: [
        {
          way: 'desk',
          timeLimit: sameDay,
          fees: [
            { kind: 'free', case: 'cấp lần đầu' },
            { kind: 'amount', amount: 70_000, case: 'cấp lại vì mất' },
          ],
        },
      ],
    });
    expect(lines(cases, 'fee')).toEqual([
      'Lệ phí cấp thẻ:',
      '• Cấp lần đầu: miễn phí.',
      '• Cấp lại vì mất: 70.000 đồng.',
    ]);
  });

  it('by count says the tiers', () => {
    expect(said(copies, 'fee')).toMatch(/2\.000 đồng.*từ trang thứ 3: 1\.000 đồng.*tối đa 200\.000 đồng mỗi bản/u);
  });
});

describe('papers', () => {
  it('stand first that are always needed, then by case', () => {
    expect(lines(birth, 'papers')).toEqual([
      'Để đăng ký khai sinh, anh/chị cần:',
      '• Tờ khai đăng ký khai sinh, 1 bản chính',
      '• Giấy chứng sinh, 1 bản chính',
      'Tùy trường hợp, thêm:',
      '• Nhờ người khác đi thay: Văn bản ủy quyền, 1 bản chính',
    ]);
  });

  it('say the form, the copies, what is only shown, and the remark', () => {
    const detailed = procedure({
      code: '1.000004',
      name: 'Cấp giấy phép',
      papers: [
        { name: 'Đơn đề nghị', form: 'Mẫu 01', originals: 1, copies: 2 },
        { name: 'Thẻ căn cước', use: 'present', originals: 1 },
        { name: 'Ảnh chân dung;', note: 'chụp không quá sáu tháng' },
      ],
    });
    expect(lines(detailed, 'papers').slice(1)).toEqual([
      '• Đơn đề nghị (mẫu Mẫu 01), 1 bản chính, 2 bản sao',
      '• Thẻ căn cước, chỉ xuất trình rồi mang về',
      '• Ảnh chân dung. Chụp không quá sáu tháng.',
    ]);
  });

  it('of a case each do not pretend that some are always needed', () => {
    const either = procedure({
      code: '1.000005',
      name: 'Xóa đăng ký',
      papers: [
        { name: 'Giấy báo tử', case: 'người đã mất' },
        { name: 'Quyết định', case: 'có quyết định của tòa' },
      ],
    });
    expect(lines(either, 'papers')[0]).toBe('Giấy tờ để xóa đăng ký tùy trường hợp:');
  });

  it('are counted beyond a dozen', () => {
    const many = procedure({
      code: '1.000006',
      name: 'Lập dự án',
      papers: Array.from({ length: 15 }, (_, index) => ({ name: `Giấy số ${index + 1}` })),
    });
    expect(said(many, 'papers')).toContain('Còn 3 mục nữa, xem đầy đủ tại nguồn bên dưới.');
  });
});

describe('online', () => {
  const withService = (service?: 'full' | 'partial') =>
    procedure({
      code: '1.000007',
      name: 'Đăng ký nuôi ong',
      filing: [{ way: 'online', timeLimit: sameDay, fees: [{ kind: 'free' }], ...(service ? { service } : {}) }],
    });

  it.each([
    ['the whole way', withService('full'), /không phải đến nơi/u],
    ['part of the way', withService('partial'), /vẫn có bước phải đến nơi/u],
    ['not at all', death, /chưa nhận hồ sơ trực tuyến/u],
  ])('%s', (_what, which, expected) => {
    expect(said(which, 'online')).toMatch(expected);
  });

  it('promises nothing about visits where the source does not say', () => {
    expect(said(withService(), 'online')).toMatch(/^Được/u);
    expect(said(withService(), 'online')).not.toContain('đến nơi');
  });
});

describe('what the record does not say', () => {
  it.each(facets)('%s is said to be unknown, without a figure', (facet) => {
    expect(said(bees, facet)).toMatch(/nguồn (?:chưa|không)|chưa nhận/iu);
    expect(said(bees, facet)).not.toMatch(/\d|miễn phí/u);
  });
});

describe('overview', () => {
  const overview = (which: Procedure): string => plainText({ blocks: renderOverview(which, today), choices: [] });

  it('begins with staff’s own summary where there is one', () => {
    expect(overview(birth)).toMatch(/^Ghi tên em bé vào sổ hộ tịch/u);
    expect(overview(birth)).toContain('Giấy chứng sinh');
  });

  it('tells papers, place, time and fee where there is none', () => {
    for (const fact of ['CT01', 'Công an cấp xã', '7 ngày làm việc', '20.000 đồng'])
      expect(overview(residence)).toContain(fact);
  });
});

it('"all" holds what each facet of a procedure says', () => {
  const everything = said(birth, 'all');
  for (const facet of ['papers', 'fee', 'time', 'place', 'steps', 'result'] as const)
    expect(everything).toContain(said(birth, facet));
});

it('law is given with its number once', () => {
  expect(said(birth, 'legal')).toBe('Căn cứ pháp lý: Luật Hộ tịch (60/2014/QH13).');
});
