/** Dates as they are said. */

/** "2026-12-31" → "31/12/2026"; "2026-07" → "tháng 7/2026". */
export function dateWords(iso: string): string {
  const [year, month, day] = iso.split('-');
  return day ? `${day}/${month}/${year}` : `tháng ${Number(month)}/${year}`;
}
