/** Which served place a message is about: named in it, remembered, or the deployment's own. */
import type { Locality } from '../domain/locality.js';
import type { WeightedSyllable } from '../knowledge/search/terms.js';
import { querySyllables } from '../language/query.js';
import { fillerWeight } from './cues.js';
import type { Turn } from './turn.js';

export function findLocality(turn: Pick<Turn, 'text' | 'terms' | 'context' | 'options'>): Locality | undefined {
  const { knowledge, defaultLocalityId } = turn.options;
  const words = turn.terms.length > 0 ? turn.terms.map((term) => term.folded) : foldedWords(turn.text);
  const named = namedPlace(words, knowledge.localities);
  if (named) return named.locality;
  const id = turn.context.localityId ?? defaultLocalityId;
  return (
    knowledge.localities.find((locality) => locality.id === id) ??
    knowledge.localities.find((locality) => locality.id === 'national')
  );
}

/** The terms with a served place's name as filler: it tells where, not which procedure ("lệ phí ở Hồng Ngự"). */
export function withPlaceAsFiller(terms: WeightedSyllable[], localities: readonly Locality[]): WeightedSyllable[] {
  const words = terms.map((term) => term.folded);
  const named = namedPlace(words, localities);
  if (!named) return terms;
  const start = startOf(named.name, words);
  const isName = (at: number): boolean => at >= start && at < start + named.name.length;
  return terms.map((term, at) => (isName(at) ? { ...term, weight: Math.min(term.weight, fillerWeight) } : term));
}

/** The longest name wins: "phường Vĩnh Châu" says more than "Vĩnh Châu". */
function namedPlace(words: readonly string[], localities: readonly Locality[]) {
  let best: { locality: Locality; name: readonly string[] } | undefined;
  for (const locality of localities)
    for (const name of namesOf(locality))
      if (name.length > (best?.name.length ?? 0) && startOf(name, words) >= 0) best = { locality, name };
  return best;
}

const startOf = (name: readonly string[], words: readonly string[]): number =>
  words.findIndex((_, start) => name.every((word, offset) => words[start + offset] === word));

const cache = new WeakMap<Locality, string[][]>();

function namesOf(locality: Locality): string[][] {
  let names = cache.get(locality);
  if (!names) {
    names =
      locality.id === 'national'
        ? []
        : [locality.name, ...locality.formerNames, ...locality.presentUnits].map(foldedWords);
    cache.set(locality, names);
  }
  return names;
}

const foldedWords = (text: string): string[] => querySyllables(text).map((syllable) => syllable.folded);
