/** Holds the snapshot in use and replaces it when files or the imported catalogue change. */
import path from 'node:path';
import { setImmediate as nextTick } from 'node:timers/promises';
import type { Procedure } from '../domain/procedure.js';
import type { Logger } from '../shared/logger.js';
import { readFaqFiles } from './faq-file.js';
import { readLocalityFiles } from './locality-file.js';
import { type FileFault, readProcedureFiles } from './procedure-file.js';
import { KnowledgeSnapshot } from './snapshot.js';
import { readSynonyms } from './synonym-file.js';

/** Where imported records come from; absent where there is no database (`--knowledge-only`). */
export interface ImportedSource {
  all(): Promise<Procedure[]>;
  version(): Promise<string>;
}

export class KnowledgeBase {
  #current: KnowledgeSnapshot;
  #running: Promise<void> | undefined;
  #waiting: Promise<void> | undefined;

  private constructor(
    private readonly folder: string,
    private readonly imported: ImportedSource | undefined,
    private readonly logger: Logger,
    first: KnowledgeSnapshot,
  ) {
    this.#current = first;
  }

  /** @param folder the `knowledge` folder. Faulty files are logged and left out; good ones are served. */
  static async open(folder: string, imported: ImportedSource | undefined, logger: Logger): Promise<KnowledgeBase> {
    return new KnowledgeBase(folder, imported, logger, await load(folder, imported, logger));
  }

  current(): KnowledgeSnapshot {
    return this.#current;
  }

  /**
   * Rebuilds beside running turns and swaps. Calls while one runs share the next one: the running one may already have
   * read what has changed since. Rejects when the content cannot be read; what was served is served on.
   */
  refresh(): Promise<void> {
    if (!this.#running) return this.#rebuild();
    this.#waiting ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#waiting = undefined;
        return this.#rebuild();
      });
    return this.#waiting;
  }

  #rebuild(): Promise<void> {
    this.#running = nextTick()
      .then(() => load(this.folder, this.imported, this.logger, () => nextTick()))
      .then((snapshot) => {
        this.#current = snapshot;
        this.logger.info({ version: snapshot.version, procedures: snapshot.size }, 'knowledge index swapped');
      })
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  /** Rebuilds only when the imported catalogue is not the one in use: for a missed notice. */
  async refreshIfStale(): Promise<void> {
    const version = await this.imported?.version();
    if (version !== undefined && version !== this.#current.version) await this.refresh();
  }
}

async function load(
  folder: string,
  imported: ImportedSource | undefined,
  logger: Logger,
  pause?: () => Promise<void>,
): Promise<KnowledgeSnapshot> {
  const version = (await imported?.version()) ?? 'files';
  const [procedures, localities, faqs, synonyms, records] = await Promise.all([
    readProcedureFiles(path.join(folder, 'procedures')),
    readLocalityFiles(path.join(folder, 'localities')),
    readFaqFiles(path.join(folder, 'faq')),
    readSynonyms(folder),
    imported?.all() ?? [],
  ]);
  report([...procedures.faults, ...localities.faults, ...faqs.faults, ...synonyms.faults], logger);
  const content = {
    version,
    curated: procedures.procedures,
    imported: records,
    localities: localities.localities,
    faqs: faqs.faqs,
    synonyms: synonyms.synonyms,
  };
  return KnowledgeSnapshot.build(content, pause);
}

function report(faults: FileFault[], logger: Logger): void {
  for (const fault of faults.slice(0, 20))
    logger.warn({ file: path.basename(fault.file), fault: fault.message }, 'knowledge file at fault');
}
