/** A message that names no procedure leans on the one before: "còn lệ phí thì sao", "còn ở Hồng Ngự thì sao". */
import type { Step } from '../turn.js';

export const followUp: Step = (turn) => {
  if (turn.chosenCode || !turn.context.procedureCode) return undefined;
  if (turn.substance > 0) return undefined;
  const newPlace = turn.locality !== undefined && turn.locality.id !== turn.context.localityId;
  if (turn.facets.length === 0 && newPlace) turn.facets = turn.context.facets;
  else if (turn.facets.length === 0) return undefined;
  turn.chosenCode = turn.context.procedureCode;
  return undefined;
};
