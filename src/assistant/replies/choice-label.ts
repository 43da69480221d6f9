/** What a button calls a procedure. */
import type { Procedure } from '../../domain/procedure.js';
import { coreName } from '../../domain/procedure-name.js';
import { shorten } from './wording.js';

const longestLabel = 60;

/** Two lines of a phone at most: where the official name is longer, what people call it, else the name cut short. */
export function choiceLabel(procedure: Procedure): string {
  const name = coreName(procedure.name);
  const short = name.length <= longestLabel ? name : (procedure.aliases[0] ?? shorten(name, longestLabel));
  return short.charAt(0).toUpperCase() + short.slice(1);
}
