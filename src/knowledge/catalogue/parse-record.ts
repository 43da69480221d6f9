/** One raw catalogue line → one `Procedure`, with what was mended and what stays in doubt. */
import { type Doubt, type Level, Procedure, procedureCodePattern } from '../../domain/procedure.js';
import { districtMention } from './district.js';
import { parseFiling } from './filing.js';
import { type DoubtKind, doubtMeanings, type RepairKind } from './kinds.js';
import { parseLegal } from './legal.js';
import { parsePapers } from './papers.js';
import { type CatalogueRecord, readRecord } from './record.js';
import { splitConditions, splitOutsideBrackets, splitResults, splitSteps } from './steps.js';
import { oneLine, shorten, tidyLines, trimTail } from './text.js';

/** The portal: the catalogue gives no address of the single procedure. */
export const catalogueSource = 'https://dichvucong.gov.vn';

const levels: Record<string, Level> = { 'cấp xã': 'commune', 'cấp tỉnh': 'province', 'cấp bộ/trung ương': 'central' };
const paying = /nộp (?:các khoản )?(?:phí|lệ phí)|(?:biên lai|chứng từ) (?:thu|nộp) (?:phí|lệ phí|tiền)/iu;
const positiveFee = /(?<!\d)[1-9]\d* VNĐ/u;
/** "Miễn lệ phí cho người …": with whom it is for; a dated waiver belongs to its fee. */
const exemption =
  /(?:[.;(-]|^) ?(Miễn (?:nộp |thu )?(?:lệ phí|phí)[^.|)]{0,40}?(?: cho| đối với|:) (?:\([^()]*\)|[^.|()]){6,400})/gmu;

/** A doubt with its standing meaning, and the source's own words where they help. */
export const doubt = (kind: DoubtKind, source?: string): Doubt => ({
  kind,
  note: `${sentence(doubtMeanings[kind])}${source ? ` Nguồn ghi: ${shorten(oneLine(source), 240)}` : ''}`,
});

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/**
 * Parses one raw line of the catalogue.
 * @param asOf date of the data, `YYYY-MM` or `YYYY-MM-DD`
 * @returns a procedure that passes `Procedure.parse`, and each kind of repair made, once
 * @throws Error in Vietnamese when the line is not an object or has no code or name
 */
export function parseCatalogueRecord(raw: unknown, asOf: string): { procedure: Procedure; repairs: RepairKind[] } {
  const { record, unicodeMended } = readRecord(raw);
  const repairs = new Set<RepairKind>(unicodeMended ? ['unicode'] : []);
  const doubts: Doubt[] = codeDoubts(record.code);

  const level = levels[oneLine(record.level).toLowerCase()];
  if (!level) doubts.push(doubt('level_missing', record.level));
  const district = districtMention([
    record.name,
    record.executor,
    record.authority,
    record.address,
    record.filing,
    record.steps,
    record.results,
  ]);
  if (district) doubts.push(doubt('district_office', district));

  const { filing, ...fees } = parseFiling(record.filing, record.steps, {
    asOf,
    filingText: record.filing,
    legalText: record.legal,
    mentionsPaying: paying.test(record.steps) || paying.test(record.papers) || positiveFee.test(record.filing),
  });
  for (const repair of fees.repairs) repairs.add(repair);
  for (const { kind, source } of fees.doubts) {
    // One doubt a kind is enough to make a reader look; every fee keeps its own note.
    if (!doubts.some((known) => known.kind === kind)) doubts.push(doubt(kind, source));
  }

  const { papers, instructions } = parsePapers(record.papers);
  if (instructions > 0) repairs.add('paper_instruction');
  const authority = oneLine(record.authority) || oneLine(record.executor);
  if (authority && !oneLine(record.authority)) repairs.add('authority_from_executor');
  const where = tidyLines(record.address.replace(/^"|"$/gu, ''));

  const procedure: Procedure = {
    code: oneLine(record.code),
    name: oneLine(record.name),
    aliases: aliasesOf(record),
    field: oneLine(record.field) || 'Chưa rõ lĩnh vực',
    ...(level ? { level } : {}),
    applicants: splitOutsideBrackets(record.applicants, ','),
    papers,
    filing,
    exemptions: exemptionsOf(record.filing),
    ...(where ? { where } : {}),
    ...(authority ? { authority } : {}),
    results: splitResults(record.results),
    conditions: splitConditions(record.conditions),
    steps: splitSteps(record.steps),
    legal: parseLegal(record.legal),
    linked: [],
    ...(record.decision ? { decision: oneLine(record.decision) } : {}),
    asOf,
    source: catalogueSource,
    origin: 'catalogue',
    doubts,
    summary: '',
  };
  return { procedure: Procedure.parse(procedure), repairs: [...repairs] };
}

function codeDoubts(code: string): Doubt[] {
  if (procedureCodePattern.test(code)) return [];
  const doubts = [doubt('code_malformed', code)];
  if (/-\s?(?:xoa|xóa|huy|hủy)$/iu.test(code)) doubts.push(doubt('withdrawn', code));
  return doubts;
}

/** Keywords are a phrase or two; anything longer is the name once more. */
function aliasesOf(record: CatalogueRecord): string[] {
  const name = oneLine(record.name).toLowerCase();
  const words = splitOutsideBrackets(record.keywords, ';,');
  return words.filter(
    (word) => word.length >= 4 && word.length <= 80 && !/\d\//u.test(word) && !name.includes(word.toLowerCase()),
  );
}

function exemptionsOf(filing: string): string[] {
  const fees = filing
    .split('\n')
    .filter((line) => !/^ {4}(?:Thời hạn|Mô tả)/u.test(line))
    .map((line) => line.replace(/^ {4}Phí, lệ phí: /u, ''));
  const found = [...fees.join('\n').matchAll(exemption)].map((match) => trimTail(oneLine(match[1] ?? ''), ' ;,)'));
  return [...new Set(found)].slice(0, 5);
}
