/** A throw-away data folder with a private PostgreSQL, filled by the product's own import. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openPrivatePostgres } from '../../src/embedded/private-postgres.js';
import { type ImportReport, importCatalogue } from '../../src/knowledge/catalogue/import.js';
import { createLogger } from '../../src/shared/logger.js';
import { type Db, openDatabase } from '../../src/storage/database.js';
import { importedProcedures } from '../../src/storage/imported-procedures.js';

export interface DataFolder {
  path: string;
  /** Removes it; whatever runs on it must have stopped. */
  remove(): Promise<void>;
}

export async function makeDataFolder(): Promise<DataFolder> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'motcua-bench-'));
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Runs the folder's PostgreSQL for one task. @param task gets the folder of its socket */
export async function withPostgres<T>(folder: DataFolder, task: (host: string) => Promise<T>): Promise<T> {
  const postgres = await openPrivatePostgres(folder.path);
  try {
    return await task(postgres.connection.host);
  } finally {
    await postgres.stop();
    await rm(postgres.connection.host, { recursive: true, force: true });
  }
}

export const openBenchDatabase = (host: string): Promise<Db> =>
  openDatabase({ host, user: 'motcua', database: 'postgres', port: 5432 }, createLogger('warn'));

/** Imports a file `rounds` times into the folder's database. */
export const importInto = (folder: DataFolder, file: string, rounds: number): Promise<ImportReport[]> =>
  withPostgres(folder, async (host) => {
    const db = await openBenchDatabase(host);
    try {
      const reports: ImportReport[] = [];
      for (let round = 0; round < rounds; round += 1)
        reports.push(await importCatalogue({ file, store: importedProcedures(db) }));
      return reports;
    } finally {
      await db.destroy();
    }
  });
