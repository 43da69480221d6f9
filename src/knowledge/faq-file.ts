/** Questions about the portal and about getting things done: `knowledge/faq/<id>.md`, one question a file. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { type Faq, FaqFrontMatter } from '../domain/faq.js';
import { foldedText } from '../language/syllables.js';
import { type FileFault, listFiles } from './procedure-file.js';

const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/;

/** A chat bubble on a small screen; a longer thought is two paragraphs. */
const longestParagraph = 420;
const shortestAnswer = 40;

/** Markdown that a plain-text channel would show as noise, each with what to write instead. */
const unwanted: [RegExp, string][] = [
  [/^#/mu, 'không dùng tiêu đề (#)'],
  [/^[ \t]*\d+[.)] /mu, 'các bước thì ghi ở steps, không đánh số trong thân tệp'],
  [/^[ \t]*[*+] /mu, 'danh sách dùng "- "'],
  [/^[ \t]+- /mu, 'danh sách chỉ có một bậc, "- " ở đầu dòng'],
  [/\*\*|__|`/u, 'không dùng chữ đậm, gạch dưới hay mã'],
  [/\[[^\]]*\]\(/u, 'liên kết thì ghi ở links'],
  [/^[ \t]*\|/mu, 'không dùng bảng'],
  [/<\/?[a-z][^>]*>/iu, 'không dùng HTML'],
];

/** Lines are wrapped for the editor: an empty line, or a list's beginning, starts a new block. */
function blocks(body: string): string[] {
  const found: string[][] = [];
  let open: string[] | undefined;
  for (const line of body.split('\n').map((raw) => raw.trim())) {
    const item = line.startsWith('- ');
    if (line === '') open = undefined;
    else if (!open || (item && !open[0]?.startsWith('- '))) {
      open = [line];
      found.push(open);
    } else if (item) open.push(line);
    else open.push(`${open.pop()} ${line}`);
  }
  return found.map((lines) => lines.join('\n'));
}

function bodyFaults(body: string, answer: string[]): string[] {
  const messages = unwanted.filter(([pattern]) => pattern.test(body)).map(([, advice]) => `thân tệp: ${advice}`);
  if (answer.join(' ').length < shortestAnswer) {
    messages.push(`thân tệp cần câu trả lời dễ hiểu (ít nhất ${shortestAnswer} ký tự)`);
  }
  for (const line of answer.flatMap((block) => block.split('\n'))) {
    if (line.length > longestParagraph) {
      messages.push(`thân tệp: đoạn "${line.slice(0, 30)}…" dài quá ${longestParagraph} ký tự, nên tách ra`);
    }
  }
  return messages;
}

/** What the schema cannot say: the same words twice help nobody find the question. */
function repeatedFacts({ question, aliases, relatedCodes }: FaqFrontMatter): string[] {
  const seen = new Set([foldedText(question)]);
  const messages: string[] = [];
  for (const alias of aliases) {
    const key = foldedText(alias);
    if (seen.has(key)) messages.push(`aliases: "${alias}" trùng một cách hỏi khác trong tệp`);
    seen.add(key);
  }
  for (const code of new Set(relatedCodes.filter((code, at) => relatedCodes.indexOf(code) !== at))) {
    messages.push(`relatedCodes: ${code} ghi hai lần`);
  }
  return messages;
}

/**
 * Reads one question. Every fault is collected, none thrown: a bad file never hides another.
 * @param file path shown in faults; its name must be the question's id
 * @returns the question whenever the schema holds, even when `faults` names what staff still have to mend
 */
export function parseFaqFile(file: string, content: string): { faq?: Faq; faults: FileFault[] } {
  const fault = (message: string): FileFault => ({ file, message });
  const match = frontMatter.exec(content);
  if (!match) return { faults: [fault('thiếu phần đầu YAML giữa hai dòng ---')] };
  const body = (match[2] ?? '').replace(/\r\n/gu, '\n');
  const answer = blocks(body);
  const faults = bodyFaults(body, answer).map(fault);
  let data: unknown;
  try {
    data = parseYaml(match[1] ?? '');
  } catch (error) {
    return { faults: [fault(`YAML sai: ${(error as Error).message.split('\n')[0]}`), ...faults] };
  }
  const parsed = FaqFrontMatter.safeParse(data);
  if (!parsed.success) {
    const found = parsed.error.issues.map((issue) => fault(`${issue.path.join('.') || '(đầu tệp)'}: ${issue.message}`));
    return { faults: [...found, ...faults] };
  }
  faults.push(...repeatedFacts(parsed.data).map(fault));
  if (path.basename(file) !== `${parsed.data.id}.md`) faults.push(fault(`tên tệp phải là ${parsed.data.id}.md`));
  return answer.length === 0 ? { faults } : { faq: { ...parsed.data, answer }, faults };
}

/** A wording that leads to two answers leads a citizen astray half the time. */
function sharedWordings(read: { file: string; faq: Faq }[]): FileFault[] {
  const owner = new Map<string, string>();
  const faults: FileFault[] = [];
  for (const { file, faq } of read) {
    for (const wording of new Set([faq.question, ...faq.aliases])) {
      const key = foldedText(wording);
      const other = owner.get(key);
      if (other && other !== faq.id) faults.push({ file, message: `cách hỏi "${wording}" cũng có ở ${other}` });
      else owner.set(key, faq.id);
    }
  }
  return faults;
}

/** All questions of a folder with every fault found, ids and wordings used twice included. A missing folder has none. */
export async function readFaqFiles(folder: string): Promise<{ faqs: Faq[]; faults: FileFault[] }> {
  const read: { file: string; faq: Faq }[] = [];
  const faults: FileFault[] = [];
  const fileOf = new Map<string, string>();
  for (const file of await listFiles(folder, '.md')) {
    const { faq, faults: found } = parseFaqFile(file, await readFile(file, 'utf8'));
    faults.push(...found);
    if (!faq) continue;
    const earlier = fileOf.get(faq.id);
    if (earlier) {
      faults.push({ file, message: `id ${faq.id} đã có ở ${earlier}` });
      continue;
    }
    fileOf.set(faq.id, file);
    read.push({ file, faq });
  }
  return { faqs: read.map(({ faq }) => faq), faults: [...faults, ...sharedWordings(read)] };
}
