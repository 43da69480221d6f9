/** What a citizen may expect of search, without a word about scores: those are tuned. */
import { setImmediate as nextTick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/assistant/understand.js';
import type { Procedure } from '../../../src/domain/procedure.js';
import { procedureDocument } from '../../../src/knowledge/search/documents.js';
import { SearchIndex } from '../../../src/knowledge/search/search-index.js';
import {
  allProcedures,
  bees,
  birth,
  birthAbroad,
  birthAgain,
  copies,
  death,
  procedure,
  residence,
} from '../../support/procedures.js';

const finder = async (procedures: Iterable<Procedure>) => {
  const index = await SearchIndex.build([...procedures].map(procedureDocument));
  return (question: string, limit = 10) => index.search(understand(question).terms, limit);
};
const found = await finder(allProcedures);
const first = (question: string): string | undefined => found(question)[0]?.code;

describe('names', () => {
  it.each([
    ['đăng ký khai tử', death],
    ['Thủ tục đăng ký khai tử', death],
    ['chứng thực bản sao từ bản chính', copies],
    ['cấp giấy xác nhận nuôi ong mật', bees],
  ])('%s is found by its official name', (question, { code }) => {
    expect(first(question)).toBe(code);
  });

  it.each([
    ['công chứng photo', copies],
    ['cho em hỏi sao y bản chính ở đâu', copies],
    ['báo tử cho ông nội', death],
    ['em muốn nhập hộ khẩu cho vợ', residence],
  ])('%s is found by what people call it', (question, { code }) => {
    expect(first(question)).toBe(code);
  });

  it.each(allProcedures.filter((one) => !one.aliases.includes('mai táng phí')).map((one) => [one.name, one.code]))(
    '%s is found without accents too',
    (name, code) => {
      const bare = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D');
      expect(first(bare)).toBe(code);
    },
  );

  it('one fitting everyday name among many is enough', async () => {
    const many = procedure({
      code: '1.000301',
      name: 'Cấp phép sự kiện',
      aliases: [...Array.from({ length: 30 }, (_, index) => `hội hè kiểu ${index}`), 'xin múa lân'],
    });
    expect((await finder([...allProcedures, many]))('xin múa lân')[0]?.code).toBe(many.code);
  });
});

describe('the plain procedure', () => {
  it.each(['đăng ký khai sinh', 'khai sinh cho con', 'lam giay khai sinh'])(
    'stands before its variants: %s',
    (question) => {
      expect(first(question)).toBe(birth.code);
    },
  );

  it.each([
    ['khai sinh cho con có cha là người nước ngoài', birthAbroad],
    ['đăng ký khai sinh có yếu tố nước ngoài', birthAbroad],
    ['mất giấy khai sinh làm lại', birthAgain],
    ['đăng ký lại khai sinh', birthAgain],
  ])('makes way when the question says so: %s', (question, { code }) => {
    expect(first(question)).toBe(code);
  });
});

describe('accents', () => {
  const pair = [
    procedure({ code: '1.000401', name: 'Khai báo tạm vắng', aliases: ['bán nhà'] }),
    procedure({ code: '1.000402', name: 'Khai báo lưu trú', aliases: ['bạn nhà'] }),
  ];

  it('decide between two that are alike without them', async () => {
    const search = await finder(pair);
    expect(search('bán nhà')[0]?.code).toBe('1.000401');
    expect(search('bạn nhà')[0]?.code).toBe('1.000402');
  });

  it('are not asked for: without them both are found', async () => {
    expect((await finder(pair))('ban nha').map((hit) => hit.code)).toEqual(['1.000401', '1.000402']);
  });

  it('may stand on either vowel', async () => {
    const peace = procedure({ code: '1.000403', name: 'Công nhận kết quả hòa giải' });
    expect((await finder([...allProcedures, peace]))('công nhận hoà giải')[0]?.code).toBe(peace.code);
  });
});

describe('between equals', () => {
  const at = (level: 'commune' | 'province' | 'central', code: string) =>
    procedure({ code, name: 'Cấp phép mở lớp dạy hát', level });

  it('the level a citizen deals with comes first, whatever the order they were added in', async () => {
    const levels = [at('central', '1.000501'), at('province', '1.000502'), at('commune', '1.000503')];
    for (const order of [levels, [...levels].reverse()]) {
      const hits = (await finder(order))('mở lớp dạy hát');
      expect(hits.map((hit) => hit.code)).toEqual(['1.000503', '1.000502', '1.000501']);
    }
  });

  it('what staff wrote comes before what was imported', async () => {
    const imported = { ...at('commune', '1.000504'), origin: 'catalogue' as const };
    expect((await finder([imported, at('commune', '1.000505')]))('mở lớp dạy hát')[0]?.code).toBe('1.000505');
  });

  it('what seems withdrawn comes last', async () => {
    const withdrawn = { ...at('commune', '1.000506'), doubts: [{ kind: 'withdrawn', note: 'bãi bỏ' }] };
    expect((await finder([withdrawn, at('central', '1.000507')]))('mở lớp dạy hát')[0]?.code).toBe('1.000507');
  });
});

describe('results', () => {
  it('are none for an empty question, and none for words that no procedure has', () => {
    for (const question of ['', '   ', '?!', '😀', 'qwxyz blorb']) expect(found(question)).toEqual([]);
  });

  it('are at most as many as asked for, best first, each procedure once', () => {
    const hits = found('mai táng phí', 3);
    expect(hits).toHaveLength(3);
    expect(hits.map((hit) => hit.score)).toEqual([...hits.map((hit) => hit.score)].sort((a, b) => b - a));
    expect(new Set(hits.map((hit) => hit.code)).size).toBe(3);
  });

  it('say how much was covered as shares', () => {
    for (const hit of found('đăng ký khai sinh cho con ở quê ngoại xa xôi')) {
      expect(hit.score).toBeGreaterThan(0);
      for (const share of [hit.questionCover, hit.entryCover]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
    }
  });

  it('are the same again: one search leaves nothing behind for the next', () => {
    const before = found('đăng ký khai sinh');
    found('mai táng phí người có công', 1);
    found('nhập hộ khẩu');
    expect(found('đăng ký khai sinh')).toEqual(before);
  });

  it('are the same from an index that was built with pauses', async () => {
    const many = [
      ...allProcedures,
      ...Array.from({ length: 120 }, (_, index) =>
        procedure({ code: `5.${100_000 + index}`, name: `Cấp phép loại ${index}` }),
      ),
    ];
    let pauses = 0;
    const paused = await SearchIndex.build([...many].map(procedureDocument), () => {
      pauses += 1;
      return nextTick();
    });
    const straight = await SearchIndex.build([...many].map(procedureDocument));
    expect(pauses).toBeGreaterThan(0);
    expect(paused.size).toBe(straight.size);
    for (const question of ['khai sinh', 'mai táng phí', 'cấp phép loại 77', 'hộ khẩu'])
      expect(paused.search(understand(question).terms)).toEqual(straight.search(understand(question).terms));
  });
});
