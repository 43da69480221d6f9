/** Stock search libraries on the same records and questions, as the bar to beat. */
import MiniSearch from 'minisearch';
import type { KnowledgeSnapshot } from '../../src/knowledge/snapshot.js';
import { fold } from '../../src/language/syllables.js';
import type { LabelledQuestion } from './labelled.js';

const documentOf = (knowledge: KnowledgeSnapshot) =>
  knowledge.list().map((procedure) => ({
    id: procedure.code,
    name: procedure.name,
    aliases: procedure.aliases.join(' . '),
    field: procedure.field,
    papers: procedure.papers.map((paper) => paper.name).join(' . '),
    steps: procedure.steps.join(' . '),
  }));

/** @returns ranks (0 is first, -1 not within ten) of the right procedure by library set-up */
export function stockRanks(
  questions: readonly LabelledQuestion[],
  knowledge: KnowledgeSnapshot,
): Record<string, number[]> {
  const documents = documentOf(knowledge);
  const build = (fields: string[]): MiniSearch => {
    const index = new MiniSearch({ fields, processTerm: (term) => fold(term) });
    index.addAll(documents);
    return index;
  };
  const setUps = {
    'MiniSearch, names': build(['name']),
    'MiniSearch, names and everyday names': build(['name', 'aliases']),
    'MiniSearch, full text': build(['name', 'aliases', 'field', 'papers', 'steps']),
  };
  return Object.fromEntries(
    Object.entries(setUps).map(([name, index]) => [
      name,
      questions.map(({ question, expected }) =>
        index
          .search(question)
          .slice(0, 10)
          .findIndex((hit) => expected.includes(String(hit.id))),
      ),
    ]),
  );
}
