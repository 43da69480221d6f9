/** A message that names no procedure leans on the one talked about before: "còn lệ phí thì sao". */
import type { Step } from '../turn.js';

export const followUp: Step = (turn) => {
  if (turn.chosenCode || !turn.context.procedureCode) return undefined;
  if (turn.substance === 0 && turn.facets.length > 0) turn.chosenCode = turn.context.procedureCode;
  return undefined;
};
