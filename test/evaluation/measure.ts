/** Runs the assistant over labelled questions and counts. */
import { handleMessage } from '../../src/assistant/handle-message.js';
import { plainText } from '../../src/assistant/replies/plain-text.js';
import { emptyContext } from '../../src/domain/conversation.js';
import type { Outcome } from '../../src/domain/outcome.js';
import type { KnowledgeSnapshot } from '../../src/knowledge/snapshot.js';
import { foreignFacts } from './faithful.js';
import type { LabelledQuestion } from './labelled.js';

export interface Measured {
  label: LabelledQuestion;
  outcome: Outcome;
  /** Place of the first right procedure among the ranked ones, 0 is first, -1 is not there. */
  rank: number;
  /** None of the expected codes is in the catalogue, so no search can find them. */
  impossible: boolean;
  /** What the reply says and no cited record holds. */
  foreign: string[];
  ms: number;
}

export async function measure(
  questions: readonly LabelledQuestion[],
  knowledge: KnowledgeSnapshot,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const label of questions) {
    const started = performance.now();
    const { outcome } = await handleMessage(
      { content: { kind: 'text', text: label.question }, context: emptyContext, now: new Date() },
      { knowledge, modelTimeoutMs: 1 },
    );
    measured.push({
      label,
      outcome,
      rank: outcome.procedures.findIndex((procedure) => label.expected.includes(procedure.code)),
      impossible: label.expected.length > 0 && !label.expected.some((code) => knowledge.procedure(code)),
      foreign: foreignFacts(plainText(outcome.reply), outcome, knowledge),
      ms: performance.now() - started,
    });
  }
  return measured;
}

export const share = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);

/** Of those said to be `kind`, how many are; of those that are, how many were found. */
export function precisionRecall(
  measured: readonly Measured[],
  is: (m: Measured) => boolean,
  said: (m: Measured) => boolean,
) {
  const both = measured.filter((m) => is(m) && said(m)).length;
  return { precision: share(both, measured.filter(said).length), recall: share(both, measured.filter(is).length) };
}

/** Facets named right: the label's facets are exactly those read (questions without a labelled facet are left out). */
export function facetAccuracy(measured: readonly Measured[]): number {
  const labelled = measured.filter((m) => m.label.behaviour === 'answer' && m.label.facets.length > 0);
  const right = labelled.filter((m) => m.label.facets.every((facet) => m.outcome.facets.includes(facet)));
  return share(right.length, labelled.length);
}
