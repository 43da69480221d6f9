/** What the citizen wants to know about a procedure. */
import { z } from 'zod';
import { facets } from './facets.js';

export const Facet = z.enum(facets);
export type Facet = z.infer<typeof Facet>;
