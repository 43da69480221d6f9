/**
 * Questions as citizens put them, made from the everyday names in our own curated entries: with and without accents,
 * bare and with filler and a question word. The same ones in the same order on every run.
 */
import type { Procedure } from '../../src/domain/procedure.js';

const openings = [
  '',
  '',
  'cho em hỏi ',
  'dạ cho mình hỏi muốn ',
  'ad ơi ',
  'chị ơi giúp em với, ',
  'tôi cần ',
  'em muốn ',
];
const endings = [
  '',
  ' cần giấy tờ gì',
  ' hết bao nhiêu tiền vậy ạ',
  ' mất mấy ngày',
  ' thì nộp ở đâu ạ',
  ' làm trên mạng được không',
  ' như thế nào',
];

export function makeQuestions(curated: readonly Procedure[], count: number): string[] {
  const aliases = curated.flatMap((procedure) => procedure.aliases);
  return Array.from({ length: count }, (_, index) => {
    // A stride that shares no factor with the list's length would walk it in order of entries; this one spreads.
    const alias = aliases[Math.floor((index * aliases.length) / count)] ?? '';
    const text = `${openings[index % openings.length]}${alias}${endings[index % endings.length]}`;
    return index % 2 === 0 ? text : withoutAccents(text);
  });
}

const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D');
