/** "Trình tự thực hiện" and conditions: one long text split into pieces that read well in a list. */
import { oneLine, stripBullet } from './text.js';

const stage = /^[\s*+\-–(]*(?:bước|giai đoạn) ?\d+/iu;
/** "…hợp lệ. Bước 2: …" within a line begins a new step. */
const stageWithin = /(?<=[.;:]) (?=[*\-–]? ?Bước \d+ ?[:.–-])/gu;
const item = /^[-–*•]\s?\S/u;
const subItem = /^(?:\+|\([ivx\d]+\)|[ivx]+\)|[a-zđ]\)|[a-zđ]\d?\.\s)/u;
const loneHeading = /^(?:lưu ý|ghi chú) ?:$/iu;
const numbered = /^(?:\d{1,2}[.)]|[IVX]+\.)\s/u;

/**
 * Steps in order. Where the text counts its stages ("Bước 1"), a stage is a step and keeps its lines; otherwise every
 * dash or number opens one. Lines without a mark continue the one before when that one has not ended.
 */
export function splitSteps(source: string): string[] {
  const lines = source
    .replace(stageWithin, '\n')
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');
  const staged = lines.filter((line) => stage.test(line)).length > 1;
  const steps: string[] = [];
  for (const line of lines) {
    const last = steps.at(-1);
    const opens = staged ? stage.test(line) : item.test(line) || numbered.test(line);
    const continues =
      /^[\p{Ll}\d(]/u.test(line) && last !== undefined && !/[.;:!?]$/u.test(last) && !subItem.test(line);
    if (last !== undefined && loneHeading.test(last)) steps[steps.length - 1] = `${last} ${stripBullet(line)}`;
    else if (last === undefined || (opens && !continues)) steps.push(stripBullet(line));
    else if (continues) steps[steps.length - 1] = `${last} ${line}`;
    else if (staged || subItem.test(line) || last.endsWith(':')) steps[steps.length - 1] = `${last}\n${line}`;
    else steps.push(line);
  }
  return steps.filter((step) => /\p{L}/u.test(step));
}

const nothing =
  /^(?:[-*+ ]*)(?:không|không có|không quy định|không yêu cầu|không có (?:yêu cầu|thông tin|quy định)|không có yêu cầu, điều kiện|chưa quy định)[\s.!]*$/iu;

/** Conditions as a list; "Không", "Không quy định" and their like mean that there are none. */
export const splitConditions = (source: string): string[] => (nothing.test(oneLine(source)) ? [] : splitSteps(source));

/** Splits at a separator that stands outside brackets: "Tổ chức (không bao gồm doanh nghiệp, HTX), Công dân". */
export function splitOutsideBrackets(source: string, separators: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  const text = oneLine(source);
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && separators.includes(character)) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return [...new Set(parts.map(stripBullet).filter((part) => /[\p{L}\d]/u.test(part)))];
}

/** Results are joined by semicolons, or by commas before the next document's first word. */
export const splitResults = (source: string): string[] =>
  splitOutsideBrackets(
    source.replace(
      /, (?=(?:Giấy|Quyết định|Văn bản|Thông báo|Phiếu|Cập nhật|Công văn|Chứng chỉ|Thẻ|Bản sao|Trích lục|Biên bản) )/gu,
      '; ',
    ),
    ';',
  );
