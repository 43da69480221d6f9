/**
 * Everyday phrases of a question as official words. Search matches a question as it stands; where it holds a phrase of the
 * table, it may match an alternative run instead and keep the better score of each procedure:
 *
 *     const runs = [terms, ...table.expand(terms)];
 *     const hits = runs.map((run) => index.search(run, limit));   // best score a procedure, over all runs
 *
 * A run is a whole question, so facets and fillers around the phrase keep their weights. Never add a run's syllables to the
 * question: official words would then count twice against how much of the question an entry covers.
 */
import { querySyllables } from '../../language/query.js';
import type { Syllable } from '../../language/syllables.js';
import type { Synonym } from '../synonym-file.js';
import type { WeightedSyllable } from './terms.js';

/** One phrase of a question that the table knows. */
export interface FoundPhrase {
  at: number;
  length: number;
  /** The other words for it, each list a reading of its own; the likeliest first. */
  instead: readonly (readonly WeightedSyllable[])[];
}

interface Rule {
  phrase: readonly Syllable[];
  instead: readonly (readonly WeightedSyllable[])[];
  when: readonly (readonly Syllable[])[];
  unless: readonly (readonly Syllable[])[];
}

/** A long story holds many phrases; search need not be run more often. */
const mostRuns = 4;

export class SynonymTable {
  /** By first folded syllable, longest phrase first. */
  readonly #rules = new Map<string, Rule[]>();

  constructor(synonyms: readonly Synonym[]) {
    for (const synonym of synonyms) {
      this.#learn(synonym, synonym.say, synonym.mean);
      // The first phrase is the commonest one; the others would only be run for the same procedures again.
      if (synonym.direction === 'both') this.#learn(synonym, synonym.mean, synonym.say.slice(0, 1));
    }
    for (const rules of this.#rules.values()) rules.sort((a, b) => b.phrase.length - a.phrase.length);
  }

  /**
   * The question with its everyday phrases put officially: one run a phrase and reading, and, where it holds several
   * phrases, first one run with all of them replaced. Empty when the question holds none.
   * @returns at most four runs; replaced syllables carry the synonym's weight, all others their own
   */
  expand(words: readonly WeightedSyllable[]): WeightedSyllable[][] {
    const found = this.find(words);
    const single = found.flatMap((phrase) =>
      phrase.instead.map((run) => replaced(words, [{ ...phrase, instead: [run] }])),
    );
    return (found.length > 1 ? [replaced(words, found), ...single] : single).slice(0, mostRuns);
  }

  /** The phrases of a question in reading order; at one place the longest that its context allows, and none overlap. */
  find(words: readonly WeightedSyllable[]): FoundPhrase[] {
    const found: FoundPhrase[] = [];
    for (let at = 0; at < words.length; ) {
      const rule = this.#rules
        .get((words[at] as Syllable).folded)
        ?.find((candidate) => stands(candidate.phrase, words, at) && allowed(candidate, words));
      // What the question says officially already, be it in part with this phrase, needs no second way to say it.
      const instead = rule?.instead.filter((run) => !saysBeyond(words, run, at, rule.phrase.length)) ?? [];
      if (rule && instead.length > 0) found.push({ at, length: rule.phrase.length, instead });
      at += rule?.phrase.length ?? 1;
    }
    return found;
  }

  #learn({ weight, when, unless }: Synonym, phrases: readonly string[], instead: readonly string[]): void {
    const runs = instead.map((text) => querySyllables(text).map((word): WeightedSyllable => ({ ...word, weight })));
    for (const text of phrases) {
      const phrase = querySyllables(text);
      const first = phrase[0]?.folded;
      if (first === undefined) continue;
      const rule: Rule = { phrase, instead: runs, when: when.map(querySyllables), unless: unless.map(querySyllables) };
      this.#rules.set(first, [...(this.#rules.get(first) ?? []), rule]);
    }
  }
}

/** A syllable typed without accents fits any, one typed with accents fits its own only. */
const stands = (phrase: readonly Syllable[], words: readonly Syllable[], at: number): boolean =>
  phrase.every((wanted, offset) => {
    const word = words[at + offset];
    return word !== undefined && (word.accented ? word.toned === wanted.toned : word.folded === wanted.folded);
  });

const holds = (words: readonly Syllable[], phrase: readonly Syllable[]): boolean =>
  words.some((_, at) => stands(phrase, words, at));

const allowed = (rule: Rule, words: readonly Syllable[]): boolean =>
  (rule.when.length === 0 || rule.when.some((phrase) => holds(words, phrase))) &&
  !rule.unless.some((phrase) => holds(words, phrase));

/** True where the run stands in the question other than within the phrase ("tách hộ" within "tách hộ khẩu"). */
const saysBeyond = (words: readonly Syllable[], run: readonly Syllable[], at: number, length: number): boolean =>
  words.some((_, from) => (from < at || from + run.length > at + length) && stands(run, words, from));

function replaced(words: readonly WeightedSyllable[], phrases: readonly FoundPhrase[]): WeightedSyllable[] {
  const run: WeightedSyllable[] = [];
  let from = 0;
  for (const { at, length, instead } of phrases) {
    run.push(...words.slice(from, at), ...(instead[0] ?? []));
    from = at + length;
  }
  return [...run, ...words.slice(from)];
}
