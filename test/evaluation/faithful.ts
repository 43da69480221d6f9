/** Looks for facts in a reply that stand in no record it could have come from. Written apart from the assistant's own guard. */
import type { Outcome } from '../../src/domain/outcome.js';
import type { KnowledgeSnapshot } from '../../src/knowledge/snapshot.js';

const factPattern = /https?:\/\/[^\s"]+|\d+(?:[.,/-]\d+)*/gu;

const plain = (fact: string): string =>
  fact.startsWith('http')
    ? fact.replace(/[).,;]+$/u, '')
    : fact.replace(/[.,](?=\d{3}(?:\D|$))/gu, '').replace(/^0+(?=\d)/u, '');

const factsOf = (text: string): string[] => (text.match(factPattern) ?? []).map(plain);

/**
 * Numbers, dates, codes and links of `text` that neither the cited records nor the places' files hold.
 * List numbers, and dates re-written from ISO ("2026-07" as "tháng 7/2026"), are counted as held.
 */
export function foreignFacts(text: string, outcome: Outcome, knowledge: KnowledgeSnapshot): string[] {
  const codes = new Set([
    ...outcome.citations.map((citation) => citation.code),
    ...outcome.procedures.map((p) => p.code),
  ]);
  const records = [...codes].flatMap((code) => knowledge.procedure(code) ?? knowledge.faq(code) ?? []);
  const sources = JSON.stringify([records, knowledge.localities, outcome.kind === 'answered' ? [] : fixedNumbers]);
  const held = new Set(factsOf(sources));
  for (const [, year, month, day] of sources.matchAll(/(\d{4})-(\d{2})(?:-(\d{2}))?/gu)) {
    held.add(plain(`${Number(month)}/${year}`));
    if (day) held.add(plain(`${day}/${month}/${year}`));
  }
  // A tier's first page is one more than the last one of the tier before.
  for (const [, upTo] of sources.matchAll(/"upTo":(\d+)/gu)) held.add(String(Number(upTo) + 1));
  const body = text.replace(/^\d+\. /gmu, '');
  return factsOf(body).filter((fact) => !held.has(fact));
}

/** Emergency and help lines, the only numbers that replies hold of themselves. */
const fixedNumbers = ['113', '114', '115', '111', '01/7/2025'];
