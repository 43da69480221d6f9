/** What search compares: syllables without accents, syllables with them, and neighbouring pairs. */
import type { Syllable } from '../../language/syllables.js';

/** A syllable of a question and how much it says about the procedure meant (1 = fully, 0 = filler). */
export interface WeightedSyllable extends Syllable {
  weight: number;
}

/** `u` folded syllable, `t` syllable with its accents, `p` folded pair. The prefix keeps the three apart in one map. */
export const unigram = (folded: string): string => `u${folded}`;
export const toned = (tonedKey: string): string => `t${tonedKey}`;
export const pair = (left: string, right: string): string => `p${left} ${right}`;

/** Share of a syllable's weight that hangs on its accents, where both sides wrote them. */
export const accentShare = 0.35;
/** A pair says more than its two halves. */
export const pairBoost = 0.9;
