/** The imported national catalogue. */
import { sql } from 'kysely';
import type { Procedure } from '../domain/procedure.js';
import type { CatalogueStore } from '../knowledge/catalogue/import.js';
import type { Db } from './database.js';

export interface ImportedProcedures extends CatalogueStore {
  all(): Promise<Procedure[]>;
  /** Changes whenever a record does; cheap enough to ask often. */
  version(): Promise<string>;
}

export const importedProcedures = (db: Db): ImportedProcedures => ({
  async fingerprints() {
    const rows = await db.selectFrom('imported_procedures').select(['code', 'fingerprint']).execute();
    return new Map(rows.map((row) => [row.code, row.fingerprint]));
  },
  async upsert(rows) {
    if (rows.length === 0) return;
    await db
      .insertInto('imported_procedures')
      .values(
        rows.map(({ procedure, fingerprint }) => ({
          code: procedure.code,
          record: JSON.stringify(procedure),
          fingerprint,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((row) => ({
          record: row.ref('excluded.record'),
          fingerprint: row.ref('excluded.fingerprint'),
          imported_at: sql`now()`,
        })),
      )
      .execute();
  },
  async all() {
    const rows = await db.selectFrom('imported_procedures').select('record').orderBy('code').execute();
    return rows.map((row) => row.record);
  },
  async version() {
    const row = await sql<{ version: string }>`
      select count(*) || '-' || coalesce(extract(epoch from max(imported_at)), 0) as version from imported_procedures`.execute(
      db,
    );
    return row.rows[0]?.version ?? '0';
  },
});
