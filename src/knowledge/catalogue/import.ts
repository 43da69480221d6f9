/** Import of a national catalogue file: reads, mends, compares with what is stored, writes what changed. */
import path from 'node:path';
import type { Procedure } from '../../domain/procedure.js';
import { fingerprintOf } from './fingerprint.js';
import type { RepairKind } from './kinds.js';
import { readLines } from './lines.js';
import { parseCatalogueRecord } from './parse-record.js';
import { markSharedNames } from './shared-names.js';

/** Where imported procedures are kept. Both calls may be repeated safely: `upsert` replaces by code. */
export interface CatalogueStore {
  /** Fingerprint of every stored procedure of the catalogue, by code. */
  fingerprints(): Promise<Map<string, string>>;
  upsert(rows: { procedure: Procedure; fingerprint: string }[]): Promise<void>;
}

/** `repaired` and `doubtful` count procedures by kind; one procedure counts once a kind. */
export interface ImportReport {
  /** Lines that were not blank. */
  read: number;
  /** Written, because new or changed. */
  stored: number;
  unchanged: number;
  repaired: Record<string, number>;
  doubtful: Record<string, number>;
  /** Lines not used, in the file's order: unreadable, or replaced by a later line with the same code. */
  rejected: { line: number; reason: string }[];
  seconds: number;
}

/** The file broke off or could not be unpacked. What had been read is stored; `report` says how much that was. */
export class CatalogueFileError extends Error {
  override readonly name = 'CatalogueFileError';
  constructor(
    message: string,
    readonly report: ImportReport,
    options: ErrorOptions,
  ) {
    super(message, options);
  }
}

const batchSize = 200;

/** `YYYY-MM` in the file's name, else the present month in Vietnam. */
export function dataMonth(file: string, now = new Date()): string {
  const named = /(?<!\d)(20\d{2})-(0[1-9]|1[0-2])(?!\d)/u.exec(path.basename(file));
  if (named) return `${named[1]}-${named[2]}`;
  const inVietnam = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Ho_Chi_Minh',
    year: 'numeric',
    month: '2-digit',
  });
  return inVietnam.format(now).slice(0, 7);
}

interface Accepted {
  line: number;
  procedure: Procedure;
  repairs: RepairKind[];
}

/**
 * Imports a `.jsonl` or `.jsonl.gz` file. Safe to run twice: unchanged procedures are not written.
 * Every readable line is taken, whatever stands around it; codes missing from the file are left as they are stored.
 * @param options.asOf date of the data; by default the month in the file's name
 * @param options.onProgress called with the lines read, and at the end with their total
 * @throws CatalogueFileError after storing what was good, when the file is damaged or cannot be opened
 */
export async function importCatalogue(options: {
  file: string;
  asOf?: string;
  store: CatalogueStore;
  onProgress?(done: number, total?: number): void;
}): Promise<ImportReport> {
  const started = performance.now();
  const asOf = options.asOf ?? dataMonth(options.file);
  const report: ImportReport = {
    read: 0,
    stored: 0,
    unchanged: 0,
    repaired: {},
    doubtful: {},
    rejected: [],
    seconds: 0,
  };
  const accepted = new Map<string, Accepted>();
  let failure: unknown;
  try {
    await readLines(options.file, (text, line) => {
      if (text.trim() === '' || text === '\uFEFF') return;
      report.read += 1;
      takeLine(text, line, asOf, accepted, report);
      if (report.read % batchSize === 0) options.onProgress?.(report.read);
    });
  } catch (error) {
    failure = error;
  }
  markSharedNames([...accepted.values()].map(({ procedure }) => procedure));
  report.rejected.sort((a, b) => a.line - b.line);
  await write(accepted, options.store, report);
  report.seconds = Math.round(performance.now() - started) / 1_000;
  options.onProgress?.(report.read, report.read);
  if (failure !== undefined) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    const message = `Không đọc hết được tệp ${options.file} (${reason}). Đã nhận ${accepted.size} thủ tục trước chỗ hỏng.`;
    throw new CatalogueFileError(message, report, { cause: failure });
  }
  return report;
}

function takeLine(
  text: string,
  line: number,
  asOf: string,
  accepted: Map<string, Accepted>,
  report: ImportReport,
): void {
  try {
    const { procedure, repairs } = parseCatalogueRecord(parseJson(text.replace(/^\uFEFF/u, '')), asOf);
    const earlier = accepted.get(procedure.code);
    if (earlier) {
      report.rejected.push({ line: earlier.line, reason: `mã ${procedure.code} có lại ở dòng ${line}; lấy dòng sau` });
    }
    // A copy through JSON: pieces cut from the raw text by V8 would keep the whole of it in memory.
    accepted.set(procedure.code, { line, procedure: JSON.parse(JSON.stringify(procedure)) as Procedure, repairs });
  } catch (error) {
    report.rejected.push({ line, reason: error instanceof Error ? error.message : String(error) });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`Dòng không phải là JSON: ${(error as Error).message.slice(0, 160)}`, { cause: error });
  }
}

async function write(accepted: Map<string, Accepted>, store: CatalogueStore, report: ImportReport): Promise<void> {
  const known = accepted.size > 0 ? await store.fingerprints() : new Map<string, string>();
  let batch: { procedure: Procedure; fingerprint: string }[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    await store.upsert(batch);
    report.stored += batch.length;
    batch = [];
  };
  for (const { procedure, repairs } of accepted.values()) {
    for (const kind of repairs) report.repaired[kind] = (report.repaired[kind] ?? 0) + 1;
    for (const kind of new Set(procedure.doubts.map((found) => found.kind)))
      report.doubtful[kind] = (report.doubtful[kind] ?? 0) + 1;
    const fingerprint = fingerprintOf(procedure);
    if (known.get(procedure.code) === fingerprint) report.unchanged += 1;
    else batch.push({ procedure, fingerprint });
    if (batch.length === batchSize) await flush();
  }
  await flush();
}
