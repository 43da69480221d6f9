/** What makes one procedure likelier than another before a word of the question is read. */
import type { Procedure } from '../../domain/procedure.js';

const curatedPrior = 1.1;
const levelPrior = { commune: 1, province: 0.9, central: 0.75 } as const;

/** Citizens deal with the commune first; entries that staff wrote are the ones asked for most. */
export function procedurePrior(procedure: Procedure): number {
  const level = procedure.level ? levelPrior[procedure.level] : 0.8;
  const curated = procedure.origin === 'curated' ? curatedPrior : 1;
  const withdrawn = procedure.doubts.some((doubt) => doubt.kind === 'withdrawn') ? 0.3 : 1;
  return level * curated * withdrawn;
}

/**
 * A special variant stands back unless the question says so, and comes forward where it does. Matched on folded text.
 * `absent` multiplies the score when the name has it and the question does not, `present` when both have it.
 */
interface Qualifier {
  name: RegExp;
  said: RegExp;
  absent: number;
  present: number;
}

const nations =
  'han quoc|nguoi han|nguoi my|nguoi nhat|nguoi duc|nguoi phap|nguoi anh|nguoi uc|nguoi trung|trung quoc|dai loan|nguoi tay|nguoi lao|campuchia|thai lan|canada|nuoc my|quoc tich';

const qualifiers: readonly Qualifier[] = [
  { name: /nuoc ngoai/, said: new RegExp(`nuoc ngoai|ngoai quoc|viet kieu|${nations}`), absent: 0.55, present: 1.5 },
  {
    name: /luu dong/,
    said: /luu dong|tan nha|tai nha|tan noi|khong di duoc|liet|nam mot cho|om nang|xuong nha/,
    absent: 0.5,
    present: 1.6,
  },
  {
    name: /dang ky lai/,
    said: /\blai\b|so luu|so goc|deu mat|mat het|khong con|chay het|lut/,
    absent: 0.6,
    present: 1.15,
  },
  {
    name: /cap lai|cap doi|doi giay/,
    said: /lai|mat|hong|hu|rach|chay|that lac|doi|sai|nhoe|het han/,
    absent: 0.65,
    present: 1.1,
  },
  { name: /bien gioi/, said: /bien gioi/, absent: 0.5, present: 1.3 },
  { name: /co quan dai dien|lanh su|dai su/, said: /dai dien|lanh su|dai su|nuoc ngoai/, absent: 0.4, present: 1 },
  {
    name: /da co ho so/,
    said: /nguoi lon|tuoi|da co|giay to ca nhan|chua co khai sinh|chua bao gio/,
    absent: 0.6,
    present: 1.1,
  },
  { name: /to chuc dang su dung dat|doi voi to chuc/, said: /to chuc|cong ty|co quan/, absent: 0.7, present: 1 },
  { name: /dau tu nuoc ngoai/, said: /dau tu|nuoc ngoai/, absent: 0.5, present: 1 },
  {
    name: /quan doi|quan nhan|cong an nhan dan|ca nhan nuoc ngoai/,
    said: /quan doi|quan nhan|bo doi|cong an/,
    absent: 0.7,
    present: 1,
  },
  {
    name: /tau bien|thuyen vien|hang khong|hai quan/,
    said: /tau|thuyen|hang khong|may bay|hai quan/,
    absent: 0.7,
    present: 1,
  },
  {
    name: /ho kinh doanh/,
    said: /ho kinh doanh|tap hoa|quan|tiem|sap|cho|ban hang|buon ban/,
    absent: 0.85,
    present: 1,
  },
  {
    name: /cham dut|xoa|huy bo|thu hoi/,
    said: /cham dut|xoa|cat|huy|dong cua|nghi|thoi|thu hoi|giai the|go/,
    absent: 0.75,
    present: 1.05,
  },
  {
    name: /tren dia ban tinh|tinh [a-z]+ [a-z]+|thanh pho (?:ho chi minh|ha noi|da nang|can tho|hai phong|hue)/,
    said: /tinh |thanh pho/,
    absent: 0.85,
    present: 1,
  },
];

/** Bit i is set where `qualifiers[i]` stands in a procedure's folded name. */
export const qualifierMask = (foldedName: string): number => mask(foldedName, 'name');

/** Bit i is set where the folded question speaks of `qualifiers[i]`. */
export const saidMask = (foldedQuestion: string): number => mask(foldedQuestion, 'said');

/** What the qualifiers of a name make of its score, given those that the question speaks of. */
export function qualifierFactor(named: number, said: number): number {
  if (named === 0) return 1;
  return qualifiers.reduce((factor, { absent, present }, bit) => {
    if (!(named & (1 << bit))) return factor;
    return factor * (said & (1 << bit) ? present : absent);
  }, 1);
}

/** The most that any name's qualifiers can make of its score for this question. */
export const largestFactor = (said: number): number => qualifierFactor(said, said);

const mask = (text: string, side: 'name' | 'said'): number =>
  qualifiers.reduce((bits, qualifier, bit) => (qualifier[side].test(text) ? bits | (1 << bit) : bits), 0);
