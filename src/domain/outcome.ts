/** How a turn ends. There is no other exit from a turn than one of these. */
import type { Citation, Reply } from './message.js';
import type { Facet } from './understanding.js';

export const outcomeKinds = [
  'answered',
  'clarification',
  'needs_dossier_code',
  'needs_verification',
  'dossier_reported',
  'feedback',
  'handed_over',
  'small_talk',
  'out_of_scope',
  'not_found',
] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** A procedure that retrieval put forward; `score` is comparable within one question only. */
export interface RankedProcedure {
  code: string;
  name: string;
  score: number;
}

interface Common {
  /** What retrieval put forward, best first, at most ten. */
  procedures: RankedProcedure[];
  facets: Facet[];
  reply: Reply;
}

/** An answer cannot be built without a citation: the type asks for at least one. */
export interface Answered extends Common {
  kind: 'answered';
  citations: [Citation, ...Citation[]];
}

export interface Unanswered extends Common {
  kind: Exclude<OutcomeKind, 'answered'>;
  citations: Citation[];
}

export type Outcome = Answered | Unanswered;
