/** The knowledge of one moment: every procedure, the index over them, the places. Never changed, only replaced. */
import type { FactSource, Locality } from '../domain/locality.js';
import type { Procedure } from '../domain/procedure.js';
import { applyOverlay, overlaysFor } from './overlay.js';
import { type SearchHit, SearchIndex } from './search/search-index.js';
import type { WeightedSyllable } from './search/terms.js';

export class KnowledgeSnapshot {
  readonly #procedures: ReadonlyMap<string, Procedure>;
  readonly #index: SearchIndex;

  private constructor(
    readonly version: string,
    procedures: ReadonlyMap<string, Procedure>,
    readonly localities: readonly Locality[],
    index: SearchIndex,
  ) {
    this.#procedures = procedures;
    this.#index = index;
  }

  /** A curated entry wins over an imported one of the same code. `pause` as in SearchIndex.build. */
  static async build(
    content: { version: string; curated: Procedure[]; imported: Procedure[]; localities: Locality[] },
    pause?: () => Promise<void>,
  ): Promise<KnowledgeSnapshot> {
    const procedures = new Map(
      [...content.imported, ...content.curated].map((procedure) => [procedure.code, procedure]),
    );
    const index = await SearchIndex.build(procedures.values(), pause);
    return new KnowledgeSnapshot(content.version, procedures, content.localities, index);
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

  localSources(code: string, localityId: string): FactSource[] {
    const procedure = this.#procedures.get(code);
    const locality = this.localities.find((place) => place.id === localityId);
    return procedure && locality ? overlaysFor(procedure, locality).map((overlay) => overlay.source) : [];
  }

  search(terms: readonly WeightedSyllable[], limit: number): SearchHit[] {
    return this.#index.search(terms, limit);
  }

  /** Every procedure, by code. */
  list(): Procedure[] {
    return [...this.#procedures.values()].sort((a, b) => a.code.localeCompare(b.code));
  }
}
