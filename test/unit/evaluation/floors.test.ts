/**
 * What understanding must not fall below, on the curated entries alone (CI has no national catalogue). Each floor is a
 * little under what was measured; raise it when the figure rises.
 */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFaqFiles } from '../../../src/knowledge/faq-file.js';
import { readProcedureFiles } from '../../../src/knowledge/procedure-file.js';
import { KnowledgeSnapshot } from '../../../src/knowledge/snapshot.js';
import { readSynonyms } from '../../../src/knowledge/synonym-file.js';
import { knowledgeFolder, projectFolder } from '../../../src/shared/folders.js';
import { readQuestions } from '../../evaluation/labelled.js';
import { facetAccuracy, type Measured, measure, share } from '../../evaluation/measure.js';

const floors = { dev: { first: 0.84, five: 0.95 }, test: { first: 0.78, five: 0.92 } };

describe.each(['dev', 'test'] as const)('the %s questions', (split) => {
  let measured: Measured[];
  beforeAll(async () => {
    const [{ procedures }, { faqs }, { synonyms }] = await Promise.all([
      readProcedureFiles(path.join(knowledgeFolder, 'procedures')),
      readFaqFiles(path.join(knowledgeFolder, 'faq')),
      readSynonyms(knowledgeFolder),
    ]);
    const content = { version: 'floors', curated: procedures, imported: [], localities: [], faqs, synonyms };
    const knowledge = await KnowledgeSnapshot.build(content);
    const questions = await readQuestions(path.join(projectFolder, 'test', 'evaluation', `questions-${split}.tsv`));
    measured = (await measure(questions, knowledge)).filter((m) => m.label.behaviour === 'answer' && !m.impossible);
  });

  it('find the right procedure first, and among the first five', () => {
    expect(measured.length).toBeGreaterThan(100);
    const first = share(measured.filter((m) => m.rank === 0).length, measured.length);
    const five = share(measured.filter((m) => m.rank >= 0 && m.rank < 5).length, measured.length);
    expect(first).toBeGreaterThanOrEqual(floors[split].first);
    expect(five).toBeGreaterThanOrEqual(floors[split].five);
  });

  it('are answered about what was asked', () => {
    expect(facetAccuracy(measured)).toBeGreaterThanOrEqual(0.85);
  });

  it('are answered with nothing that no record holds', () => {
    expect(measured.filter((m) => m.foreign.length > 0).map((m) => `${m.label.id}: ${m.foreign.join(' ')}`)).toEqual(
      [],
    );
  });
});
