/**
 * A citizen's message becomes an outcome. This list is the whole assistant: each step adds what it learnt to the turn or
 * ends it. No step sends, stores or waits for anything but the language model, and the model may always be missing.
 */
import { emptyContext } from '../domain/conversation.js';
import { answerFaq } from './steps/answer-faq.js';
import { answerProcedure } from './steps/answer-procedure.js';
import { askWhichProcedure } from './steps/ask-which-procedure.js';
import { chooseProcedure } from './steps/choose-procedure.js';
import { followUp } from './steps/follow-up.js';
import { readInput } from './steps/read-input.js';
import { retrieve } from './steps/retrieve.js';
import { talkAboutOtherThings } from './steps/talk-about-other-things.js';
import { understandQuestion } from './steps/understand-question.js';
import type { AssistantOptions, Step, Turn, TurnInput, TurnResult } from './turn.js';

const steps: readonly Step[] = [
  readInput, //              commands, buttons, "cái thứ hai", things the bot cannot read
  talkAboutOtherThings, //   greetings, thanks, a human, a dossier, emergencies, other topics
  understandQuestion, //     facets, place, the words that tell the procedure
  followUp, //               "còn lệ phí thì sao" leans on the procedure before
  retrieve, //               candidates, best first
  chooseProcedure, //        sure enough, or a model chooses, or nothing fits → not found
  askWhichProcedure, //      several fit → one question with at most five choices
  answerFaq, //             a question about the portal, not about a procedure
  answerProcedure, //        facts, source, offer of the rest
];

/** After an hour's silence a new message starts afresh. */
const forgetAfterMs = 60 * 60 * 1000;

export async function handleMessage(input: TurnInput, options: AssistantOptions): Promise<TurnResult> {
  const turn: Turn = {
    ...input,
    context: remembered(input),
    options,
    text: '',
    facets: [],
    terms: [],
    substance: 0,
    hits: [],
  };
  for (const step of steps) {
    const outcome = await step(turn);
    if (outcome) return { outcome, context: { ...nextContext(turn, outcome), lastTurnAt: input.now.toISOString() } };
  }
  throw new Error('the last step must end the turn');
}

function remembered({ context, now }: TurnInput): Turn['context'] {
  const silence = context.lastTurnAt ? now.getTime() - Date.parse(context.lastTurnAt) : 0;
  if (silence <= forgetAfterMs) return context;
  return { ...emptyContext, ...(context.localityId ? { localityId: context.localityId } : {}) };
}

/** Choices offered now replace older ones; small talk leaves the subject as it was. */
function nextContext(turn: Turn, outcome: TurnResult['outcome']): TurnResult['context'] {
  const localityId = turn.locality?.id ?? turn.context.localityId;
  const kept = localityId ? { localityId } : {};
  if (outcome.kind === 'answered') {
    const code = outcome.citations[0].code;
    return { ...kept, procedureCode: code, facets: outcome.facets, choices: outcome.reply.choices };
  }
  // Near matches of what was not found are a question back too, unless there is a subject to return to.
  const asksBack = outcome.kind === 'clarification' || (outcome.kind === 'not_found' && !turn.context.procedureCode);
  if (asksBack) return { ...kept, facets: outcome.facets, choices: outcome.reply.choices };
  if (turn.content.kind === 'command') return { ...emptyContext, ...kept, choices: outcome.reply.choices };
  return { ...turn.context, ...kept, choices: outcome.reply.choices };
}
