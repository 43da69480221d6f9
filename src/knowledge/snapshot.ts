/** The knowledge of one moment: every procedure, the index over them, the places. Never changed, only replaced. */
import { type Faq, faqCode } from '../domain/faq.js';
import type { FactSource, Locality } from '../domain/locality.js';
import type { Procedure } from '../domain/procedure.js';
import type { Vocabulary } from '../language/typos.js';
import { applyOverlay, overlaysFor } from './overlay.js';
import { faqDocument, procedureDocument } from './search/documents.js';
import { type SearchHit, SearchIndex } from './search/search-index.js';
import { SynonymTable } from './search/synonyms.js';
import type { WeightedSyllable } from './search/terms.js';
import type { Synonym } from './synonym-file.js';

export interface KnowledgeContent {
  version: string;
  curated: Procedure[];
  imported: Procedure[];
  localities: Locality[];
  faqs?: Faq[];
  synonyms?: Synonym[];
}

export class KnowledgeSnapshot {
  readonly #procedures: ReadonlyMap<string, Procedure>;
  readonly #faqs: ReadonlyMap<string, Faq>;
  readonly #synonyms: SynonymTable;
  readonly #index: SearchIndex;

  private constructor(
    readonly version: string,
    procedures: ReadonlyMap<string, Procedure>,
    readonly localities: readonly Locality[],
    faqs: ReadonlyMap<string, Faq>,
    synonyms: SynonymTable,
    index: SearchIndex,
  ) {
    this.#procedures = procedures;
    this.#faqs = faqs;
    this.#synonyms = synonyms;
    this.#index = index;
  }

  /** A curated entry wins over an imported one of the same code. `pause` as in SearchIndex.build. */
  static async build(content: KnowledgeContent, pause?: () => Promise<void>): Promise<KnowledgeSnapshot> {
    const procedures = new Map(
      [...content.imported, ...content.curated].map((procedure) => [procedure.code, procedure]),
    );
    const faqs = new Map((content.faqs ?? []).map((faq) => [faqCode(faq), faq]));
    const documents = [...[...procedures.values()].map(procedureDocument), ...[...faqs.values()].map(faqDocument)];
    const index = await SearchIndex.build(documents, pause);
    return new KnowledgeSnapshot(
      content.version,
      procedures,
      content.localities,
      faqs,
      new SynonymTable(content.synonyms ?? []),
      index,
    );
  }

  get size(): number {
    return this.#procedures.size;
  }

  /** The procedure as that place does it, or the national one. */
  procedure(code: string, localityId?: string): Procedure | undefined {
    const procedure = this.#procedures.get(code);
    const locality = localityId ? this.localities.find((place) => place.id === localityId) : undefined;
    return procedure && locality ? applyOverlay(procedure, locality) : procedure;
  }

  /** A frequent question by its code, "faq:…". */
  faq(code: string): Faq | undefined {
    return this.#faqs.get(code);
  }

  localSources(code: string, localityId: string): FactSource[] {
    const procedure = this.#procedures.get(code);
    const locality = this.localities.find((place) => place.id === localityId);
    return procedure && locality ? overlaysFor(procedure, locality).map((overlay) => overlay.source) : [];
  }

  get vocabulary(): Vocabulary {
    return this.#index.vocabulary;
  }

  /** The question as it stands, and with its everyday phrases put officially; the better score of each counts. */
  search(terms: readonly WeightedSyllable[], limit: number): SearchHit[] {
    const runs = [terms, ...this.#synonyms.expand(terms)];
    const best = new Map<string, SearchHit>();
    for (const run of runs) {
      for (const hit of this.#index.search(run, limit)) {
        if (hit.score > (best.get(hit.code)?.score ?? 0)) best.set(hit.code, hit);
      }
    }
    return [...best.values()].sort((a, b) => b.score - a.score || a.code.localeCompare(b.code)).slice(0, limit);
  }

  /** Every procedure, by code. */
  list(): Procedure[] {
    return [...this.#procedures.values()].sort((a, b) => a.code.localeCompare(b.code));
  }
}
