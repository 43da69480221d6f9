import { describe, expect, it } from 'vitest';
import { Locality, type Overlay } from '../../../src/domain/locality.js';
import { Procedure } from '../../../src/domain/procedure.js';
import { applyOverlay, overlaysFor } from '../../../src/knowledge/overlay.js';

const procedure = Procedure.parse({
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  field: 'Hộ tịch',
  where: 'Ủy ban nhân dân cấp xã',
  filing: [
    {
      way: 'desk',
      timeLimit: { unit: 'working_day', amount: 5 },
      fees: [{ kind: 'province' }],
      note: 'mang bản chính',
    },
    { way: 'online', timeLimit: { unit: 'working_day', amount: 5 }, fees: [{ kind: 'province' }] },
  ],
  asOf: '2026-07',
  source: 'https://dichvucong.gov.vn',
  origin: 'curated',
});

const source = { title: 'Quyết định của tỉnh', asOf: '2026-01' };
const place = (...overlays: Omit<Overlay, 'source'>[]) =>
  Locality.parse({
    id: 'cho-moi',
    name: 'Chợ Mới',
    formerNames: ['huyện Chợ Mới'],
    province: 'Tỉnh Thử',
    contacts: [{ name: 'Xã Một', phone: '0200.123456' }],
    overlays: overlays.map((overlay) => ({ ...overlay, source })),
    sources: [source],
  });

const code = '1.001193';
const short = { unit: 'working_day', amount: 2 } as const;
const filing = (local: Procedure, way: string) => local.filing.find((entry) => entry.way === way);

describe('overlaysFor', () => {
  it('gives the overlays of this procedure with their own source', () => {
    const locality = place({ code, timeLimit: short }, { code: '2.000815', hours: 'thứ Bảy' });
    expect(overlaysFor(procedure, locality)).toEqual([{ code, timeLimit: short, source }]);
  });
});

describe('applyOverlay', () => {
  it('gives the procedure back where nothing differs', () => {
    expect(applyOverlay(procedure, place({ code: '2.000815', timeLimit: short }))).toBe(procedure);
  });

  it('changes every way when the overlay names none, and keeps what it leaves out', () => {
    const local = applyOverlay(procedure, place({ code, timeLimit: short }));
    expect(local.filing.map((entry) => entry.timeLimit)).toEqual([short, short]);
    expect(local.filing.map((entry) => entry.fees)).toEqual(procedure.filing.map((entry) => entry.fees));
    expect(local.where).toBe(procedure.where);
    expect(filing(local, 'online')).not.toHaveProperty('note');
  });

  it('changes only the named way', () => {
    const local = applyOverlay(procedure, place({ code, way: 'online', fees: [{ kind: 'free' }] }));
    expect(filing(local, 'online')?.fees).toEqual([{ kind: 'free' }]);
    expect(filing(local, 'desk')).toBe(procedure.filing[0]);
  });

  it('lets an overlay for one way win over one for every way, whatever their order', () => {
    const every = { code, timeLimit: { unit: 'working_day', amount: 3 } } as const;
    const online = { code, way: 'online', timeLimit: short } as const;
    for (const locality of [place(every, online), place(online, every)]) {
      const local = applyOverlay(procedure, locality);
      expect(local.filing.map((entry) => entry.timeLimit.amount)).toEqual([3, 2]);
    }
  });

  it('says hours and remarks in the note, with the place, after the national note', () => {
    const local = applyOverlay(procedure, place({ code, hours: 'sáng thứ Bảy', note: 'lấy số trước' }));
    expect(filing(local, 'desk')?.note).toBe(
      'mang bản chính; giờ nhận tại Chợ Mới: sáng thứ Bảy; tại Chợ Mới: lấy số trước',
    );
    // The portal has no opening hours.
    expect(filing(local, 'online')?.note).toBe('tại Chợ Mới: lấy số trước');
  });

  it('replaces where for the desk and says it in the note for another way', () => {
    expect(applyOverlay(procedure, place({ code, way: 'desk', where: 'Nhà văn hóa' })).where).toBe('Nhà văn hóa');
    const postal = applyOverlay(procedure, place({ code, way: 'postal', where: 'Bưu điện xã' }));
    expect(postal.where).toBe(procedure.where);
    expect(filing(postal, 'postal')?.note).toBe('nơi nộp tại Chợ Mới: Bưu điện xã');
  });

  it('adds a way that the national record lacks without borrowing its fee or time limit', () => {
    const local = applyOverlay(procedure, place({ code, way: 'postal', timeLimit: short }));
    expect(filing(local, 'postal')).toEqual({ way: 'postal', timeLimit: short, fees: [{ kind: 'unknown' }] });
    expect(Procedure.parse(local)).toEqual(local);
    // A rule for every way holds for the added one too.
    const both = applyOverlay(
      procedure,
      place({ code, way: 'postal', note: 'gửi bảo đảm' }, { code, timeLimit: short }),
    );
    expect(filing(both, 'postal')?.timeLimit).toEqual(short);
  });

  it('leaves the procedure and the locality as they were', () => {
    const locality = place({ code, timeLimit: short, fees: [{ kind: 'free' }], where: 'Nơi khác', hours: 'thứ Bảy' });
    const before = structuredClone({ procedure, locality });
    const local = applyOverlay(procedure, locality);
    expect(local).not.toBe(procedure);
    expect({ procedure, locality }).toEqual(before);
  });
});
