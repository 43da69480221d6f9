/** The catalogue the bench works on: the national one where it is at hand, else a synthetic one of the same count. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Procedure } from '../../src/domain/procedure.js';
import { importCatalogue } from '../../src/knowledge/catalogue/import.js';
import { readLocalityFiles } from '../../src/knowledge/locality-file.js';
import { readProcedureFiles } from '../../src/knowledge/procedure-file.js';
import { UserError } from '../../src/shared/errors.js';
import { knowledgeFolder, projectFolder } from '../../src/shared/folders.js';

const national = path.join(projectFolder, '..', 'shared', 'catalogue', 'national-2026-07.jsonl.gz');
const nationalSize = 5652;

export interface CatalogueFile {
  file: string;
  /** For the output: where the records come from. */
  words: string;
}

/** @param given a file named on the command line @param folder where a synthetic one is written */
export async function findCatalogue(given: string | undefined, folder: string): Promise<CatalogueFile> {
  const file = given ? path.resolve(given) : national;
  if (given && !existsSync(file)) throw new UserError(`--catalogue: there is no ${file}`);
  if (existsSync(file)) return { file, words: path.basename(file) };
  const synthetic = path.join(folder, 'synthetic-2026-07.jsonl.gz');
  const lines = synthesize(await curated()).map((record) => JSON.stringify(record));
  await writeFile(synthetic, gzipSync(lines.join('\n')));
  return {
    file: synthetic,
    words: `SYNTHETIC: ${nationalSize} records varied from the curated entries, not the national catalogue`,
  };
}

export const curated = async (): Promise<Procedure[]> =>
  (await readProcedureFiles(path.join(knowledgeFolder, 'procedures'))).procedures;

/** What the product indexes: curated and imported procedures, as from the database but without one. */
export async function knowledgeContent({ file }: CatalogueFile) {
  const imported: Procedure[] = [];
  const upsert = async (rows: { procedure: Procedure }[]): Promise<void> =>
    void imported.push(...rows.map((row) => row.procedure));
  await importCatalogue({ file, store: { fingerprints: async () => new Map(), upsert } });
  const { localities } = await readLocalityFiles(path.join(knowledgeFolder, 'localities'));
  return { version: 'bench', curated: await curated(), imported, localities };
}

/** Raw lines that mix the sections of several entries, so that names and texts differ while the words stay true to the field. */
function synthesize(entries: Procedure[]): Record<string, string>[] {
  const at = (index: number): Procedure => entries[index % entries.length] as Procedure;
  return Array.from({ length: nationalSize }, (_, index) => {
    const [own, other, third] = [at(index), at(index * 7 + 3), at(index * 13 + 5)];
    const round = Math.floor(index / entries.length);
    const texts = [own, other, third];
    return {
      'Mã thủ tục': `9.${String(index).padStart(6, '0')}`,
      'Số quyết định': own.decision ?? '',
      'Tên thủ tục': `${own.name}${round > 0 ? ` đối với trường hợp ${other.name.toLowerCase()}` : ''}`,
      'Cấp thực hiện': ['Cấp Xã', 'Cấp Tỉnh', 'Cấp Bộ/Trung ương'][index % 3] as string,
      'Lĩnh vực': own.field,
      'Trình tự thực hiện': texts
        .flatMap((entry) => entry.steps)
        .map((step, number) => `Bước ${number + 1}: ${step}`)
        .join('\n    '),
      'Cách thức thực hiện':
        '* Hình thức nộp: DIRECT\n    Thời hạn giải quyết: 5 WORKING_DAY\n    Phí, lệ phí: 10000 VNĐ ()',
      'Thành phần hồ sơ': texts
        .flatMap((entry) => entry.papers)
        .map((paper) => `- ${paper.name}\n      Số lượng: Bản chính: ${paper.originals}, Bản sao: ${paper.copies}`)
        .join('\n'),
      'Đối tượng thực hiện': 'Công dân Việt Nam',
      'Cơ quan thực hiện': own.authority ?? '',
      'Kết quả thực hiện': own.results.join('; '),
      'Yêu cầu, điều kiện thực hiện': texts.flatMap((entry) => entry.conditions).join('\n'),
    };
  });
}
