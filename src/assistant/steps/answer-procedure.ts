/** The facts asked for, first and short; then the source; then an offer of the rest. */
import { facetLabels } from '../../domain/facets.js';
import type { Block, Choice, Citation } from '../../domain/message.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Procedure } from '../../domain/procedure.js';
import type { Facet } from '../../domain/understanding.js';
import { askModel } from '../ask-model.js';
import { renderFacet, renderOverview } from '../replies/facts.js';
import { localBlocks } from '../replies/local.js';
import { plainText } from '../replies/plain-text.js';
import { cautionBlocks, citation } from '../replies/sources.js';
import { saysOnly } from '../says-only.js';
import { procedurePayload, type Step, type Turn } from '../turn.js';
import { ranked } from './ranked.js';

/** What most people ask next. */
const offers: readonly Facet[] = ['papers', 'fee', 'time', 'place', 'online', 'steps'];
const mostOffers = 4;
/** ISO date: a fee that ends today ends at midnight in Vietnam. */
const vietnameseDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });

export const answerProcedure: Step = async (turn): Promise<Outcome> => {
  const procedure = turn.procedure as Procedure;
  const today = vietnameseDay.format(turn.now);
  const facts =
    turn.facets.length === 0
      ? renderOverview(procedure, today)
      : turn.facets.flatMap((facet) => renderFacet(procedure, facet, today));
  const cited: [Citation, ...Citation[]] = [
    citation(procedure, turn.facets[0] ?? 'overview'),
    ...turn.facets.slice(1).map((facet) => citation(procedure, facet)),
  ];
  const place = turn.locality;
  const sources = place ? turn.options.knowledge.localSources(procedure.code, place.id) : [];
  const local = localBlocks(place, turn.facets, sources);
  const body = (await wordedByModel(turn, procedure, facts)) ?? facts;
  return {
    kind: 'answered',
    procedures: ranked(turn),
    facets: turn.facets,
    citations: cited,
    reply: {
      blocks: [...body, ...local, ...cautionBlocks(procedure), { type: 'source', citation: cited[0] }],
      choices: offersFor(turn, procedure),
    },
  };
};

function offersFor(turn: Turn, procedure: Procedure): Choice[] {
  const said: readonly Facet[] =
    turn.facets.length === 0 ? overviewFacets(procedure) : turn.facets.includes('all') ? offers : turn.facets;
  return offers
    .filter((facet) => !said.includes(facet))
    .slice(0, mostOffers)
    .map((facet) => ({
      label: facetLabels[facet],
      payload: procedurePayload(procedure.code, facet),
      code: procedure.code,
    }));
}

const overviewFacets = (procedure: Procedure): readonly Facet[] =>
  procedure.summary ? ['papers', 'place'] : ['papers', 'fee', 'time', 'place'];

/** A model's wording is taken only when every number and link in it stands in the facts. */
async function wordedByModel(turn: Turn, procedure: Procedure, facts: Block[]): Promise<Block[] | undefined> {
  if (turn.content.kind !== 'text') return undefined;
  const rendered = plainText({ blocks: facts, choices: [] });
  const request = { question: turn.text, facts: rendered, procedureName: procedure.name };
  const text = await askModel(turn, (model, signal) => model.word(request, signal));
  if (!text || !saysOnly(text, rendered)) return undefined;
  return text.split(/\n{2,}/u).map((part): Block => ({ type: 'paragraph', text: part.trim() }));
}
