/** Curated entries: `knowledge/procedures/<field>/<code>-<slug>.md`, YAML front matter with the facts and a short body. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { CuratedProcedure, type Procedure } from '../domain/procedure.js';

/** One fault in one file, in words a member of staff can act on. */
export interface FileFault {
  file: string;
  message: string;
}

const frontMatter = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/;
/** As an editor on Windows saves a file. */
const windowsMarks = /^\uFEFF|\r(?=\n)/gu;

/**
 * Reads one entry. Every fault is collected, none thrown: a bad file never hides another.
 * @param file path shown in faults and checked against the code (`<code>-<slug>.md`)
 */
export function parseProcedureFile(file: string, content: string): { procedure?: Procedure; faults: FileFault[] } {
  const fault = (message: string): FileFault => ({ file, message });
  const match = frontMatter.exec(content.replace(windowsMarks, ''));
  if (!match) return { faults: [fault('thiếu phần đầu YAML giữa hai dòng ---')] };
  let data: unknown;
  try {
    data = parseYaml(match[1] ?? '');
  } catch (error) {
    return { faults: [fault(`YAML sai: ${(error as Error).message.split('\n')[0]}`)] };
  }
  const parsed = CuratedProcedure.safeParse(data);
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map((issue) => fault(`${issue.path.join('.') || '(đầu tệp)'}: ${issue.message}`)),
    };
  }
  const { checked: _checked, ...facts } = parsed.data;
  // Lines are wrapped for the editor; only an empty line parts paragraphs.
  const summary = (match[2] ?? '').trim().replace(/(?<!\n)\n(?!\n)/gu, ' ');
  const faults: FileFault[] = [];
  if (!path.basename(file).startsWith(`${facts.code}-`)) faults.push(fault(`tên tệp phải bắt đầu bằng ${facts.code}-`));
  if (summary.length < 40) faults.push(fault('thân tệp cần một đoạn tóm tắt dễ hiểu (ít nhất 40 ký tự)'));
  if (new Set(facts.filing.map((filing) => filing.way)).size !== facts.filing.length) {
    faults.push(fault('filing: mỗi cách nộp chỉ ghi một lần'));
  }
  return { procedure: { ...facts, origin: 'curated', doubts: [], summary }, faults };
}

/** Markdown files below a folder, sorted so that results are the same on every machine. */
export async function listFiles(folder: string, extension: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => [] as string[]);
  return entries
    .filter((name) => name.endsWith(extension))
    .map((name) => path.join(folder, name))
    .sort();
}

/** All curated entries of a folder with every fault found, two files with one code included. */
export async function readProcedureFiles(folder: string): Promise<{ procedures: Procedure[]; faults: FileFault[] }> {
  const procedures: Procedure[] = [];
  const faults: FileFault[] = [];
  const fileOf = new Map<string, string>();
  for (const file of await listFiles(folder, '.md')) {
    const read = parseProcedureFile(file, await readFile(file, 'utf8'));
    faults.push(...read.faults);
    if (!read.procedure) continue;
    const earlier = fileOf.get(read.procedure.code);
    if (earlier) {
      faults.push({ file, message: `mã ${read.procedure.code} đã có ở ${earlier}` });
      continue;
    }
    fileOf.set(read.procedure.code, file);
    procedures.push(read.procedure);
  }
  return { procedures, faults };
}

/** JSON schema of the front matter, for editors. */
export const procedureFileJsonSchema = () => z.toJSONSchema(CuratedProcedure, { io: 'input' });
