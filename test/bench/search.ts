/** From a question's text to ranked procedures over the full catalogue, beside MiniSearch on the same records and questions. */
import { setTimeout as sleep } from 'node:timers/promises';
import MiniSearch from 'minisearch';
import { understand } from '../../src/assistant/understand.js';
import type { Procedure } from '../../src/domain/procedure.js';
import { KnowledgeSnapshot } from '../../src/knowledge/snapshot.js';
import { fold } from '../../src/language/syllables.js';
import { type CatalogueFile, curated, knowledgeContent } from './catalogue-file.js';
import { makeQuestions } from './questions.js';
import { aim, figure, median, percentile, spread, type Table, times } from './table.js';

const questionCount = 200;
/** As many as a turn asks for. */
const wanted = 10;
const rounds = 2;
/** For the collection of garbage that is under way beside us to end. */
const restMs = 300;

const fields = ['name', 'aliases', 'field', 'papers', 'results', 'steps', 'conditions'];

export async function benchSearch(catalogue: CatalogueFile): Promise<Table> {
  const content = await knowledgeContent(catalogue);
  const snapshot = await KnowledgeSnapshot.build(content);
  const procedures = snapshot.list();
  const full = miniSearch(procedures, fields);
  const names = miniSearch(procedures, ['name']);
  const questions = makeQuestions(await curated(), questionCount);
  const ways = {
    ours: (question: string): number => snapshot.search(understand(question).terms, wanted).length,
    full: (question: string): number => full.search(question).slice(0, wanted).length,
    names: (question: string): number => names.search(question).slice(0, wanted).length,
  };
  type Way = keyof typeof ways;
  const order = Object.keys(ways) as Way[];
  const byRound = { ours: [] as number[][], full: [] as number[][], names: [] as number[][] };
  // Warm-up: the just-in-time compiler needs some hundred calls; the slow way has enough in fewer.
  for (const question of [...questions, ...questions]) {
    ways.ours(question);
    ways.names(question);
  }
  for (const question of questions.slice(0, 40)) ways.full(question);
  for (let round = 0; round < rounds; round += 1) {
    // By blocks and not by question: MiniSearch leaves megabytes of garbage a query, whose collection would hit the next way.
    for (let turn = 0; turn < order.length; turn += 1) {
      const way = order[(round + turn) % order.length] as Way;
      await sleep(restMs);
      byRound[way].push(
        questions.map((question) => {
          const started = performance.now();
          ways[way](question);
          return performance.now() - started;
        }),
      );
    }
  }
  const figures = (way: Way, share: number): number[] => byRound[way].map((taken) => percentile(taken, share));
  const row = (label: string, way: Way): string[] => [label, spread(figures(way, 0.5)), spread(figures(way, 0.99))];
  const ratio = (way: Way, share: number): number => median(figures(way, share)) / median(figures('ours', share));
  return {
    title: `search — question text to ${wanted} ranked procedures, ${figure(procedures.length)} procedures, ${questions.length} questions`,
    rows: [
      ['', 'p50 ms', 'p99 ms'],
      row('motcua (understand + search)', 'ours'),
      row('MiniSearch, full text (baseline)', 'full'),
      row('MiniSearch, names only', 'names'),
      ['times faster than full text', times(ratio('full', 0.5)), times(ratio('full', 0.99))],
      ['times faster than names only', times(ratio('names', 0.5)), times(ratio('names', 0.99))],
    ],
    notes: [
      `median (lowest–highest) of ${rounds} rounds in turn; catalogue ${catalogue.words}; baseline fields: ${fields.join(', ')}`,
      aim(Math.min(ratio('full', 0.5), ratio('full', 0.99)) >= 10, 'ten times faster than MiniSearch’s full text'),
    ],
  };
}

function miniSearch(procedures: Procedure[], over: string[]): MiniSearch {
  const index = new MiniSearch({ idField: 'code', fields: over, processTerm: (term) => fold(term) });
  index.addAll(
    procedures.map(({ code, name, aliases, field, papers, results, steps, conditions }) => ({
      code,
      name,
      field,
      aliases: aliases.join('\n'),
      papers: papers.map((paper) => paper.name).join('\n'),
      results: results.join('\n'),
      steps: steps.join('\n'),
      conditions: conditions.join('\n'),
    })),
  );
  return index;
}
