/** Candidates for the question, best first. A procedure named by code or button needs no search. */
import type { Step } from '../turn.js';

/** The reply offers at most five, evaluation looks at ten. */
const candidates = 10;

export const retrieve: Step = (turn) => {
  turn.hits = turn.chosenCode
    ? [{ code: turn.chosenCode, score: 1, questionCover: 1, entryCover: 1 }]
    : turn.options.knowledge.search(turn.terms, candidates);
  return undefined;
};
