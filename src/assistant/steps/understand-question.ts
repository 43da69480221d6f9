/** Facets, place, and the words that tell the procedure. A facet that a button named stays. */

import { foldedText } from '../../language/syllables.js';
import { findLocality, withPlaceAsFiller } from '../find-locality.js';
import type { Step } from '../turn.js';
import { understand } from '../understand.js';

export const understandQuestion: Step = (turn) => {
  const read = understand(turn.text, turn.options.knowledge.vocabulary);
  if (turn.facets.length === 0 && turn.content.kind === 'text') turn.facets = read.facets;
  if (
    turn.facets.length === 0 &&
    /^(?:the|vay|con)(?: |$).*/u.test(foldedText(turn.text)) &&
    /\bcon\b/u.test(foldedText(turn.text))
  ) {
    // "thế còn thường trú": the same question about another procedure.
    turn.facets = turn.context.facets;
  }
  turn.terms = withPlaceAsFiller(read.terms, turn.options.knowledge.localities);
  turn.substance = turn.terms.filter((term) => term.weight === 1).length;
  turn.locality = findLocality(turn);
  return undefined;
};
