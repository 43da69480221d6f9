/** What retrieval put forward, with names, for outcomes and evaluation. */
import type { RankedProcedure } from '../../domain/outcome.js';
import type { Turn } from '../turn.js';

export const ranked = (turn: Turn): RankedProcedure[] =>
  turn.hits.map((hit) => ({
    code: hit.code,
    name: turn.options.knowledge.procedure(hit.code)?.name ?? turn.options.knowledge.faq(hit.code)?.question ?? '',
    score: Number(hit.score.toFixed(4)),
  }));
