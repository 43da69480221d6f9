import { describe, expect, it } from 'vitest';
import { Procedure } from '../../../../src/domain/procedure.js';
import { parseCatalogueRecord } from '../../../../src/knowledge/catalogue/parse-record.js';
import { raw, way } from './raw.js';

const parse = (parts: Record<string, string> = {}) => parseCatalogueRecord(raw(parts), '2026-07');
const doubts = (parts: Record<string, string>) => parse(parts).procedure.doubts.map(({ kind }) => kind);

describe('a record', () => {
  it('becomes a procedure with source, date and nothing to mend', () => {
    const { procedure, repairs } = parse();
    expect(Procedure.parse(procedure)).toEqual(procedure);
    expect(repairs).toEqual([]);
    expect(procedure).toMatchObject({
      code: '9.000001',
      name: 'Cấp giấy phép nuôi vịt trời',
      field: 'Chăn nuôi',
      level: 'commune',
      authority: 'Chủ tịch Ủy ban nhân dân cấp xã',
      results: ['Giấy phép nuôi vịt trời'],
      steps: ['Bước 1: Nộp hồ sơ.', 'Bước 2: Nhận kết quả.'],
      legal: [{ number: '32/2018/QH14', title: 'Luật Chăn nuôi' }],
      decision: '12/QĐ-ABC',
      asOf: '2026-07',
      source: 'https://dichvucong.gov.vn',
      origin: 'catalogue',
      doubts: [],
    });
    expect(procedure).not.toHaveProperty('where');
  });

  it.each([
    [null, 'dòng không phải là một đối tượng JSON'],
    ['chữ', 'dòng không phải là một đối tượng JSON'],
    [{ 'Tên thủ tục': 'Nuôi vịt' }, 'thiếu "Mã thủ tục"'],
    [{ 'Mã thủ tục': '9.000001', 'Tên thủ tục': ' ' }, 'thiếu "Tên thủ tục"'],
    [{ ...raw(), 'Lĩnh vực': 7 }, '"Lĩnh vực" phải là chuỗi'],
  ])('is refused with a reason: %j', (input, reason) => {
    expect(() => parseCatalogueRecord(input, '2026-07')).toThrow(reason);
  });

  it('tolerates unknown and missing columns', () => {
    const { procedure } = parseCatalogueRecord(
      { 'Mã thủ tục': '9.000002', 'Tên thủ tục': 'Nuôi ngỗng', 'Cột mới': 1 },
      '2026-07',
    );
    expect(procedure).toMatchObject({ code: '9.000002', filing: [], papers: [], steps: [], legal: [], applicants: [] });
  });

  it.each([
    ['Cấp Xã', 'commune'],
    ['Cấp Tỉnh', 'province'],
    ['Cấp Bộ/Trung ương', 'central'],
  ])('level %s is %s', (source, level) => expect(parse({ 'Cấp thực hiện': source }).procedure.level).toBe(level));

  it('says when the level is missing', () => {
    const { procedure } = parse({ 'Cấp thực hiện': '' });
    expect(procedure).not.toHaveProperty('level');
    expect(procedure.doubts).toEqual([{ kind: 'level_missing', note: 'Không ghi cấp thực hiện.' }]);
  });

  it('falls back to the executing office, leaves the place out, reads an address', () => {
    const { procedure, repairs } = parse({ 'Cơ quan có thẩm quyền': '' });
    expect(procedure.authority).toBe('Ủy ban nhân dân cấp xã');
    expect(procedure).not.toHaveProperty('where');
    expect(repairs).toEqual(['authority_from_executor']);
    expect(parse({ 'Địa chỉ tiếp nhận HS': '"- Số 1 phố A\n- Số 2 phố B"' }).procedure.where).toBe(
      '- Số 1 phố A\n- Số 2 phố B',
    );
  });

  it('keeps a malformed code with a doubt, and tells a withdrawn one', () => {
    expect(parse({ 'Mã thủ tục': '1.0133611' }).procedure.code).toBe('1.0133611');
    expect(doubts({ 'Mã thủ tục': '1.0133611' })).toEqual(['code_malformed']);
    expect(doubts({ 'Mã thủ tục': '1.014955-Xoa' })).toEqual(['code_malformed', 'withdrawn']);
  });

  it.each([
    ['Trình tự thực hiện', 'Bước 1: Nộp hồ sơ tại UBND cấp huyện.'],
    ['Trình tự thực hiện', 'Nộp tại phòng Y tế quận, huyện, thị xã.'],
    ['Cơ quan thực hiện', 'Bảo hiểm xã hội cấp huyện'],
    ['Địa chỉ tiếp nhận HS', 'Trung tâm hành chính công cấp huyện'],
  ])('doubts a district office in %s', (part, text) => expect(doubts({ [part]: text })).toContain('district_office'));

  it.each([
    ['Yêu cầu, điều kiện thực hiện', 'Phù hợp với quy hoạch sử dụng đất cấp huyện'],
    ['Trình tự thực hiện', 'Rà soát quy hoạch sử dụng đất cấp huyện.'],
    ['Thành phần hồ sơ', '- Giấy của bệnh viện cấp huyện trở lên\n      Số lượng: Bản chính: 1, Bản sao: 0'],
    ['Căn cứ pháp lý', '* Nghị định về cơ quan chuyên môn thuộc UBND cấp huyện (37/2014/NĐ-CP)'],
  ])('does not mind a district that is no place to go to: %s', (part, text) =>
    expect(doubts({ [part]: text })).not.toContain('district_office'),
  );

  it('mends decomposed, invisible and broken Unicode', () => {
    const decomposed = 'Cấp giấy phép'.normalize('NFD');
    const broken = Buffer.from('Thủ tục', 'utf8').toString('latin1').replaceAll('\u0085', '…');
    const { procedure, repairs } = parse({
      'Tên thủ tục': `${decomposed}  nuôi\u200B vịt`,
      'Lĩnh vực': 'Chăn\u00A0nuôi',
    });
    expect(procedure.name).toBe('Cấp giấy phép nuôi vịt');
    expect(procedure.field).toBe('Chăn nuôi');
    expect(repairs).toEqual(['unicode']);
    expect(parse({ 'Tên thủ tục': broken }).procedure.name).toBe('Thủ tục');
  });

  it('splits applicants and results outside brackets only', () => {
    const { procedure } = parse({
      'Đối tượng thực hiện': 'Tổ chức (không bao gồm doanh nghiệp, HTX), Công dân Việt Nam',
      'Kết quả thực hiện': 'Giấy phép (bản giấy; bản điện tử); Thông báo từ chối, Phiếu hẹn',
    });
    expect(procedure.applicants).toEqual(['Tổ chức (không bao gồm doanh nghiệp, HTX)', 'Công dân Việt Nam']);
    expect(procedure.results).toEqual(['Giấy phép (bản giấy; bản điện tử)', 'Thông báo từ chối', 'Phiếu hẹn']);
  });

  it('reads "Không" as no conditions', () => {
    expect(parse({ 'Yêu cầu, điều kiện thực hiện': 'Không quy định.' }).procedure.conditions).toEqual([]);
    expect(parse({ 'Yêu cầu, điều kiện thực hiện': '- Có ao.\n- Có vịt.' }).procedure.conditions).toEqual([
      'Có ao.',
      'Có vịt.',
    ]);
  });

  it('keeps one doubt a kind though several fees raise it', () => {
    const fees = way('DIRECT', '3 ngày', '20 VNĐ () | 30 VNĐ ()');
    expect(doubts({ 'Cách thức thực hiện': fees })).toEqual(['fee_implausible']);
  });
});

