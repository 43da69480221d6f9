/** What an answer adds for the citizen's own place: whom to turn to there, and where its special rules were read. */

import type { Facet } from '../../domain/facets.js';
import type { FactSource, Locality } from '../../domain/locality.js';
import type { Block } from '../../domain/message.js';
import { dateWords } from '../../language/dates.js';
import { contactBlocks } from './fixed.js';

/** A phone screen holds three offices; the file lists the nearest first. */
const mostContacts = 3;

/** @param sources of the place's own rules for this procedure, empty where it follows the national ones */
export function localBlocks(
  place: Locality | undefined,
  facets: readonly Facet[],
  sources: readonly FactSource[],
): Block[] {
  if (!place || place.id === 'national') return [];
  const blocks: Block[] = [];
  if (facets.length === 0 || facets.includes('place') || facets.includes('all')) {
    const now = place.presentUnits.length > 0 ? ` (nay gồm ${place.presentUnits.join(', ')})` : '';
    blocks.push({ type: 'paragraph', text: `Tại ${place.name}${now}, anh/chị có thể hỏi:` });
    blocks.push(...contactBlocks({ ...place, contacts: place.contacts.slice(0, mostContacts) }));
  }
  for (const { title, url, asOf } of uniqueByTitle(sources)) {
    const address = url ? `, ${url}` : '';
    blocks.push({
      type: 'paragraph',
      text: `Thông tin riêng của ${place.name} theo: ${title}, ${dateWords(asOf)}${address}`,
    });
  }
  return blocks;
}

const uniqueByTitle = (sources: readonly FactSource[]): FactSource[] => [
  ...new Map(sources.map((source) => [source.title, source])).values(),
];
