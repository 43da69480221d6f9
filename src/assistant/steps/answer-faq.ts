/** A frequent question about the portal and about getting things done: staff's answer as it stands, with its source. */
import { type Faq, faqCode } from '../../domain/faq.js';
import type { Block, Citation } from '../../domain/message.js';
import { choiceLabel } from '../replies/choice-label.js';
import { procedurePayload, type Step } from '../turn.js';
import { ranked } from './ranked.js';

/** Sources that are no web page (a decision on paper) leave the portal itself to open. */
const portal = 'https://dichvucong.gov.vn';
const mostRelated = 3;

export const answerFaq: Step = (turn) => {
  const { faq } = turn;
  if (!faq) return undefined;
  const cited = faqCitation(faq);
  const related = faq.relatedCodes.flatMap((code) => turn.options.knowledge.procedure(code) ?? []);
  return {
    kind: 'answered',
    procedures: ranked(turn),
    facets: turn.facets,
    citations: [cited],
    reply: {
      blocks: [...faqBlocks(faq), { type: 'source', citation: cited }],
      choices: related.slice(0, mostRelated).map((procedure) => ({
        label: choiceLabel(procedure),
        payload: procedurePayload(procedure.code),
        code: procedure.code,
      })),
    },
  };
};

function faqCitation(faq: Faq): Citation {
  const source = faq.sources.find((candidate) => candidate.url) ?? faq.sources[0];
  return {
    code: faqCode(faq),
    name: source?.title ?? faq.question,
    section: 'overview',
    asOf: faq.asOf,
    url: source?.url ?? portal,
  };
}

function faqBlocks(faq: Faq): Block[] {
  const blocks = faq.answer.map((part): Block => {
    const items = part.split('\n').filter((line) => line.startsWith('- '));
    return items.length > 0
      ? { type: 'list', items: items.map((item) => item.slice(2)) }
      : { type: 'paragraph', text: part };
  });
  if (faq.steps.length > 0) blocks.push({ type: 'list', items: faq.steps, ordered: true });
  const more = [...faq.contacts, ...faq.links.map((link) => `${link.label}: ${link.url}`)];
  if (more.length > 0) blocks.push({ type: 'list', items: more });
  return blocks;
}
