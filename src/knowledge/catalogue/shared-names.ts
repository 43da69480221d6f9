/** Names that several procedures of a catalogue bear: mostly land, one procedure a province. */
import type { Procedure } from '../../domain/procedure.js';
import { doubt } from './parse-record.js';

/** Spelling that does not tell two names apart: case, spaces, a final stop. */
const key = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s.,;]+/gu, ' ')
    .trim();

/** Adds the doubt `name_shared`, with the count, to every procedure whose name another one has too. */
export function markSharedNames(procedures: Iterable<Procedure>): void {
  const byName = new Map<string, Procedure[]>();
  for (const procedure of procedures) {
    const known = byName.get(key(procedure.name));
    if (known) known.push(procedure);
    else byName.set(key(procedure.name), [procedure]);
  }
  for (const namesakes of byName.values()) {
    if (namesakes.length < 2) continue;
    for (const procedure of namesakes)
      procedure.doubts.push(doubt('name_shared', `${namesakes.length} thủ tục cùng tên`));
  }
}