describe('steps', () => {
  const steps = (text: string) => parse({ 'Trình tự thực hiện': text }).procedure.steps;

  it('keeps the lines of a counted stage together', () => {
    expect(steps('Bước 1: Nộp.\n- Tại xã.\n+ Giờ hành chính.\nBước 2: Nhận.')).toEqual([
      'Bước 1: Nộp.\n- Tại xã.\n+ Giờ hành chính.',
      'Bước 2: Nhận.',
    ]);
  });

  it('finds stages within a line', () => {
    expect(steps('Bước 1: Nộp hồ sơ. Bước 2: Nhận kết quả.')).toEqual(['Bước 1: Nộp hồ sơ.', 'Bước 2: Nhận kết quả.']);
  });

  it('takes dashes as steps, keeps sub-items, mends broken lines', () => {
    expect(steps('- Nộp hồ sơ tại\n    trung tâm.\n    + Sáng hoặc chiều.\n    - Nhận kết quả.')).toEqual([
      'Nộp hồ sơ tại trung tâm.\n+ Sáng hoặc chiều.',
      'Nhận kết quả.',
    ]);
  });
});

describe('legal documents', () => {
  const legal = (text: string) => parse({ 'Căn cứ pháp lý': text }).procedure.legal;

  it('joins broken lines, finds the number, names each document once', () => {
    expect(
      legal(
        '* Nghị định sửa đổi, bổ\n  sung một số điều (367/2025/NĐ-CP)\n  * Luật (Luật số 60/2014/QH13)\n  * Luật hộ tịch (60/2014/QH13)',
      ),
    ).toEqual([
      { number: '367/2025/NĐ-CP', title: 'Nghị định sửa đổi, bổ sung một số điều' },
      { number: '60/2014/QH13', title: 'Luật' },
    ]);
  });

  it('is empty without information', () => expect(legal('Không có thông tin căn cứ pháp lý.')).toEqual([]));
});
