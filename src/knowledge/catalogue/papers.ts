/** "Thành phần hồ sơ": groups "[ title ]", items "- name" and a line "Số lượng: Bản chính: 1, Bản sao: 0". */
import type { Paper } from '../../domain/procedure.js';
import { formNumber, type Group, isInstruction, readGroup, withoutNumber } from './paper-words.js';
import { isBlank, oneLine, shorten } from './text.js';

const groupLine = /^\[ ?(.*?) ?\]$/u;
const quantity = /^Số lượng: Bản chính: (\d{1,3}), Bản sao: (\d{1,3})/u;
/** A paper's name longer than this is a paragraph of law; nobody reads on. */
const nameLimit = 900;

interface Item {
  name: string;
  originals: number;
  copies: number;
  group: Group;
}

/**
 * Reads the papers. Instructions mixed in with them are left out; a line that may be a paper is kept.
 * @returns the papers and how many instruction lines were left out
 */
export function parsePapers(source: string): { papers: Paper[]; instructions: number } {
  const papers = new Map<string, Paper>();
  let instructions = 0;
  for (const item of readItems(source)) {
    const name = withoutNumber(item.name);
    if (isBlank(name) || !/\p{L}{2}/u.test(name)) continue;
    if (isInstruction(name, item.originals + item.copies > 0, item.group.note)) {
      instructions += 1;
      continue;
    }
    const form = formNumber(name);
    const paper: Paper = {
      name: shorten(name, nameLimit),
      originals: item.originals,
      copies: item.copies,
      use: item.group.use ?? (/^xuất trình/iu.test(name) ? 'present' : 'submit'),
      ...(form ? { form } : {}),
      ...(item.group.case ? { case: item.group.case } : {}),
    };
    const key = `${paper.name}|${paper.case ?? ''}|${paper.use}`;
    if (!papers.has(key)) papers.set(key, paper);
  }
  return { papers: [...papers.values()], instructions };
}

function readItems(source: string): Item[] {
  const items: Item[] = [];
  let group: Group = {};
  let words: string[] = [];
  for (const line of source.split('\n').map(oneLine)) {
    const title = groupLine.exec(line)?.[1];
    const counted = quantity.exec(line);
    if (title !== undefined) {
      group = readGroup(title);
      words = [];
    } else if (counted) {
      items.push({ name: words.join(' '), originals: Number(counted[1]), copies: Number(counted[2]), group });
      words = [];
    } else if (line !== '') words.push(line);
  }
  return items;
}
