/** The knowledge that evaluation runs on: curated files and, where it is at hand, the national catalogue. No database. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Procedure } from '../../src/domain/procedure.js';
import { importCatalogue } from '../../src/knowledge/catalogue/import.js';
import { readFaqFiles } from '../../src/knowledge/faq-file.js';
import { readLocalityFiles } from '../../src/knowledge/locality-file.js';
import { readProcedureFiles } from '../../src/knowledge/procedure-file.js';
import { readSynonyms } from '../../src/knowledge/synonym-file.js';
import { knowledgeFolder, projectFolder } from '../../src/shared/folders.js';

const national = path.join(projectFolder, '..', 'shared', 'catalogue', 'national-2026-07.jsonl.gz');

/** @param given a catalogue file; without one the national catalogue beside the project, or curated files alone */
export async function knowledgeContent(given?: string) {
  const file = given ?? (existsSync(national) ? national : undefined);
  const imported: Procedure[] = [];
  if (file) {
    await importCatalogue({
      file,
      store: {
        fingerprints: async () => new Map(),
        upsert: async (rows) => void imported.push(...rows.map((row) => row.procedure)),
      },
    });
  }
  const [{ procedures }, { localities }, { faqs }, { synonyms }] = await Promise.all([
    readProcedureFiles(path.join(knowledgeFolder, 'procedures')),
    readLocalityFiles(path.join(knowledgeFolder, 'localities')),
    readFaqFiles(path.join(knowledgeFolder, 'faq')),
    readSynonyms(knowledgeFolder),
  ]);
  const words = file ? `curated and ${path.basename(file)}` : 'curated only: no catalogue at hand';
  return { version: 'evaluation', curated: procedures, imported, localities, faqs, synonyms, words };
}
