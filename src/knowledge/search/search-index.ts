/**
 * Procedure search in memory. Every official name and every everyday name is an entry of its own; a procedure scores as
 * its best entry, so one fitting everyday name is enough and many of them cannot drown another procedure.
 * An index is built once and never changed: a new one replaces it.
 */
import { standardSyllables } from '../../language/dialect.js';
import { querySyllables } from '../../language/query.js';
import { type Syllable, syllables } from '../../language/syllables.js';
import type { Vocabulary } from '../../language/typos.js';
import type { SearchDocument } from './documents.js';
import { largestFactor, qualifierFactor, saidMask } from './priors.js';
import { accentShare, pair, pairBoost, toned, unigram, type WeightedSyllable } from './terms.js';
import { Top } from './top.js';

export interface SearchHit {
  code: string;
  score: number;
  /** Share of the question's meaning that the best entry covers, 0 to 1. */
  questionCover: number;
  /** Share of the best entry that the question covers, 0 to 1. */
  entryCover: number;
}

interface Entry {
  procedure: number;
  /** Sum of its terms' weights: what a question that says all of it would collect. */
  weight: number;
}

interface Postings {
  entries: number[];
  idf: number;
}

interface BodyPostings extends Postings {
  weights: number[];
}

/** How far an entry that says more than the question is held back; found on the development questions. */
const partialEntry = 0.45;
/** What the whole record says beside its names: it tells procedures apart that share a name's words. */
const bodyShare = 0.9;
/** Only names, the heaviest texts, are indexed by pairs too. */
const pairedBody = 1;
const bodyPairShare = 0.8;
/** Fillers and cues are in every record. */
const bodyFloor = 0.5;
const lengthShare = 0.25;
/** Distinct terms of a middling record. */
const usualTerms = 300;
/** About five milliseconds of work. */
const proceduresPerPause = 50;

export class SearchIndex {
  readonly #codes: string[] = [];
  /** Special variants a procedure's name speaks of, one bit each. */
  readonly #qualifiers: number[] = [];
  readonly #priors: number[] = [];
  /** Empty once the index is built. */
  readonly #entries: Entry[] = [];
  readonly #postings = new Map<string, Postings>();
  /** Numbers of folded syllables, from 1. Records are long: numbers for their terms are looked up much faster than texts. */
  readonly #words = new Map<string, number>();
  readonly #bodyPostings = new Map<number, BodyPostings>();
  // The built entries as plain numbers: a search reads thousands of them, in no order that memory likes.
  #entryProcedures = new Int32Array();
  #entryWeights = new Float64Array();
  // Scratch space of one search, all zero between two; searches are synchronous, so one set serves all. Common words touch
  // thousands of entries: plain numbers in typed arrays here, and objects only for the few procedures that are returned.
  #scores = new Float64Array();
  #touched = new Int32Array();
  #bestScores = new Float64Array();
  #bestEntries = new Int32Array();
  #bodyScores = new Float64Array();

  private constructor() {}

  /**
   * Builds an index beside running searches: `pause` is awaited every few procedures, so that a server goes on serving.
   */
  static async build(documents: Iterable<SearchDocument>, pause?: () => Promise<void>): Promise<SearchIndex> {
    const index = new SearchIndex();
    let added = 0;
    for (const document of documents) {
      index.#add(document);
      if (pause && ++added % proceduresPerPause === 0) await pause();
    }
    index.#weigh();
    index.#entryProcedures = Int32Array.from(index.#entries, (entry) => entry.procedure);
    index.#entryWeights = Float64Array.from(index.#entries, (entry) => entry.weight);
    index.#entries.length = 0;
    index.#scores = new Float64Array(index.#entryWeights.length);
    index.#touched = new Int32Array(index.#entryWeights.length);
    index.#bestScores = new Float64Array(index.#codes.length);
    index.#bestEntries = new Int32Array(index.#codes.length);
    index.#bodyScores = new Float64Array(index.#codes.length);
    return index;
  }

  /** What the names say, folded; counts are of names. */
  readonly vocabulary: Vocabulary = {
    has: (folded) => this.#postings.has(unigram(folded)),
    hasPair: (left, right) => this.#postings.has(pair(left, right)),
    frequency: (folded) => this.#postings.get(unigram(folded))?.entries.length ?? 0,
    pairFrequency: (left, right) => this.#postings.get(pair(left, right))?.entries.length ?? 0,
  };

