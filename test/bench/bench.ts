/**
 * npm run bench [-- NAMES] [--catalogue FILE]: the product's speed beside a baseline that anybody can check.
 * Names are telegram, search, catalogue; all of them without a name. Everything runs on this machine's loopback.
 */
import { parseArgs } from 'node:util';
import { UserError } from '../../src/shared/errors.js';
import { benchCatalogue } from './catalogue.js';
import { type CatalogueFile, findCatalogue } from './catalogue-file.js';
import { makeDataFolder } from './data-folder.js';
import { benchSearch } from './search.js';
import { printTable, type Table } from './table.js';
import { benchTelegram } from './telegram.js';

const benches: Record<string, (catalogue: CatalogueFile) => Promise<Table>> = {
  telegram: benchTelegram,
  search: benchSearch,
  catalogue: benchCatalogue,
};

const { values, positionals } = parseArgs({ options: { catalogue: { type: 'string' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench "${unknown.join('", "')}"; there are ${Object.keys(benches).join(', ')}.\n`);
  process.exit(1);
}

const started = performance.now();
const folder = await makeDataFolder();
try {
  const catalogue = await findCatalogue(values.catalogue, folder.path);
  for (const [name, bench] of Object.entries(benches)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    printTable(await bench(catalogue));
  }
  process.stdout.write(`\nNode ${process.version}, whole run ${Math.round((performance.now() - started) / 1000)} s\n`);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await folder.remove();
}
