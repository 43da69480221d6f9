/** What a model wrote, read leniently: models wrap, decorate and explain. Whatever cannot be read is undefined, never an error. */
import { z } from 'zod';
import { Facet } from '../domain/understanding.js';
import type { ModelUnderstanding } from './language-model.js';

const Written = z
  .object({ code: z.string().nullish(), facets: z.union([z.array(z.unknown()), z.string()]).nullish() })
  .refine((written) => written.code !== undefined || written.facets !== undefined);

/**
 * The last JSON object in the text that says a code or facets; fences, words around it and trailing commas are allowed.
 * Facets that do not exist are dropped; a code that is no candidate makes the whole answer unusable.
 */
export function readUnderstanding(text: string, codes: readonly string[]): ModelUnderstanding | undefined {
  const written = jsonObjects(withoutThoughts(text))
    .flatMap((json) => Written.safeParse(json).data ?? [])
    .at(-1);
  if (!written) return undefined;
  const named = typeof written.facets === 'string' ? written.facets.split(/[\s,;]+/u) : (written.facets ?? []);
  const facets = [
    ...new Set(
      named.flatMap((name) => Facet.safeParse(typeof name === 'string' ? name.trim().toLowerCase() : name).data ?? []),
    ),
  ];
  const said = written.code?.trim();
  if (!said || said === 'null') return { facets };
  // "1.001193 - Đăng ký khai sinh" names the candidate as well as "1.001193" does.
  const code = codes.find(
    (candidate) => said === candidate || (said.startsWith(candidate) && !/[\d.]/u.test(said.charAt(candidate.length))),
  );
  return code ? { code, facets } : undefined;
}

/** Plain text for a citizen, or undefined when it is empty, a table, JSON, or longer than `longest` characters. */
export function readWording(text: string, longest: number): string | undefined {
  const body = withoutThoughts(text)
    .replace(/\r\n?/gu, '\n')
    .replace(/^```\w*\n([\s\S]*?)\n?```$/u, '$1')
    .trim();
  if (/^(?:\{|\[\s*[[{"])/u.test(body) || /^\s*\|.*\|\s*$/mu.test(body)) return undefined;
  const plain = withoutSource(body.split('\n').map(plainLine))
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
  return plain === '' || plain.length > longest ? undefined : plain;
}

/** Reasoning models may show their thoughts first. An unclosed thought is all there is. */
const withoutThoughts = (text: string): string =>
  text.replace(/<(think|thinking|reasoning)>[\s\S]*?(?:<\/\1>|$)/giu, '').trim();

function plainLine(line: string): string {
  return line
    .replace(/^\s*#{1,6}\s+/u, '')
    .replace(/^\s*>\s?/u, '')
    .replace(/^(\s*)[-*+]\s+/u, '• ')
    .replace(/^\s*(?:[-*_]\s*){3,}$/u, '')
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]+)>/giu, '$1')
    .replace(/<\/?[a-z][^<>]*>/giu, '')
    .replace(/!?\[([^\]\n]*)\]\(\s*([^)\s]+)[^)]*\)/gu, (_, label: string, link: string) =>
      label.trim() === link || !label.trim() ? link : `${label} (${link})`,
    )
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/`+/gu, '')
    .trimEnd();
}

const sourceLine = /^\s*[•([]?\s*(?:nguồn|nguồn tham khảo|nguồn dữ liệu|tham khảo|xem thêm|trích dẫn|source)\s*[:：]/iu;
const onlyLink = /^\s*[•([]?\s*(?:https?:\/\/|www\.)\S+$/iu;

/** The program writes the source; a model's own goes, with the bare link under it. Other links stay for the guard to judge. */
const withoutSource = (lines: string[]): string[] =>
  lines.filter(
    (line, index) => !sourceLine.test(line) && !(onlyLink.test(line) && sourceLine.test(lines[index - 1] ?? '')),
  );

/** Every top-level `{…}` that parses, in order. Braces inside strings do not count. */
function jsonObjects(text: string): unknown[] {
  const found: unknown[] = [];
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
    const end = closingBrace(text, at);
    if (end < 0) continue;
    const parsed = parseJson(text.slice(at, end + 1));
    if (parsed === undefined) continue;
    found.push(parsed);
    at = end;
  }
  return found;
}

/** An answer of ours is short; what runs on longer is not searched, so that hostile text costs little. */
const longestObject = 2000;

function closingBrace(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < Math.min(text.length, start + longestObject); at++) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at;
  }
  return -1;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/,\s*([}\]])/gu, '$1'));
  } catch {
    return undefined;
  }
}
