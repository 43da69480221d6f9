/** What makes one procedure likelier than another before a word of the question is read. */
import type { Procedure } from '../../domain/procedure.js';

const levelPrior = { commune: 1, province: 0.9, central: 0.75 } as const;

/** Citizens deal with the commune first; entries that staff wrote are the ones asked for most. */
export function procedurePrior(procedure: Procedure): number {
  const level = procedure.level ? levelPrior[procedure.level] : 0.8;
  const curated = procedure.origin === 'curated' ? 1.2 : 1;
  const withdrawn = procedure.doubts.some((doubt) => doubt.kind === 'withdrawn') ? 0.3 : 1;
  return level * curated * withdrawn;
}

/**
 * A special variant stands back unless the question says so. `name` and `said` are matched on folded text.
 * `factor` multiplies the score when the name has the qualifier and the question does not.
 */
const qualifiers: readonly { name: RegExp; said: RegExp; factor: number }[] = [
  {
    name: /nuoc ngoai/,
    said: /nuoc ngoai|ngoai quoc|viet kieu|han|my|nhat|trung quoc|dai loan|tay|lao|campuchia/,
    factor: 0.55,
  },
  { name: /luu dong/, said: /luu dong|tan nha|tai nha|tan noi|khong di duoc|liet|om nang/, factor: 0.5 },
  {
    name: /dang ky lai|cap lai|cap doi/,
    said: /lai|mat|hong|hu|rach|chay|that lac|doi|sai|nhoe|het han/,
    factor: 0.65,
  },
  { name: /bien gioi/, said: /bien gioi/, factor: 0.5 },
  { name: /co quan dai dien|lanh su|dai su/, said: /dai dien|lanh su|dai su|nuoc ngoai/, factor: 0.4 },
  { name: /da co ho so/, said: /nguoi lon|tuoi|da co|giay to ca nhan|chua co khai sinh/, factor: 0.6 },
  { name: /to chuc dang su dung dat|doi voi to chuc/, said: /to chuc|cong ty|co quan/, factor: 0.7 },
  { name: /dau tu nuoc ngoai/, said: /dau tu|nuoc ngoai/, factor: 0.5 },
  {
    name: /quan doi|quan nhan|cong an nhan dan|ca nhan nuoc ngoai/,
    said: /quan doi|quan nhan|bo doi|cong an/,
    factor: 0.7,
  },
  { name: /tau bien|thuyen vien|hang khong|hai quan/, said: /tau|thuyen|hang khong|may bay|hai quan/, factor: 0.7 },
];

/** Bit i is set where `qualifiers[i]` stands in a procedure's folded name. */
export const qualifierMask = (foldedName: string): number => mask(foldedName, 'name');

/** Bit i is set where the folded question speaks of `qualifiers[i]`. */
export const saidMask = (foldedQuestion: string): number => mask(foldedQuestion, 'said');

/** Product of the factors of all qualifiers that the name has and the question lacks; 1 where there is none. */
export function absentQualifierFactor(named: number, said: number): number {
  const absent = named & ~said;
  if (absent === 0) return 1;
  return qualifiers.reduce((factor, qualifier, bit) => (absent & (1 << bit) ? factor * qualifier.factor : factor), 1);
}

const mask = (text: string, side: 'name' | 'said'): number =>
  qualifiers.reduce((bits, qualifier, bit) => (qualifier[side].test(text) ? bits | (1 << bit) : bits), 0);
