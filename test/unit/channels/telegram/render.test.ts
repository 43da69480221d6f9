import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTelegram, textLimit } from '../../../../src/channels/telegram/render.js';
import { htmlToPlain } from '../../../../src/channels/telegram/rich-text.js';
import { splitText } from '../../../../src/channels/telegram/split-text.js';
import type { Block, Choice, Citation } from '../../../../src/domain/message.js';
import { parseHtml } from '../../../support/bot-api/parse-html.js';

const citation: Citation = {
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  section: 'papers',
  decision: '1872/QĐ-BTP',
  asOf: '2026-07',
  url: 'https://dichvucong.gov.vn/p?ma=1.001193&x="1"',
};
const paragraph = (text: string): Block => ({ type: 'paragraph', text });
const render = (blocks: Block[], choices: Choice[] = []) => renderTelegram({ blocks, choices });
const html = (...blocks: Block[]) => render(blocks).map((part) => part.text);
const shown = (part: { text: string }) => parseHtml(part.text).text;
const letters = (text: string) => text.replace(/\s+/gu, '');

describe('blocks', () => {
  it('escapes what citizens must not turn into markup', () => {
    expect(html(paragraph('Phí < 5.000 & > 0 "đồng" <b>'))).toEqual(['Phí &lt; 5.000 &amp; &gt; 0 "đồng" &lt;b&gt;']);
  });

  it('sets headings bold and close to their text, lists close under their lead-in', () => {
    expect(
      html(
        { type: 'heading', text: 'Khai sinh' },
        paragraph('Giấy tờ gồm:'),
        { type: 'list', items: ['Tờ khai', 'Giấy chứng sinh'] },
        paragraph('Các bước:'),
        { type: 'list', items: ['Nộp', 'Nhận'], ordered: true },
      ),
    ).toEqual(['<b>Khai sinh</b>\nGiấy tờ gồm:\n• Tờ khai\n• Giấy chứng sinh\n\nCác bước:\n1. Nộp\n2. Nhận']);
  });

  it('ends with the source in italics, the link under the name of its site', () => {
    expect(html(paragraph('Dạ.'), { type: 'source', citation })).toEqual([
      'Dạ.\n\n<i>Nguồn: Đăng ký khai sinh (mã 1.001193), Quyết định 1872/QĐ-BTP, dữ liệu tháng 7/2026, xem ' +
        '<a href="https://dichvucong.gov.vn/p?ma=1.001193&amp;x=&quot;1&quot;">dichvucong.gov.vn</a></i>',
    ]);
  });

  it('writes a full date, leaves an absent decision out, and links nothing but web pages', () => {
    const { decision: _, ...bare } = citation;
    const [part] = html({ type: 'source', citation: { ...bare, asOf: '2026-12-31', url: 'mailto:a@b.vn' } });
    expect(part).toBe('<i>Nguồn: Đăng ký khai sinh (mã 1.001193), dữ liệu 31/12/2026, xem mailto:a@b.vn</i>');
  });

  it('leaves blocks without visible letters out', () => {
    expect(html(paragraph(' '), paragraph('\u200b'), paragraph('Dạ.'))).toEqual(['Dạ.']);
    expect(html(paragraph(''))).toEqual([]);
  });

  it('goes back to plain words for a second try', () => {
    const [part = ''] = html({ type: 'heading', text: 'A & B <c>' }, { type: 'source', citation });
    expect(htmlToPlain(part)).toMatch(
      /^A & B <c>\nNguồn: .* xem dichvucong\.gov\.vn \(https:\/\/dichvucong\.gov\.vn\/p\?ma=1\.001193&x="1"\)$/u,
    );
  });
});

describe('buttons', () => {
  const choice = (label: string, payload = `p:${label}`): Choice => ({ label, payload });
  const rows = (...labels: string[]) =>
    render(
      [paragraph('Dạ.')],
      labels.map((label) => choice(label, 'p')),
    )
      .at(-1)
      ?.reply_markup?.inline_keyboard.map((row) => row.map((button) => button.text));

  it('stand two a row when short, alone when long, in their order', () => {
    expect(rows('Giấy tờ', 'Lệ phí', 'Thời gian')).toEqual([['Giấy tờ', 'Lệ phí'], ['Thời gian']]);
    expect(rows('Giấy tờ', 'Đăng ký khai sinh có yếu tố nước ngoài', 'Lệ phí', 'Nơi nộp')).toEqual([
      ['Giấy tờ'],
      ['Đăng ký khai sinh có yếu tố nước ngoài'],
      ['Lệ phí', 'Nơi nộp'],
    ]);
    expect(rows('   ')).toEqual([['p']]);
    expect(rows()).toBeUndefined();
  });

  it('go under the last part only', () => {
    const parts = render([paragraph('từ '.repeat(3000))], [choice('Có')]);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map((part) => 'reply_markup' in part)).toEqual(parts.map((_, index) => index === parts.length - 1));
  });

  it('get a sentence to stand under', () => {
    expect(render([paragraph('')], [choice('Có')])).toMatchObject([{ text: 'Anh/chị chọn giúp em:' }]);
  });

  it('refuse a payload that is too long in bytes though not in characters', () => {
    expect(() => render([paragraph('Dạ.')], [choice('a', 'ế'.repeat(22))])).toThrow(/66 bytes/u);
    expect(render([paragraph('Dạ.')], [choice('a', 'ế'.repeat(21))])).toHaveLength(1);
  });
});

