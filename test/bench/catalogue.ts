/** Import of the national catalogue into PostgreSQL, and what its index costs, beside just reading and parsing the file. */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { CatalogueFile } from './catalogue-file.js';
import { importInto, makeDataFolder, withPostgres } from './data-folder.js';
import type { IndexCost } from './index-memory.js';
import { startChild } from './process.js';
import { aim, figure, median, type Table, times } from './table.js';

const megabytes = (bytes: number): string => `${figure(bytes / 1_048_576)} MB`;

export async function benchCatalogue(catalogue: CatalogueFile): Promise<Table> {
  const folder = await makeDataFolder();
  try {
    const parses: number[] = [];
    for (let round = 0; round < 3; round += 1) parses.push(await readAndParse(catalogue.file));
    const [first, second] = await importInto(folder, catalogue.file, 2);
    if (!first || !second) throw new Error('the import gave no report');
    const cost = await withPostgres(folder, async (host) => {
      const child = await startChild('test/bench/index-memory.ts', [host], { execArgv: ['--expose-gc'] });
      return child.first.result as IndexCost;
    });
    const parse = median(parses);
    const row = (label: string, seconds: number, records: number, memory = ''): string[] => [
      label,
      figure(seconds),
      figure(records / seconds),
      times(seconds / parse),
      memory,
    ];
    return {
      title: `catalogue — ${figure(first.read)} records, ${catalogue.words}`,
      rows: [
        ['', 'seconds', 'records/s', 'to baseline', 'memory after gc'],
        row('import into an empty PostgreSQL', first.seconds, first.read),
        row('import again, nothing changed', second.seconds, second.read),
        row('read all from PostgreSQL', cost.readSeconds, cost.procedures),
        row(
          'build the index',
          cost.buildSeconds,
          cost.procedures,
          `heap ${megabytes(cost.index.heapUsed)}, rss ${megabytes(cost.index.rss)}`,
        ),
        row(
          'read and index, together',
          cost.readSeconds + cost.buildSeconds,
          cost.procedures,
          `heap ${megabytes(cost.all.heapUsed)}, rss ${megabytes(cost.all.rss)}`,
        ),
        row('gunzip + JSON.parse (baseline)', parse, first.read),
      ],
      notes: [
        `first import stored ${figure(first.stored)}, rejected ${first.rejected.length}; second stored ${second.stored}, unchanged ${figure(second.unchanged)}; the index took ${figure(cost.buildCpuSeconds)} s of processor time`,
        aim(cost.readSeconds + cost.buildSeconds <= 5, 'read and indexed within 5 s'),
        aim(cost.all.rss < 400 * 1_048_576, 'records and index under 400 MB more (rss)'),
        aim(second.stored === 0, 'the second import writes nothing'),
      ],
    };
  } finally {
    await folder.remove();
  }
}

/** @returns seconds */
async function readAndParse(file: string): Promise<number> {
  const started = performance.now();
  const bytes = await readFile(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  for (const line of text.split('\n')) if (line.trim()) JSON.parse(line);
  return (performance.now() - started) / 1000;
}
