/** Facets, place, and the words that tell the procedure. A facet that a button named stays. */
import { findLocality } from '../find-locality.js';
import type { Step } from '../turn.js';
import { understand } from '../understand.js';

export const understandQuestion: Step = (turn) => {
  const read = understand(turn.text);
  if (turn.facets.length === 0 && turn.content.kind === 'text') turn.facets = read.facets;
  turn.terms = read.terms;
  turn.substance = read.substance;
  turn.locality = findLocality(turn);
  return undefined;
};
