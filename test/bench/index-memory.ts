/**
 * What the knowledge costs a server: a process of its own (node --expose-gc) that reads the imported catalogue from the
 * database as the product does, and builds its index. Memory is read after garbage collection.
 */
import { KnowledgeSnapshot } from '../../src/knowledge/snapshot.js';
import { importedProcedures } from '../../src/storage/imported-procedures.js';
import { curated } from './catalogue-file.js';
import { openBenchDatabase } from './data-folder.js';

export interface IndexCost {
  procedures: number;
  readSeconds: number;
  buildSeconds: number;
  /** Of the processor, all threads: what a machine with other work to do shows more steadily. */
  buildCpuSeconds: number;
  /** More than before reading, bytes. */
  all: Memory;
  /** Of that, the index without the records. */
  index: Memory;
}
interface Memory {
  rss: number;
  heapUsed: number;
}

function memory(): Memory {
  globalThis.gc?.();
  globalThis.gc?.();
  // Typed arrays count as "external", and are the index's as much as its objects are.
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heapUsed: heapUsed + external };
}

const less = (after: Memory, before: Memory): Memory => ({
  rss: after.rss - before.rss,
  heapUsed: after.heapUsed - before.heapUsed,
});

const [host = ''] = process.argv.slice(2);
const db = await openBenchDatabase(host);
const entries = await curated();
const before = memory();
const started = performance.now();
const imported = await importedProcedures(db).all();
const readSeconds = (performance.now() - started) / 1000;
await db.destroy();
const read = memory();
const building = performance.now();
const cpuBefore = process.cpuUsage();
const snapshot = await KnowledgeSnapshot.build({ version: 'bench', curated: entries, imported, localities: [] });
const buildSeconds = (performance.now() - building) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const after = memory();
const cost: IndexCost = {
  procedures: snapshot.size,
  readSeconds,
  buildSeconds,
  buildCpuSeconds: (cpu.user + cpu.system) / 1e6,
  all: less(after, before),
  index: less(after, read),
};
process.send?.({ result: cost });
process.disconnect?.();
