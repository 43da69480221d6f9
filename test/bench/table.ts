/** Figures and how they are shown. */

/** Sorted copy's value at `share` (0.5 is the median); NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Median of rounds with the lowest and highest beside it: "812 (790–840)". */
export const spread = (values: readonly number[]): string =>
  `${figure(median(values))} (${figure(Math.min(...values))}–${figure(Math.max(...values))})`;

/** Three significant digits below a thousand, whole numbers above. */
export const figure = (value: number): string =>
  Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)));

export const times = (value: number): string => `${figure(value)}×`;

/** What was aimed at beside what came out. */
export const aim = (met: boolean, words: string): string => `${words}: ${met ? 'met' : 'MISSED'}`;

export interface Table {
  title: string;
  /** First row is the header. */
  rows: string[][];
  notes: string[];
}

export function printTable({ title, rows, notes }: Table): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: string[]): string => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  process.stdout.write(`\n${title}\n`);
  rows.forEach((row, index) => {
    process.stdout.write(`  ${line(row).trimEnd()}\n`);
    if (index === 0) process.stdout.write(`  ${widths.map((width) => '─'.repeat(width)).join('  ')}\n`);
  });
  for (const note of notes) process.stdout.write(`  ${note}\n`);
}
