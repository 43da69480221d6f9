/** What a conversation remembers between two turns. Kept as JSON in its row, so it is parsed when read back. */
import { z } from 'zod';
import { Choice } from './message.js';
import { Facet } from './understanding.js';

export const ConversationContext = z.object({
  /** The procedure talked about last. */
  procedureCode: z.string().optional(),
  facets: z.array(Facet).default([]),
  /** Offered and not yet answered: "2" or "cái đầu tiên" picks from these. */
  choices: z.array(Choice).default([]),
  localityId: z.string().optional(),
  /** When the citizen last wrote, ISO; an hour's silence drops the context. */
  lastTurnAt: z.string().optional(),
});
export type ConversationContext = z.infer<typeof ConversationContext>;

export const emptyContext: ConversationContext = { facets: [], choices: [] };
