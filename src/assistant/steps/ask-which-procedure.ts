/** Several procedures fit about equally: one question back, with at most five choices that tell them apart. */
import { coreName } from '../../domain/procedure-name.js';
import { choiceLabel } from '../replies/choice-label.js';
import { humanChoice, procedurePayload, type Step } from '../turn.js';
import { ranked } from './ranked.js';

const mostChoices = 4;
/** A candidate far behind the best is not worth a button. */
const worthOffering = 0.7;

export const askWhichProcedure: Step = (turn) => {
  if (turn.procedure || turn.faq) return undefined;
  const best = turn.hits[0]?.score ?? 0;
  const seen = new Set<string>();
  const offered = turn.hits
    .filter((hit) => hit.score >= best * worthOffering)
    .flatMap((hit) => turn.options.knowledge.procedure(hit.code) ?? [])
    .filter((procedure) => {
      const name = coreName(procedure.name);
      return !seen.has(name) && seen.add(name);
    })
    .slice(0, mostChoices);
  return {
    kind: 'clarification',
    procedures: ranked(turn),
    facets: turn.facets,
    citations: [],
    reply: {
      blocks: [{ type: 'paragraph', text: 'Dạ, anh/chị muốn hỏi việc nào dưới đây ạ?' }],
      choices: [
        ...offered.map((procedure) => ({
          label: choiceLabel(procedure),
          payload: procedurePayload(procedure.code),
          code: procedure.code,
        })),
        humanChoice,
      ],
    },
  };
};
