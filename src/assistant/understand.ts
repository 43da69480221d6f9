/** Reads a question without any model: what is asked (facets) and which syllables tell the procedure. */
import type { Facet } from '../domain/understanding.js';
import type { WeightedSyllable } from '../knowledge/search/terms.js';
import { querySyllables } from '../language/query.js';
import { cueWeight, facetCues, fillerPhrases, fillerWeight, keptPhrases } from './cues.js';

export interface Understanding {
  /** In the order asked; empty when the question names none. */
  facets: Facet[];
  /** The question's syllables with how much each tells about the procedure. */
  terms: WeightedSyllable[];
  /** Sum of the weights: near zero when a message only says what is asked ("còn lệ phí thì sao"). */
  substance: number;
}

type Mark = { kind: 'keep' } | { kind: 'filler' } | { kind: 'facet'; facet: Facet };

/** Folded phrase → what it is. Longer phrases are looked up first, so a protected phrase wins over a cue inside it. */
const phrases = new Map<string, Mark>([
  ...fillerPhrases.map((phrase) => [phrase, { kind: 'filler' }] as const),
  ...Object.entries(facetCues).flatMap(([facet, list]) =>
    list.map((phrase) => [phrase, { kind: 'facet', facet: facet as Facet }] as const),
  ),
  ...keptPhrases.map((phrase) => [phrase, { kind: 'keep' }] as const),
]);
const longestPhrase = Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length));

export function understand(text: string): Understanding {
  const words = querySyllables(text);
  const facets: Facet[] = [];
  const terms: WeightedSyllable[] = [];
  for (let at = 0; at < words.length; ) {
    const { mark, length } = phraseAt(
      words.map((word) => word.folded),
      at,
    );
    if (mark?.kind === 'facet' && !facets.includes(mark.facet)) facets.push(mark.facet);
    const weight = mark?.kind === 'facet' ? cueWeight : mark?.kind === 'filler' ? fillerWeight : 1;
    for (const word of words.slice(at, at + length)) terms.push({ ...word, weight });
    at += length;
  }
  return { facets, terms, substance: terms.reduce((sum, term) => sum + (term.weight === 1 ? 1 : 0), 0) };
}

function phraseAt(words: string[], at: number): { mark?: Mark; length: number } {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length--) {
    const mark = phrases.get(words.slice(at, at + length).join(' '));
    if (mark) return { mark, length };
  }
  return { length: 1 };
}
