/** "Cách thức thực hiện": one block a filing way, each with its time limit, fees and description. */
import type { Fee, Filing } from '../../domain/procedure.js';
import type { FeeContext } from './fee-repair.js';
import { type FeeReading, parseFees } from './fees.js';
import type { RepairKind } from './kinds.js';
import { isBlank, shorten, stripBullet, tidyLines } from './text.js';
import { parseTimeLimit } from './time-limit.js';

const ways: Record<string, Filing['way']> = { ONLINE: 'online', POSTAL: 'postal', DIRECT: 'desk' };
const blockStart = /^ {0,2}\* Hình thức nộp: ?/mu;
/** Labels stand at an indent of four; the same words further left belong to a description. */
const labels = ['\n    Thời hạn giải quyết:', '\n    Phí, lệ phí:', '\n    Mô tả:'] as const;
const descriptionLimit = 1_500;

const full = /(?:dịch vụ công )?trực tuyến toàn trình|\(toàn trình\)|mức độ (?:4|bốn)(?!\p{L})/iu;
const partial = /(?:dịch vụ công )?trực tuyến một phần|\(một phần\)/iu;

interface Block {
  way: Filing['way'] | undefined;
  time: string;
  fees: string;
  description: string;
}

/** Cuts a block at its labels; a missing label gives ''. */
function readBlock(text: string): Block {
  const [time, fees, description] = labels.map((label) => text.indexOf(label));
  const between = (from: number | undefined, label: string, to: (number | undefined)[]): string => {
    if (from === undefined || from < 0) return '';
    const ends = to.filter((end): end is number => end !== undefined && end > from);
    return text.slice(from + label.length, Math.min(text.length, ...ends)).trim();
  };
  return {
    way: ways[/^[A-Z]+/u.exec(text)?.[0] ?? ''],
    time: between(time, labels[0], [fees, description]),
    fees: between(fees, labels[1], [description]),
    description: between(description, labels[2], []),
  };
}

/**
 * Reads every way.
 * @param steps the steps, which alone state the limit where the source's unit is OTHER
 */
export function parseFiling(
  source: string,
  steps: string,
  context: FeeContext,
): { filing: Filing[] } & Pick<FeeReading, 'repairs' | 'doubts'> {
  const repairs: RepairKind[] = [];
  const doubts: FeeReading['doubts'] = [];
  const filing: Filing[] = [];
  for (const block of source.split(blockStart).slice(1).map(readBlock)) {
    if (!block.way) continue;
    const time = parseTimeLimit(block.time, [block.description, steps]);
    if (time.fromText) repairs.push('time_from_text');
    if (time.unstated && block.time !== '') repairs.push('time_not_stated');
    const read = parseFees(block.fees, { description: block.description, online: block.way === 'online' }, context);
    repairs.push(...read.repairs);
    doubts.push(...read.doubts);
    const note =
      isBlank(block.description) || /^không quy định\.?$/iu.test(block.description) ? '' : tidyLines(block.description);
    const service = block.way === 'online' ? serviceOf(note) : undefined;
    filing.push({
      way: block.way,
      ...(service ? { service } : {}),
      timeLimit: time.limit,
      fees: read.fees,
      ...(note ? { note: shorten(note, descriptionLimit) } : {}),
    });
  }
  return { filing: mergeSameWay(filing), repairs, doubts };
}

function serviceOf(description: string): Filing['service'] {
  const [isFull, isPartial] = [full.test(description), partial.test(description)];
  return isFull === isPartial ? undefined : isFull ? 'full' : 'partial';
}

/** What a description says before its colon: "Tại cơ quan đại diện: 10 USD/bản." */
const caseOf = (note: string): string => stripBullet(note.split(':')[0] ?? '');

/**
 * The portal repeats a way for every case of its fee or its limit. Blocks with the same limit become one way whose fees
 * say their case; blocks with different limits stay apart, since a way has one limit.
 */
function mergeSameWay(filing: Filing[]): Filing[] {
  const merged: Filing[] = [];
  for (const next of filing) {
    const same = (known: Filing) =>
      known.way === next.way && JSON.stringify(known.timeLimit) === JSON.stringify(next.timeLimit);
    const at = merged.findIndex(same);
    const known = merged[at];
    const sameFees = JSON.stringify(known?.fees) === JSON.stringify(next.fees);
    // Different fees under one roof, and nothing says which is whose: better two ways than one that contradicts itself.
    if (!known || (!sameFees && !(namesCases(known) && namesCases(next)))) {
      merged.push(next);
      continue;
    }
    const fees = sameFees ? known.fees : uniqueFees([...withCase(known), ...withCase(next)]);
    const notes = [...new Set([known.note, next.note].filter((note) => note !== undefined))];
    merged[at] = { ...known, fees, ...(notes.length > 0 ? { note: shorten(notes.join('\n'), descriptionLimit) } : {}) };
  }
  return merged;
}

const caseLimit = 160;

/** Every fee says its case already, or the description is short enough to say it for them. */
function namesCases(filing: Filing): boolean {
  const label = caseOf(filing.note ?? '');
  return filing.fees.every((fee) => fee.case !== undefined) || (label !== '' && label.length <= caseLimit);
}

const withCase = (filing: Filing): Fee[] =>
  filing.fees.map((fee) => (fee.case ? fee : { ...fee, case: caseOf(filing.note ?? '') }));

function uniqueFees(fees: Fee[]): Fee[] {
  const known = new Map(fees.map((fee) => [JSON.stringify(fee), fee]));
  return [...known.values()];
}
