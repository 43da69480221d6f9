/** A few made-up procedures and one made-up place, small enough to keep in one's head, in a real knowledge snapshot. */
import type { z } from 'zod';
import { Locality } from '../../src/domain/locality.js';
import { Procedure } from '../../src/domain/procedure.js';
import { KnowledgeSnapshot } from '../../src/knowledge/snapshot.js';

type Fields = Partial<z.input<typeof Procedure>> & { code: string; name: string };

/** A commune's curated procedure of which nothing but the name is known, unless `fields` say more. */
export const procedure = (fields: Fields): Procedure =>
  Procedure.parse({
    field: 'Hộ tịch',
    level: 'commune',
    asOf: '2026-07',
    source: `https://dichvucong.gov.vn/thu/${fields.code}`,
    origin: 'curated',
    ...fields,
  });

const sameDay = { unit: 'same_day' } as const;
const days = (amount: number) => ({ unit: 'working_day', amount }) as const;

export const birth = procedure({
  code: '1.001193',
  name: 'Thủ tục đăng ký khai sinh',
  aliases: ['làm giấy khai sinh', 'khai sanh cho con', 'giấy khai sinh cho bé'],
  decision: '163/QĐ-THU',
  papers: [
    { name: 'Tờ khai đăng ký khai sinh', originals: 1 },
    { name: 'Giấy chứng sinh', originals: 1 },
    { name: 'Văn bản ủy quyền', originals: 1, case: 'nhờ người khác đi thay' },
  ],
  filing: [
    { way: 'desk', timeLimit: sameDay, fees: [{ kind: 'free' }] },
    { way: 'online', service: 'full', timeLimit: sameDay, fees: [{ kind: 'free' }] },
  ],
  where: 'Ủy ban nhân dân cấp xã nơi cư trú của cha hoặc mẹ',
  legal: [{ number: '60/2014/QH13', title: 'Luật Hộ tịch' }],
  summary: 'Ghi tên em bé vào sổ hộ tịch, xong trong ngày.',
});

export const birthAbroad = procedure({
  code: '2.000528',
  name: 'Thủ tục đăng ký khai sinh có yếu tố nước ngoài',
  aliases: ['khai sinh cho con có cha là người nước ngoài'],
});

export const birthAgain = procedure({
  code: '1.004884',
  name: 'Thủ tục đăng ký lại khai sinh',
  aliases: ['mất giấy khai sinh bản chính làm lại'],
});

/** The fee differs by way of filing, the time does not. */
export const residence = procedure({
  code: '1.004222',
  name: 'Đăng ký thường trú',
  aliases: ['nhập hộ khẩu', 'làm hộ khẩu thường trú'],
  field: 'Cư trú',
  decision: '320/QĐ-THU',
  papers: [{ name: 'Tờ khai thay đổi thông tin cư trú', originals: 1, form: 'CT01' }],
  filing: [
    { way: 'desk', timeLimit: days(7), fees: [{ kind: 'amount', amount: 20_000, per: 'lần' }] },
    { way: 'online', service: 'partial', timeLimit: days(7), fees: [{ kind: 'amount', amount: 10_000, per: 'lần' }] },
  ],
  exemptions: ['Trẻ em', 'Hộ nghèo'],
  where: 'Công an cấp xã',
});

export const copies = procedure({
  code: '2.000815',
  name: 'Chứng thực bản sao từ bản chính',
  aliases: ['công chứng photo', 'sao y bản chính'],
  field: 'Chứng thực',
  filing: [
    {
      way: 'desk',
      timeLimit: sameDay,
      fees: [
        {
          kind: 'tiered',
          per: 'trang',
          tiers: [{ upTo: 2, amount: 2000 }, { amount: 1000 }],
          cap: 200_000,
          capPer: 'bản',
        },
      ],
    },
  ],
});

/** The catalogue says 0 here and means "see your province": the trap of DOMAIN.md. */
export const death = procedure({
  code: '1.000656',
  name: 'Thủ tục đăng ký khai tử',
  aliases: ['báo tử', 'làm giấy chứng tử'],
  filing: [{ way: 'desk', timeLimit: sameDay, fees: [{ kind: 'province' }] }],
});

/** An imported record of which the source says next to nothing. */
export const bees = procedure({
  code: '1.777001',
  name: 'Cấp giấy xác nhận nuôi ong mật',
  field: 'Chăn nuôi',
  level: 'province',
  origin: 'catalogue',
});

/** Six schemes with one everyday name: "mai táng phí" alone cannot tell which. */
export const funerals = [
  'người có công',
  'người cao tuổi',
  'cựu chiến binh',
  'thanh niên xung phong',
  'dân công hỏa tuyến',
  'người khuyết tật',
].map((who, index) =>
  procedure({
    code: `1.88800${index + 1}`,
    name: `Hỗ trợ mai táng phí đối với ${who}`,
    aliases: ['mai táng phí', `tiền mai táng cho ${who}`],
    field: 'Bảo trợ xã hội',
    filing: [{ way: 'desk', timeLimit: days(10 + index), fees: [{ kind: 'free' }] }],
  }),
);

/** A place with a person to call, and a shorter time limit for one procedure. */
export const island = Locality.parse({
  id: 'cu-lao-xanh',
  name: 'Cù Lao Xanh',
  formerNames: ['huyện Cù Lao Xanh'],
  province: 'Tỉnh Thử',
  presentUnits: ['Xã Bãi Bàng'],
  contacts: [{ name: 'Trung tâm Phục vụ hành chính công xã Bãi Bàng', phone: '0299.123456' }],
  overlays: [
    {
      code: '1.004222',
      timeLimit: days(3),
      hours: 'cả sáng thứ Bảy',
      source: { title: 'Quyết định 12 của xã Bãi Bàng', url: 'https://baibang.example.vn/12', asOf: '2026-02-01' },
    },
  ],
  sources: [{ title: 'Trang của xã Bãi Bàng', asOf: '2026-02' }],
});

const national = Locality.parse({
  id: 'national',
  name: 'Cả nước',
  formerNames: ['toàn quốc'],
  province: 'Cả nước',
  contacts: [{ name: 'Tổng đài Cổng Dịch vụ công quốc gia', phone: '18001096' }],
  sources: [{ title: 'Cổng Dịch vụ công quốc gia', asOf: '2026-07' }],
});

export const allProcedures: Procedure[] = [birth, birthAbroad, birthAgain, residence, copies, death, bees, ...funerals];

/** @param procedures instead of all of them, for an index in which one thing stands out */
export const testKnowledge = (procedures: Procedure[] = allProcedures): Promise<KnowledgeSnapshot> =>
  KnowledgeSnapshot.build({
    version: 'test',
    curated: procedures.filter((one) => one.origin === 'curated'),
    imported: procedures.filter((one) => one.origin === 'catalogue'),
    localities: [national, island],
  });
