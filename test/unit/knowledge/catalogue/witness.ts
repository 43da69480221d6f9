/** Reads the second witness's table cell "Cách thức thực hiện": one run of text without separators. */
import { oneLine } from '../../../../src/knowledge/catalogue/text.js';

export interface WitnessWay {
  way: 'online' | 'postal' | 'desk';
  /** "3 working_day", "not_stated" for a figure without unit, undefined where it says nothing or a sentence. */
  time: string | undefined;
  /** "20000 VND", "free" (the portal prints every 0 so), sorted; empty where it says nothing. */
  fees: string[];
}

const ways = { 'Trực tuyến': 'online', 'Dịch vụ bưu chính': 'postal', 'Trực tiếp': 'desk' } as const;
const units: Record<string, string> = {
  'Ngày làm việc': 'working_day',
  Ngày: 'day',
  Giờ: 'hour',
  Tháng: 'month',
  Năm: 'year',
};
const rowStart =
  /(Trực tuyến|Dịch vụ bưu chính|Trực tiếp)(?=\d[\d.,]* ?(?:Ngày|Giờ|Tháng|Năm)|\d{1,3}(?:Miễn phí|Không có thông tin|[\d,]* (?:VNĐ|Việt Nam Đồng|USD))|Không có thông tin)/gu;
const figure = /^(?:(Miễn phí)|(Không có thông tin)|([\d,]+(?:\.\d+)?) (VNĐ|Việt Nam Đồng|USD|EUR))/u;

/** Text after a balanced bracket at its start, or the text itself. */
function afterBrackets(text: string): string {
  if (!text.startsWith('(')) return text;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(at + 1);
  }
  return '';
}

/** @param bareNumbers the numbers without unit that the catalogue gives (`5 OTHER`): "5100 VNĐ" is 5 and 100 VNĐ */
export function readWitness(cell: string, bareNumbers: Set<string>): WitnessWay[] {
  const text = oneLine(cell.replace('Hình thức nộpThời gianPhí, lệ phíMô tả', ''));
  const starts = [...text.matchAll(rowStart)];
  return starts.map((start, index) => {
    let rest = text.slice(start.index + start[0].length, starts[index + 1]?.index);
    let time: string | undefined;
    const timed = /^([\d.,]+) ?(Ngày làm việc|Ngày|Giờ|Tháng|Năm)/u.exec(rest);
    if (timed) {
      time = `${Number((timed[1] ?? '').replace(',', '.'))} ${units[timed[2] ?? '']}`;
      rest = rest.slice(timed[0].length);
    } else if (rest.startsWith('Không có thông tin')) {
      time = 'not_stated';
      rest = rest.slice('Không có thông tin'.length);
    } else {
      const bare =
        /^\d{1,3}(?=Miễn phí|Không có thông tin)/u.exec(rest)?.[0] ??
        [...bareNumbers].sort((a, b) => b.length - a.length).find((number) => rest.startsWith(number));
      if (bare) [time, rest] = ['not_stated', rest.slice(bare.length)];
    }
    const fees: string[] = [];
    for (let match = figure.exec(rest); match; match = figure.exec(rest)) {
      if (match[1]) fees.push('free');
      else if (match[3]) {
        const amount = Number(match[3].replace(/,/gu, ''));
        fees.push(amount === 0 ? 'free' : `${amount} ${match[4] === 'USD' || match[4] === 'EUR' ? match[4] : 'VND'}`);
      }
      rest = afterBrackets(rest.slice(match[0].length).trimStart()).trimStart();
    }
    return { way: ways[start[1] as keyof typeof ways], time, fees: fees.sort() };
  });
}
