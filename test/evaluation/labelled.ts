/** Labelled questions: `id behaviour expect_ids [style] [facets] q`, tab-separated, columns by header. */
import { readFile } from 'node:fs/promises';
import { facets as allFacets, type Facet } from '../../src/domain/facets.js';

export interface LabelledQuestion {
  id: string;
  behaviour: 'answer' | 'clarify' | 'oos';
  /** Codes of which any is right first; for `clarify`, those that must be asked between. */
  expected: string[];
  style: string;
  facets: Facet[];
  question: string;
}

/** @throws Error naming the line that is not in the shape */
export async function readQuestions(file: string): Promise<LabelledQuestion[]> {
  const [head = '', ...lines] = (await readFile(file, 'utf8')).trim().split(/\r?\n/u);
  const columns = head.split('\t');
  return lines.map((line, index) => {
    const cells = line.split('\t');
    const cell = (name: string): string => cells[columns.indexOf(name)]?.trim() ?? '';
    const behaviour = cell('behaviour');
    if (behaviour !== 'answer' && behaviour !== 'clarify' && behaviour !== 'oos') {
      throw new Error(`${file}:${index + 2}: behaviour must be answer, clarify or oos, not "${behaviour}"`);
    }
    const list = (text: string): string[] =>
      text
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean);
    return {
      id: cell('id'),
      behaviour,
      expected: list(cell('expect_ids')),
      style: cell('style') || 'unlabelled',
      facets: list(cell('facets')).filter((facet): facet is Facet => (allFacets as readonly string[]).includes(facet)),
      question: cell('q'),
    };
  });
}
