/** Places the project serves: `knowledge/localities/<id>.yaml`, one place a file. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { Locality } from '../domain/locality.js';
import { type FileFault, listFiles } from './procedure-file.js';

/** Values written more than once, each named once. */
const repeated = (values: string[]): string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];

/** What the schema cannot say but an answer relies on. */
function missingFacts(locality: Locality): string[] {
  const messages: string[] = [];
  if (locality.presentUnits.length === 0 && !locality.unitsNote) {
    messages.push('unitsNote: chưa rõ nay là xã, phường nào thì phải nói rõ ở đây');
  }
  for (const unit of repeated(locality.presentUnits)) messages.push(`presentUnits: ${unit} ghi hai lần`);
  for (const contact of locality.contacts) {
    if (!contact.phone && !contact.address && !contact.email) {
      messages.push(`contacts: ${contact.name} cần điện thoại, địa chỉ hoặc thư điện tử`);
    }
  }
  for (const key of repeated(locality.overlays.map(({ code, way }) => `${code} (${way ?? 'mọi cách nộp'})`))) {
    messages.push(`overlays: ${key} chỉ ghi một lần`);
  }
  return messages;
}

/** YAML reads a bare 0225.3510907 as a number and drops its zero; the schema's message would not tell staff what to do. */
const advice = ({ path: field, message }: { path: PropertyKey[]; message: string }): string =>
  field.at(-1) === 'phone' ? `${message}; đặt số điện thoại trong dấu ngoặc kép` : message;

/**
 * Reads one place. Every fault is collected, none thrown: a bad file never hides another.
 * @param file path shown in faults; its name must be the place's id
 * @returns the place whenever the schema holds, even when `faults` names facts that staff still have to add
 */
export function parseLocalityFile(file: string, content: string): { locality?: Locality; faults: FileFault[] } {
  const fault = (message: string): FileFault => ({ file, message });
  let data: unknown;
  try {
    data = parseYaml(content);
  } catch (error) {
    return { faults: [fault(`YAML sai: ${(error as Error).message.split('\n')[0]}`)] };
  }
  const parsed = Locality.safeParse(data);
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map((issue) => fault(`${issue.path.join('.') || '(đầu tệp)'}: ${advice(issue)}`)),
    };
  }
  const locality = parsed.data;
  const faults = missingFacts(locality).map(fault);
  if (path.basename(file) !== `${locality.id}.yaml`) faults.push(fault(`tên tệp phải là ${locality.id}.yaml`));
  return { locality, faults };
}

/** All places of a folder with every fault found, two files with one id included. A missing folder has no places. */
export async function readLocalityFiles(folder: string): Promise<{ localities: Locality[]; faults: FileFault[] }> {
  const localities: Locality[] = [];
  const faults: FileFault[] = [];
  const fileOf = new Map<string, string>();
  for (const file of await listFiles(folder, '.yaml')) {
    const read = parseLocalityFile(file, await readFile(file, 'utf8'));
    faults.push(...read.faults);
    if (!read.locality) continue;
    const earlier = fileOf.get(read.locality.id);
    if (earlier) {
      faults.push({ file, message: `id ${read.locality.id} đã có ở ${earlier}` });
      continue;
    }
    fileOf.set(read.locality.id, file);
    localities.push(read.locality);
  }
  return { localities, faults };
}
