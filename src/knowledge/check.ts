/** Everything wrong in the `knowledge` folder at once: each file, and what only shows across files. */
import path from 'node:path';
import type { Procedure } from '../domain/procedure.js';
import { foldedText } from '../language/syllables.js';
import { readFaqFiles } from './faq-file.js';
import { readLocalityFiles } from './locality-file.js';
import { type FileFault, readProcedureFiles } from './procedure-file.js';
import { readSynonyms } from './synonym-file.js';

export async function checkKnowledge(
  folder: string,
): Promise<{ procedures: number; localities: number; faqs: number; faults: FileFault[] }> {
  const [procedures, localities, faqs, synonyms] = await Promise.all([
    readProcedureFiles(path.join(folder, 'procedures')),
    readLocalityFiles(path.join(folder, 'localities')),
    readFaqFiles(path.join(folder, 'faq')),
    readSynonyms(folder),
  ]);
  const faults = [
    ...procedures.faults,
    ...localities.faults,
    ...faqs.faults,
    ...synonyms.faults,
    ...sharedAliases(procedures.procedures),
  ];
  return {
    procedures: procedures.procedures.length,
    localities: localities.localities.length,
    faqs: faqs.faqs.length,
    faults,
  };
}

/** An everyday name that leads to two procedures leads a citizen astray half the time. */
function sharedAliases(procedures: Procedure[]): FileFault[] {
  const owner = new Map<string, string>();
  const faults: FileFault[] = [];
  for (const { code, aliases } of procedures) {
    for (const alias of aliases) {
      const key = foldedText(alias);
      const other = owner.get(key);
      if (other && other !== code) faults.push({ file: code, message: `tên thường gọi "${alias}" cũng có ở ${other}` });
      owner.set(key, code);
    }
  }
  return faults;
}
