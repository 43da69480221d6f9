/** Reads a question without any model: what is asked (facets) and which syllables tell the procedure. */
import type { Facet } from '../domain/facets.js';
import type { WeightedSyllable } from '../knowledge/search/terms.js';
import { questionSyllables } from '../language/question.js';
import { type Syllable, syllables } from '../language/syllables.js';
import type { Vocabulary } from '../language/typos.js';
import { cueWeight, facetCues, fillerPhrases, fillerWeight, keptPhrases, leaningStepsPhrases } from './cues.js';

export interface Understanding {
  /** In the order asked; empty when the question names none. */
  facets: Facet[];
  /** The question's syllables with how much each tells about the procedure. */
  terms: WeightedSyllable[];
  /** How many syllables are neither cue nor filler: zero when a message only says what is asked ("còn lệ phí thì sao"). */
  substance: number;
}

type Meaning = { kind: 'kept' } | { kind: 'filler' } | { kind: 'facet'; facet: Facet; leaning?: true };

interface Phrase {
  syllables: Syllable[];
  meaning: Meaning;
}

/** Phrases by their first folded syllable, longest first; among equals what protects a name comes first. */
const phrases = new Map<string, Phrase[]>();
const learn = (texts: readonly string[], meaning: Meaning): void => {
  for (const text of texts) {
    const words = syllables(text);
    const first = words[0]?.folded;
    if (first === undefined) continue;
    phrases.set(first, [...(phrases.get(first) ?? []), { syllables: words, meaning }]);
  }
};
learn(keptPhrases, { kind: 'kept' });
for (const [facet, texts] of Object.entries(facetCues)) learn(texts, { kind: 'facet', facet: facet as Facet });
learn(leaningStepsPhrases, { kind: 'facet', facet: 'steps', leaning: true });
learn(fillerPhrases, { kind: 'filler' });
for (const list of phrases.values()) list.sort((a, b) => b.syllables.length - a.syllables.length);

/** @param vocabulary of the knowledge in use, to mend typos by */
export function understand(text: string, vocabulary?: Vocabulary): Understanding {
  const words = questionSyllables(text, vocabulary);
  const facets: Facet[] = [];
  const terms: WeightedSyllable[] = [];
  let afterCue = false;
  for (let at = 0; at < words.length; ) {
    const phrase = phrases.get((words[at] as Syllable).folded)?.find((candidate) => fits(candidate, words, at));
    const length = phrase?.syllables.length ?? 1;
    const meaning = phrase?.meaning;
    if (meaning?.kind === 'facet' && !(meaning.leaning && afterCue) && !facets.includes(meaning.facet))
      facets.push(meaning.facet);
    afterCue = meaning?.kind === 'facet';
    const weight = weightOf(meaning);
    for (const word of words.slice(at, at + length)) terms.push({ ...word, weight });
    at += length;
  }
  return { facets, terms, substance: terms.filter((term) => term.weight === 1).length };
}

function fits(phrase: Phrase, words: readonly Syllable[], at: number): boolean {
  return phrase.syllables.every((wanted, offset) => {
    const word = words[at + offset];
    return word !== undefined && (word.accented ? word.toned === wanted.toned : word.folded === wanted.folded);
  });
}

function weightOf(meaning: Meaning | undefined): number {
  if (meaning?.kind === 'facet') return cueWeight;
  return meaning?.kind === 'filler' ? fillerWeight : 1;
}
