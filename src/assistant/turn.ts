/** One turn: what came in, what is known, and what each step adds. */
import type { ConversationContext } from '../domain/conversation.js';
import type { Faq } from '../domain/faq.js';
import type { FactSource, Locality } from '../domain/locality.js';
import type { Choice, InboundContent } from '../domain/message.js';
import type { Outcome } from '../domain/outcome.js';
import type { Procedure } from '../domain/procedure.js';
import type { Facet } from '../domain/understanding.js';
import type { SearchHit } from '../knowledge/search/search-index.js';
import type { WeightedSyllable } from '../knowledge/search/terms.js';
import type { Vocabulary } from '../language/typos.js';
import type { LanguageModel } from '../models/language-model.js';

/** The knowledge of one moment; a turn keeps the one it started with while a newer one is being swapped in. */
export interface Knowledge {
  /** Changes whenever the content does. */
  version: string;
  /** The procedure as that locality does it; the national one where no locality is given or none overlays it. */
  procedure(code: string, localityId?: string): Procedure | undefined;
  /** A frequent question by its code, "faq:…". */
  faq(code: string): Faq | undefined;
  /** Where that place's own rules for the procedure were read; empty where it has none. */
  localSources(code: string, localityId: string): FactSource[];
  /** What the names of all procedures say, to mend typos by. */
  vocabulary: Vocabulary;
  search(terms: readonly WeightedSyllable[], limit: number): SearchHit[];
  localities: readonly Locality[];
}

export interface AssistantOptions {
  knowledge: Knowledge;
  /** Absent: the rendered answer is the answer. */
  model?: LanguageModel;
  /** All that a model may take of one turn, in milliseconds. */
  modelTimeoutMs: number;
  /** The place this deployment serves when the citizen names none. */
  defaultLocalityId?: string;
  /** Told of a model's failure; the citizen never is. */
  onModelFailure?(error: unknown): void;
}

export interface TurnInput {
  content: InboundContent;
  context: ConversationContext;
  now: Date;
}

/** Filled from top to bottom by the steps; a field is set once the step named beside it has run. */
export interface Turn extends TurnInput {
  options: AssistantOptions;
  /** read-input: the words of the message, or of the choice. */
  text: string;
  /** read-input: a procedure named by a button, a deep link or its code. */
  chosenCode?: string;
  /** understand-question */
  facets: Facet[];
  terms: WeightedSyllable[];
  substance: number;
  locality?: Locality | undefined;
  /** retrieve */
  hits: SearchHit[];
  /** choose-procedure */
  procedure?: Procedure | undefined;
  faq?: Faq | undefined;
  /** ask-model: one limit for all model calls of this turn. */
  modelSignal?: AbortSignal;
}

export interface TurnResult {
  outcome: Outcome;
  context: ConversationContext;
}

/** A step either adds to the turn or ends it. */
export type Step = (turn: Turn) => Outcome | undefined | Promise<Outcome | undefined>;

/** Payload of a button that asks about one procedure: "p:1.001193:fee". */
export const procedurePayload = (code: string, facet?: Facet): string => (facet ? `p:${code}:${facet}` : `p:${code}`);

export const humanChoice: Choice = { label: 'Gặp cán bộ', payload: 'human' };
