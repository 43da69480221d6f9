import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetCues, fillerPhrases, keptPhrases } from '../../../src/assistant/cues.js';
import { understand } from '../../../src/assistant/understand.js';
import { type Facet, facets } from '../../../src/domain/facets.js';
import { fold } from '../../../src/language/syllables.js';

/** Syllables that count in full towards which procedure is meant. */
const telling = (text: string): string[] =>
  understand(text)
    .terms.filter((term) => term.weight === 1)
    .map((term) => term.folded);

const phrasings: Record<Facet, readonly string[]> = {
  papers: [
    'khai sinh cần giấy tờ gì',
    'kết hôn phải mang theo gì ạ',
    'chuẩn bị những gì khi làm hộ khẩu',
    'hồ sơ gồm những gì',
  ],
  fee: ['làm căn cước hết bao nhiêu tiền', 'lệ phí sao y', 'có tốn tiền không', 'đổi bằng lái mấy tiền vậy'],
  time: ['cấp lại thẻ mấy ngày có', 'bao lâu thì xong', 'chừng nào lấy được hộ chiếu', 'thời hạn giải quyết'],
  place: ['nộp ở đâu', 'làm khai tử chỗ nào', 'hộ chiếu thì đi đâu làm', 'ra cơ quan nào'],
  online: ['làm qua mạng được chứ', 'nộp trực tuyến tạm trú', 'trên vneid làm được hôn', 'nộp trên cổng dịch vụ công'],
  conditions: ['điều kiện nhận con nuôi', 'trợ cấp thì yêu cầu gì', 'tiêu chuẩn hộ nghèo', 'trường hợp nào được miễn'],
  steps: ['các bước đăng ký', 'trình tự cấp sổ đỏ', 'hướng dẫn em xin giấy phép', 'chuyển khẩu làm sao'],
  form: ['cho em xin mẫu đơn', 'tải mẫu ở trang nào', 'dùng biểu mẫu nào', 'mẫu tờ khai kết hôn'],
  result: ['xong thì nhận được gì', 'kết quả là gì', 'được cấp gì sau đó', 'kết quả khai tử'],
  legal: ['căn cứ pháp lý', 'theo nghị định nào', 'luật nào nói vậy', 'thông tư nào'],
  who: ['ai được làm giấy này', 'nhờ người khác đi được chứ', 'làm thay cho mẹ', 'đối tượng nào hưởng'],
  all: ['cho em thông tin chi tiết', 'nói đầy đủ giúp em', 'xem tất cả', 'toàn bộ thông tin'],
};

describe.each(facets)('%s', (facet) => {
  it.each(phrasings[facet])('is heard in "%s", with accents and without', (question) => {
    expect(understand(question).facets).toContain(facet);
    expect(understand(fold(question)).facets).toContain(facet);
  });
});

describe('facets', () => {
  it('stand in the order asked, each once', () => {
    expect(understand('nộp ở đâu, lệ phí bao nhiêu, mấy ngày có, và nộp đâu nữa').facets).toEqual([
      'place',
      'fee',
      'time',
    ]);
  });

  it('are none when only the procedure is named', () => {
    for (const name of ['đăng ký khai tử', 'làm căn cước cho bé', 'xác nhận độc thân'])
      expect(understand(name).facets).toEqual([]);
  });

  it.each([
    ['lệ phí như thế nào', ['fee']],
    ['giấy tờ ra sao', ['papers']],
    ['còn lệ phí thì sao', ['fee']],
    ['mất bao nhiêu ngày', ['time']],
    ['mất bao nhiêu', ['fee']],
    ['khai sinh làm như thế nào', ['steps']],
    ['chuyển khẩu thế nào', ['steps']],
    ['bao nhiêu tiền, làm thế nào', ['fee', 'steps']],
  ])('"%s" asks for %j', (question, expected) => {
    expect(understand(question).facets).toEqual(expected);
  });
});

describe('kept phrases', () => {
  it.each([
    ['mai táng phí', 'fee'],
    ['lệ phí trước bạ', 'fee'],
    ['đổi địa chỉ trên đăng ký xe', 'place'],
    ['chứng thực giấy ủy quyền', 'who'],
    ['hỗ trợ học phí', 'fee'],
  ] as const)('"%s" names a procedure and does not ask for %s', (question, facet) => {
    expect(understand(question).facets).not.toContain(facet);
    expect(understand(fold(question)).facets).not.toContain(facet);
  });

  it('do not swallow a real question beside them', () => {
    expect(understand('mai táng phí bao lâu có tiền').facets).toEqual(expect.arrayContaining(['time']));
  });
});

describe('accents', () => {
  it('tell "bản" from "bạn" and "bán" where they are written', () => {
    expect(telling('bạn cho hỏi')).toEqual([]);
    expect(telling('bản sao')).toEqual(['ban', 'sao']);
    expect(telling('bán nhà')).toContain('ban');
  });

  it('are not asked for: an unaccented word may be any of them', () => {
    expect(telling('ban cho hoi')).toEqual([]);
    expect(understand('phi bao nhieu').facets).toEqual(['fee']);
  });

  it('of another word keep a cue from being heard', () => {
    // "tiên" is not "tiền".
    expect(understand('thờ tổ tiên').facets).toEqual([]);
  });
});

describe('substance', () => {
  it.each([
    'còn lệ phí thì sao',
    'thế còn giấy tờ?',
    'Thế mất bao lâu',
    'vậy nộp ở đâu ạ',
    'con le phi thi sao',
    'dạ mấy ngày có ad ơi',
    '',
  ])('is nothing in "%s"', (question) => {
    expect(understand(question).substance).toBe(0);
  });

  it.each(['lệ phí khai sinh', 'thẻ bảo hiểm bao nhiêu tiền', 'sổ đỏ', 'nhập hộ khẩu cho vợ', '1.001193'])(
    'is something in "%s"',
    (question) => {
      expect(understand(question).substance).toBeGreaterThan(0);
    },
  );

  it('is lent to every syllable at least a little, since a cue may be a word of a name', () => {
    for (const { weight } of understand('dạ cho em hỏi lệ phí làm giấy tờ mất bao nhiêu').terms)
      expect(weight).toBeGreaterThan(0);
  });
});

describe('the tables', () => {
  it('give every facet a cue', () => {
    for (const facet of facets) expect(facetCues[facet].length, facet).toBeGreaterThan(0);
  });

  it('hold no empty phrase and none that is both filler and kept', () => {
    const every = [...Object.values(facetCues).flat(), ...keptPhrases, ...fillerPhrases];
    expect(every.filter((phrase) => phrase === '')).toEqual([]);
    expect(fillerPhrases.filter((phrase) => keptPhrases.includes(phrase))).toEqual([]);
  });
});

it('reads any text without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const { terms, substance } = understand(text);
      expect(substance).toBeLessThanOrEqual(terms.length);
    }),
    { numRuns: 500 },
  );
});
