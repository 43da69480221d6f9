/** Facets, place, and the words that tell the procedure. A facet that a button named stays. */
import { findLocality, withPlaceAsFiller } from '../find-locality.js';
import type { Step } from '../turn.js';
import { understand } from '../understand.js';

export const understandQuestion: Step = (turn) => {
  const read = understand(turn.text, turn.options.knowledge.vocabulary);
  if (turn.facets.length === 0 && turn.content.kind === 'text') turn.facets = read.facets;
  turn.terms = withPlaceAsFiller(read.terms, turn.options.knowledge.localities);
  turn.substance = turn.terms.filter((term) => term.weight === 1).length;
  turn.locality = findLocality(turn);
  return undefined;
};
