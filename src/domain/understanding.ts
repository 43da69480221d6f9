/** What the citizen wants to know about a procedure. */
import { z } from 'zod';

export const facets = [
  'papers',
  'fee',
  'time',
  'place',
  'online',
  'conditions',
  'steps',
  'form',
  'result',
  'legal',
  'who',
  'all',
] as const;
export const Facet = z.enum(facets);
export type Facet = z.infer<typeof Facet>;