  get size(): number {
    return this.#codes.length;
  }

  /** The `limit` best procedures for a question, best first. An empty question finds nothing. */
  search(question: readonly WeightedSyllable[], limit = 10): SearchHit[] {
    const { count, total } = this.#collect(question);
    if (total === 0) return [];
    const [scores, touched, bestScores, bestEntries] = [
      this.#scores,
      this.#touched,
      this.#bestScores,
      this.#bestEntries,
    ];
    const [procedures, weights] = [this.#entryProcedures, this.#entryWeights];
    const found: number[] = [];
    for (let at = 0; at < count; at += 1) {
      const id = touched[at] as number;
      const procedure = procedures[id] as number;
      const matched = scores[id] as number;
      const score = matched * (partialEntry + (1 - partialEntry) * Math.min(1, matched / (weights[id] as number)));
      const known = bestScores[procedure] as number;
      if (known >= score) continue;
      if (known === 0) found.push(procedure);
      bestScores[procedure] = score;
      bestEntries[procedure] = id;
    }
    const bodyTouched = this.#collectBody(question);
    const said = saidMask(question.map((syllable) => syllable.folded).join(' '));
    const largest = largestFactor(said);
    const top = new Top(limit, this.#codes);
    for (const procedure of found) {
      const sum = (bestScores[procedure] as number) + bodyShare * (this.#bodyScores[procedure] as number);
      const likely = (sum / total) * (this.#priors[procedure] as number);
      // Where even the largest factor would not do, its own need not be known.
      if (likely * largest < top.least) continue;
      top.offer(procedure, likely * qualifierFactor(this.#qualifiers[procedure] as number, said));
    }
    const hits = top.ranked().map(({ procedure, score }): SearchHit => {
      const entry = bestEntries[procedure] as number;
      const matched = scores[entry] as number;
      return {
        code: this.#codes[procedure] as string,
        score,
        questionCover: Math.min(1, matched / total),
        entryCover: Math.min(1, matched / (weights[entry] as number)),
      };
    });
    for (let at = 0; at < count; at += 1) scores[touched[at] as number] = 0;
    for (const procedure of found) bestScores[procedure] = 0;
    for (const procedure of bodyTouched) this.#bodyScores[procedure] = 0;
    return hits;
  }

  #add(document: SearchDocument): void {
    const id = this.#codes.push(document.code) - 1;
    this.#qualifiers.push(document.qualifiers);
    this.#priors.push(document.prior);
    for (const name of new Set(document.names)) this.#addEntry(id, standardSyllables(querySyllables(name)));
    this.#addBody(id, document);
  }

  /** Each term of a document once, with the weight of the best place it stands in. */
  #addBody(id: number, { body }: SearchDocument): void {
    const weights = new Map<number, number>();
    const note = (term: number, weight: number): void => {
      if ((weights.get(term) ?? 0) < weight) weights.set(term, weight);
    };
    for (const { texts, weight } of body) {
      for (const text of texts) {
        let before = 0;
        for (const { folded } of syllables(text)) {
          const word = this.#words.get(folded) ?? this.#words.size + 1;
          if (word > this.#words.size) this.#words.set(folded, word);
          note(word, weight);
          // Pairs of what only the steps say would double the index and tell little.
          if (before > 0 && weight >= pairedBody) note(pairOf(before, word), weight);
          before = word;
        }
      }
    }
    // A long record has every word somewhere, so each says less.
    const norm = 1 / (1 - lengthShare + lengthShare * Math.sqrt(weights.size / usualTerms));
    for (const [term, weight] of weights) {
      const postings = this.#bodyPostings.get(term);
      if (postings) {
        postings.entries.push(id);
        postings.weights.push(weight * norm);
      } else this.#bodyPostings.set(term, { entries: [id], weights: [weight * norm], idf: 0 });
    }
  }

  #addEntry(procedure: number, words: Syllable[]): void {
    const id = this.#entries.push({ procedure, weight: 0 }) - 1;
    const terms = new Set<string>();
    words.forEach((word, index) => {
      terms.add(unigram(word.folded));
      terms.add(toned(word.toned));
      const next = words[index + 1];
      if (next) terms.add(pair(word.folded, next.folded));
    });
    for (const term of terms) push(this.#postings, term, id);
  }

  /** Rarer terms weigh more; an entry's weight is what a full match of its folded syllables and pairs would collect. */
  #weigh(): void {
    const count = this.#entries.length;
    for (const [term, postings] of this.#postings) {
      const df = postings.entries.length;
      postings.idf = Math.log(1 + (count - df + 0.5) / (df + 0.5)) * (term.startsWith('p') ? pairBoost : 1);
      if (term.startsWith('t')) continue;
      for (const id of postings.entries) (this.#entries[id] as Entry).weight += postings.idf;
    }
    for (const postings of this.#bodyPostings.values()) {
      postings.idf = Math.log(1 + this.#codes.length / postings.entries.length);
    }
  }

  /** Adds up `#scores`. @returns how many entries `#touched` now names, and what a full match would collect */
  #collect(question: readonly WeightedSyllable[]): { count: number; total: number } {
    const seen = new Set<string>();
    let count = 0;
    let total = 0;
    question.forEach((word, index) => {
      const term = unigram(word.folded);
      if (word.weight > 0 && !seen.has(term)) {
        seen.add(term);
        const postings = this.#postings.get(term);
        const idf = postings?.idf ?? unknownIdf;
        total += idf * word.weight;
        const share = word.accented ? word.weight * (1 - accentShare) : word.weight;
        count = this.#take(postings, idf * share, count);
        // The accented form is weighed by the folded one's rarity: accents must not make a common word rare.
        if (word.accented)
          count = this.#take(this.#postings.get(toned(word.toned)), idf * word.weight * accentShare, count);
      }
      const next = question[index + 1];
      if (!next) return;
      const share = Math.min(word.weight, next.weight);
      const both = pair(word.folded, next.folded);
      if (share === 0 || seen.has(both)) return;
      seen.add(both);
      const postings = this.#postings.get(both);
      if (!postings) return;
      total += postings.idf * share;
      count = this.#take(postings, postings.idf * share, count);
    });
    return { count, total };
  }

  #take(postings: Postings | undefined, gain: number, before: number): number {
    const [scores, touched] = [this.#scores, this.#touched];
    let count = before;
    for (const id of postings?.entries ?? []) {
      const score = scores[id] as number;
      if (score === 0) touched[count++] = id;
      scores[id] = score + gain;
    }
    return count;
  }

  /** Adds up `#bodyScores`. @returns the procedures it touched */
  #collectBody(question: readonly WeightedSyllable[]): number[] {
    const scores = this.#bodyScores;
    const touched: number[] = [];
    const seen = new Set<number>();
    const take = (term: number, share: number): void => {
      const postings = this.#bodyPostings.get(term);
      if (!postings || seen.has(term)) return;
      seen.add(term);
      const { entries, weights } = postings;
      const gain = postings.idf * share;
      for (let at = 0; at < entries.length; at += 1) {
        const id = entries[at] as number;
        const score = scores[id] as number;
        if (score === 0) touched.push(id);
        scores[id] = score + gain * (weights[at] as number);
      }
    };
    question.forEach((word, at) => {
      const known = this.#words.get(word.folded);
      if (known === undefined || word.weight < bodyFloor) return;
      take(known, word.weight);
      const next = question[at + 1];
      const follower = this.#words.get(next?.folded ?? '');
      if (!next || follower === undefined || next.weight < bodyFloor) return;
      take(pairOf(known, follower), Math.min(word.weight, next.weight) * bodyPairShare);
    });
    return touched;
  }
}

/** One number for a pair of words, apart from every single word's; exact for a million words, small for the first ones. */
const pairOf = (left: number, right: number): number => left * 2 ** 20 + right;

/** A word that no entry knows still counts against how much of the question was understood. */
const unknownIdf = 4;

function push(map: Map<string, Postings>, term: string, id: number): void {
  const postings = map.get(term);
  if (postings) postings.entries.push(id);
  else map.set(term, { entries: [id], idf: 0 });
}