describe('splitting', () => {
  it('prefers blank lines, then lines, then sentences, then words', () => {
    const pieces = (text: string, limit: number) =>
      splitText(text, limit).map(({ start, end }) => text.slice(start, end));
    expect(pieces('aaaa bbbb\n\ncccc\ndddd eeee', 20)).toEqual(['aaaa bbbb', 'cccc\ndddd eeee']);
    expect(pieces('aaaa bbbb\ncccc dddd. eeee', 20)).toEqual(['aaaa bbbb', 'cccc dddd. eeee']);
    expect(pieces('aaaa bbbb. cccc dddd eeee', 20)).toEqual(['aaaa bbbb.', 'cccc dddd eeee']);
    expect(pieces('aaaa bbbb cccc dddd eeee', 20)).toEqual(['aaaa bbbb cccc dddd', 'eeee']);
    expect(pieces('a'.repeat(45), 20)).toEqual(['a'.repeat(20), 'a'.repeat(20), 'aaaaa']);
  });

  it('does not leave a short heading alone in front of a long text', () => {
    const [first] = render([{ type: 'paragraph', text: 'Dạ.' }, paragraph('dài '.repeat(2000))]);
    expect(first?.text.length).toBeGreaterThan(4000);
  });

  it('never cuts inside a surrogate pair or before an accent', () => {
    for (let pad = 0; pad < 4; pad += 1) {
      const parts = render([paragraph('x'.repeat(pad) + '😀'.repeat(5000))]);
      expect(parts.map(shown).join('')).toBe('x'.repeat(pad) + '😀'.repeat(5000));
      for (const part of parts) expect(part.text).not.toMatch(/\p{Cs}/u);
    }
    for (const { start } of splitText('e\u0302\u0301'.repeat(50), 20)) expect(start % 3).toBe(0);
  });

  it('closes and opens bold, italics and links around a cut', () => {
    const parts = render([
      { type: 'heading', text: 'đậm '.repeat(1500) },
      { type: 'source', citation: { ...citation, name: 'dài '.repeat(1500) } },
    ]);
    expect(parts.length).toBe(4);
    for (const part of parts) expect(parseHtml(part.text).entities.length).toBeGreaterThan(0);
  });

  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('<b>', '&amp;', '&', '</a>', 'khai sinh.', '😀', '\n\n', '\n', 'x'.repeat(300)),
  );
  const text = fc
    .array(word, { maxLength: 60 })
    .map((words) => words.join(' ').repeat(words.length % 7 === 0 ? 20 : 1));
  const block = fc.oneof(
    fc.record({ type: fc.constant('paragraph' as const), text }),
    fc.record({ type: fc.constant('heading' as const), text }),
    fc.record({
      type: fc.constant('list' as const),
      items: fc.array(text, { minLength: 1, maxLength: 5 }),
      ordered: fc.boolean(),
    }),
    fc.record({ type: fc.constant('source' as const), citation: text.map((name) => ({ ...citation, name })) }),
  );

  it('loses nothing, stays within the limit, and is HTML that Telegram reads', () => {
    const visible = (value: string) => /[^\s\p{C}]/u.test(value);
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
        const parts = render(blocks);
        for (const part of parts) {
          // Throws for an unbalanced or unknown tag.
          const { text: plain } = parseHtml(part.text);
          expect(plain.length).toBeGreaterThan(0);
          expect(plain.length).toBeLessThanOrEqual(textLimit);
          expect(plain.trim()).toBe(plain);
          expect(part.text).not.toMatch(/\p{Cs}/u);
        }
        const all = letters(parts.map(shown).join(''));
        let at = 0;
        for (const piece of blocks.flatMap((one) =>
          one.type === 'list' ? one.items : [one.type === 'source' ? one.citation.name : one.text],
        )) {
          if (!visible(piece)) continue;
          const found = all.indexOf(letters(piece), at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + letters(piece).length;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('covers any text with slices within any limit', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 400 }), (value, limit) => {
        const slices = splitText(value, limit);
        let at = 0;
        for (const { start, end } of slices) {
          expect(value.slice(at, start).trim()).toBe('');
          expect(end - start).toBeGreaterThan(0);
          expect(end - start).toBeLessThanOrEqual(limit);
          at = end;
        }
        expect(value.slice(at).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
