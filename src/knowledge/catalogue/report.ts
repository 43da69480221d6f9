/** The import report as text for knowledge staff. */
import type { ImportReport } from './import.js';
import { doubtMeanings, repairMeanings } from './kinds.js';

/** Rejected lines shown in full; more of them means that the whole file is of another kind. */
const shownLines = 20;

const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/gu, '.');

function kinds(title: string, counts: Record<string, number>, meanings: Record<string, string>): string[] {
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(([, value]) => count(value).length));
  return [
    '',
    title,
    ...rows.map(([kind, value]) => `  ${count(value).padStart(width)}  ${kind}: ${meanings[kind] ?? kind}`),
  ];
}

/** Several lines of Vietnamese: the totals, each kind of repair and doubt with its meaning, the rejected lines. */
export function renderReport(report: ImportReport): string {
  const { read, stored, unchanged, rejected, seconds } = report;
  const hidden = rejected.length - shownLines;
  return [
    `Đã đọc ${count(read)} dòng trong ${seconds.toFixed(1).replace('.', ',')} giây: ghi ${count(stored)}, không đổi ${count(unchanged)}, bỏ ${count(rejected.length)}.`,
    ...kinds('Đã sửa theo quy tắc (số thủ tục):', report.repaired, repairMeanings),
    ...kinds('Còn ngờ, cần người xem lại (số thủ tục):', report.doubtful, doubtMeanings),
    ...(rejected.length > 0 ? ['', 'Dòng không dùng:'] : []),
    ...rejected.slice(0, shownLines).map(({ line, reason }) => `  dòng ${line}: ${reason}`),
    ...(hidden > 0 ? [`  … và ${count(hidden)} dòng nữa`] : []),
  ].join('\n');
}
