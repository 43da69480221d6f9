/** Which served place a message is about: named in it, remembered, or the deployment's own. */
import type { Locality } from '../domain/locality.js';
import { foldedText } from '../language/syllables.js';
import type { Turn } from './turn.js';

export function findLocality(turn: Pick<Turn, 'text' | 'context' | 'options'>): Locality | undefined {
  const { knowledge, defaultLocalityId } = turn.options;
  const said = ` ${foldedText(turn.text)} `;
  const named = knowledge.localities.find((locality) => namesOf(locality).some((name) => said.includes(` ${name} `)));
  if (named) return named;
  const id = turn.context.localityId ?? defaultLocalityId;
  return (
    knowledge.localities.find((locality) => locality.id === id) ??
    knowledge.localities.find((locality) => locality.id === 'national')
  );
}

const cache = new WeakMap<Locality, string[]>();

function namesOf(locality: Locality): string[] {
  let names = cache.get(locality);
  if (!names) {
    names =
      locality.id === 'national'
        ? []
        : [locality.name, ...locality.formerNames, ...locality.presentUnits].map(foldedText);
    cache.set(locality, names);
  }
  return names;
}
