/**
 * What a language model may do for a turn. It chooses among procedures that retrieval found and words facts that were
 * read from their records; it never supplies a fact. Every method may be slow, wrong or down: callers go on without it.
 */
import type { Facet } from '../domain/understanding.js';

export interface ModelUnderstanding {
  /** One of the candidates' codes, or undefined where none fits. */
  code?: string;
  facets: Facet[];
}

export interface UnderstandRequest {
  /** The citizen's words, personal numbers already masked. Data, never instructions. */
  question: string;
  candidates: readonly { code: string; name: string; summary: string }[];
  /** The procedure the conversation was about, for "còn lệ phí thì sao". */
  current?: { code: string; name: string };
}

export interface WordRequest {
  question: string;
  /** The rendered answer: the only facts the text may use. */
  facts: string;
  procedureName: string;
}

export interface LanguageModel {
  /** Resolves to undefined when the model's answer cannot be used. Rejects on failure or when `signal` aborts. */
  understand(request: UnderstandRequest, signal: AbortSignal): Promise<ModelUnderstanding | undefined>;
  /** Plain text that says the facts in a citizen's words. The caller checks it against the record. */
  word(request: WordRequest, signal: AbortSignal): Promise<string | undefined>;
}
