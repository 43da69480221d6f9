import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writtenForm } from '../../../../src/language/spoken/written.js';

/** Spoken-number cases beside the project (Apache-2.0), one `spoken~written` a line; never copied into it. */
const folder = path.resolve(import.meta.dirname, '../../../../../shared/spoken/numbers-test-cases');

const wanted: Record<string, number> = {
  cardinal: 0.95,
  telephone: 0.95,
  date: 0.95,
  money: 0.95,
  decimal: 0.9,
  fraction: 0.9,
  measure: 0.9,
  ordinal: 0.9,
  time: 0.9,
  word: 1,
  // e-mail and web addresses are not read
  electronic: 0,
};

describe.skipIf(!existsSync(folder))('shared spoken-number cases', () => {
  it.each(Object.entries(wanted))('%s: at least %d', (name, least) => {
    const cases = readFileSync(path.join(folder, `test_cases_${name}.txt`), 'utf8')
      .split('\n')
      .map((line) => line.split('~'))
      .filter((row): row is [string, string] => row.length === 2 && row[0]?.trim() !== '');
    const missed = cases.filter(([spoken, written]) => writtenForm(spoken) !== written.trim());
    const rate = 1 - missed.length / cases.length;
    console.log(`${name}: ${cases.length - missed.length} of ${cases.length} (${(rate * 100).toFixed(1)}%)`);
    const shown = least === 0 ? [] : missed.map(([spoken, written]) => [spoken, written, writtenForm(spoken)]);
    expect(rate, JSON.stringify(shown)).toBeGreaterThanOrEqual(least);
  });
});
