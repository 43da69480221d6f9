/** Picks the procedure when retrieval is sure enough or a model chooses; ends with "not found" when nothing fits. */
import type { Block } from '../../domain/message.js';
import type { Outcome } from '../../domain/outcome.js';
import { coreName } from '../../domain/procedure-name.js';
import type { SearchHit } from '../../knowledge/search/search-index.js';
import { askModel } from '../ask-model.js';
import { choiceLabel } from '../replies/choice-label.js';
import { contactBlocks } from '../replies/fixed.js';
import { humanChoice, procedurePayload, type Step, type Turn } from '../turn.js';
import { ranked } from './ranked.js';

/**
 * When the best candidate shares only stray words with the question: read from the development questions, where 9 of 20
 * matches below 0.28 were about something else altogether, and 16 of 30 with hardly a name covered.
 */
const isWeak = (hit: SearchHit): boolean => hit.score < 0.28 || (hit.entryCover < 0.15 && hit.score < 0.55);
/**
 * The runner-up must be this much weaker, or the citizen is asked: on the development questions the first was right in
 * 70–90% of cases below it and in 40% above.
 */
const clearLead = 0.92;

export const chooseProcedure: Step = async (turn) => {
  const { knowledge } = turn.options;
  const [best, second] = turn.hits;
  if (!turn.chosenCode && leansOnContext(turn)) {
    turn.procedure = knowledge.procedure(turn.context.procedureCode as string, turn.locality?.id);
    if (turn.procedure) return undefined;
  }
  if (!best || (!turn.chosenCode && (isWeak(best) || turn.substance === 0))) return notFound(turn);
  const understood = turn.chosenCode ? undefined : await modelChoice(turn);
  const code = understood?.code ?? best.code;
  if (understood && understood.facets.length > 0) turn.facets = understood.facets;
  const unsure = !understood?.code && second !== undefined && second.score > best.score * clearLead;
  if (unsure && differentNeeds(turn)) return undefined;
  turn.faq = knowledge.faq(code);
  turn.procedure = knowledge.procedure(code, turn.locality?.id);
  return turn.faq || turn.procedure ? undefined : notFound(turn);
};

/** "bao lâu thì duyệt", "nộp qua mạng được không em": asks for a fact, and names nothing that search knows well. */
function leansOnContext(turn: Turn): boolean {
  const [best] = turn.hits;
  if (!turn.context.procedureCode || turn.facets.length === 0) return false;
  return !best || isWeak(best) || (turn.substance <= 2 && best.entryCover < 0.5);
}

/** Two records with one name (one per level or province) are one need: the likelier is answered. */
function differentNeeds(turn: Turn): boolean {
  const [best, second] = turn.hits.slice(0, 2).map((hit) => turn.options.knowledge.procedure(hit.code));
  return best !== undefined && second !== undefined && coreName(best.name) !== coreName(second.name);
}

/** A model may choose only among the candidates, whatever it says. */
async function modelChoice(turn: Turn) {
  const { knowledge } = turn.options;
  const candidates = turn.hits.flatMap((hit) => {
    const procedure = knowledge.procedure(hit.code);
    return procedure ? [{ code: procedure.code, name: procedure.name, summary: procedure.summary }] : [];
  });
  const current = turn.context.procedureCode ? knowledge.procedure(turn.context.procedureCode) : undefined;
  const request = {
    question: turn.text,
    candidates,
    ...(current ? { current: { code: current.code, name: current.name } } : {}),
  };
  const understood = await askModel(turn, (model, signal) => model.understand(request, signal));
  return understood && candidates.some((candidate) => candidate.code === understood.code) ? understood : undefined;
}

function notFound(turn: Turn): Outcome {
  const near = turn.hits.slice(0, 3).flatMap((hit) => turn.options.knowledge.procedure(hit.code) ?? []);
  const opening = turn.chosenCode
    ? `Dạ, em không có thủ tục mã ${turn.chosenCode} trong dữ liệu.`
    : 'Dạ, em chưa tìm thấy thủ tục đúng với điều anh/chị hỏi.';
  return {
    kind: 'not_found',
    procedures: ranked(turn),
    facets: turn.facets,
    citations: [],
    reply: {
      blocks: [
        { type: 'paragraph', text: opening },
        ...paragraphs(
          near.length > 0
            ? [
                'Có phải anh/chị muốn hỏi một trong các việc dưới đây?',
                'Nếu không, anh/chị nói rõ hơn giúp em, hoặc hỏi:',
              ]
            : ['Anh/chị nói rõ hơn giúp em việc cần làm, hoặc hỏi:'],
        ),
        ...contactBlocks(turn.locality),
      ],
      choices: [
        ...near.map((procedure) => ({
          label: choiceLabel(procedure),
          payload: procedurePayload(procedure.code),
          code: procedure.code,
        })),
        humanChoice,
      ],
    },
  };
}

const paragraphs = (texts: string[]): Block[] => texts.map((text) => ({ type: 'paragraph', text }));
