/** What search knows of a procedure or a frequent question: its names, its words, and how likely it is beforehand. */
import { type Faq, faqCode } from '../../domain/faq.js';
import type { Procedure } from '../../domain/procedure.js';
import { coreName, headOfName } from '../../domain/procedure-name.js';
import { fold } from '../../language/syllables.js';
import { procedurePrior, qualifierMask } from './priors.js';

export interface SearchDocument {
  code: string;
  /** Each is compared with the question on its own. */
  names: readonly string[];
  /** Everything else it says, with how much a word there tells. */
  body: readonly { texts: readonly string[]; weight: number }[];
  /** Multiplies the score. */
  prior: number;
  /** Special variants its name speaks of, one bit each. */
  qualifiers: number;
}

export function procedureDocument(procedure: Procedure): SearchDocument {
  const name = coreName(procedure.name);
  const papers = procedure.papers.map((paper) => paper.name);
  return {
    code: procedure.code,
    names: [name, headOfName(name), ...procedure.aliases],
    body: [
      { texts: [procedure.name, ...procedure.aliases], weight: 1 },
      { texts: [procedure.field, ...procedure.results, ...papers, procedure.summary], weight: 0.5 },
      { texts: [...procedure.conditions, ...procedure.steps, ...procedure.applicants], weight: 0.3 },
    ],
    prior: procedurePrior(procedure),
    // A curated entry is asked for by what its name begins with; an official name may list foreign papers among others.
    qualifiers: qualifierMask(fold(procedure.origin === 'curated' ? headOfName(name) : procedure.name)),
  };
}

/** Citizens mostly ask for a procedure; a question about the portal must be met nearly word for word. */
const faqPrior = 1;

export const faqDocument = (faq: Faq): SearchDocument => ({
  code: faqCode(faq),
  names: [faq.question, ...faq.aliases],
  body: [
    { texts: [faq.question, ...faq.aliases], weight: 1 },
    { texts: [...faq.answer, ...faq.steps], weight: 0.5 },
  ],
  prior: faqPrior,
  qualifiers: 0,
});
