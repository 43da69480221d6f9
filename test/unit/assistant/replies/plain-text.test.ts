import { describe, expect, it } from 'vitest';
import { plainText, sourceLine } from '../../../../src/assistant/replies/plain-text.js';
import type { Citation } from '../../../../src/domain/message.js';

const citation: Citation = {
  code: '1.000656',
  name: 'Đăng ký khai tử',
  section: 'fee',
  decision: '163/QĐ-BTP',
  asOf: '2026-07-31',
  url: 'https://dichvucong.gov.vn/x',
};

describe('sourceLine', () => {
  it('names the procedure, its code, the decision and the date of the data', () => {
    expect(sourceLine(citation)).toBe(
      'Nguồn: Đăng ký khai tử (mã 1.000656), Quyết định 163/QĐ-BTP, dữ liệu 31/07/2026',
    );
  });

  it('leaves out a decision that is not known and names a month where there is no day', () => {
    const { decision: _, ...rest } = citation;
    expect(sourceLine({ ...rest, asOf: '2026-07' })).toBe('Nguồn: Đăng ký khai tử (mã 1.000656), dữ liệu tháng 7/2026');
  });
});

describe('plainText', () => {
  it('parts blocks by an empty line and keeps a list close under its lead-in', () => {
    const reply = {
      blocks: [
        { type: 'heading', text: 'Khai tử' },
        { type: 'paragraph', text: 'Cần:' },
        { type: 'list', items: ['giấy báo tử', 'căn cước'] },
        { type: 'list', items: ['nộp', 'nhận'], ordered: true },
        { type: 'source', citation },
      ] as const,
      choices: [{ label: 'Lệ phí', payload: 'p:1.000656:fee' }],
    };
    expect(plainText({ ...reply, blocks: [...reply.blocks].map((block) => structuredClone(block)) as never })).toBe(
      [
        'Khai tử',
        '',
        'Cần:',
        '• giấy báo tử',
        '• căn cước',
        '1. nộp',
        '2. nhận',
        '',
        sourceLine(citation),
        'https://dichvucong.gov.vn/x',
      ].join('\n'),
    );
  });

  it('gives text back as it is: markup is a channel’s business', () => {
    const said = '<b>1 < 2</b> & *sao* _gạch_ `mã`';
    expect(plainText({ blocks: [{ type: 'paragraph', text: said }], choices: [] })).toBe(said);
  });
});
