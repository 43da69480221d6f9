/** What people say and what official names call it: `knowledge/synonyms.yaml`, grouped by field. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { querySyllables } from '../language/query.js';
import { syllables } from '../language/syllables.js';
import type { FileFault } from './procedure-file.js';

const phrase = z.string().trim().min(2);

const Entry = z.strictObject({
  say: z.array(phrase).min(1),
  mean: z.array(phrase).min(1),
  direction: z.enum(['official', 'both']).default('official'),
  weight: z.number().gt(0).max(1).default(0.9),
  when: z.array(phrase).default([]),
  unless: z.array(phrase).default([]),
});

const SynonymFile = z.record(z.string().regex(/^[a-z0-9-]+$/u), z.array(Entry).min(1));

export interface Synonym extends z.infer<typeof Entry> {
  field: string;
}

const fileName = 'synonyms.yaml';

/**
 * Reads one file's content. Every fault is collected, none thrown.
 * @returns the synonyms whenever the schema holds, even when `faults` names phrases that staff still have to put right
 */
export function parseSynonyms(file: string, content: string): { synonyms: Synonym[]; faults: FileFault[] } {
  const fault = (message: string): FileFault => ({ file, message });
  let data: unknown;
  try {
    data = parseYaml(content);
  } catch (error) {
    return { synonyms: [], faults: [fault(`YAML sai: ${(error as Error).message.split('\n')[0]}`)] };
  }
  const parsed = SynonymFile.safeParse(data ?? {});
  if (!parsed.success) {
    return {
      synonyms: [],
      faults: parsed.error.issues.map((issue) => fault(`${issue.path.join('.') || '(đầu tệp)'}: ${issue.message}`)),
    };
  }
  const synonyms = Object.entries(parsed.data).flatMap(([field, entries]) =>
    entries.map((entry): Synonym => ({ field, ...entry })),
  );
  return { synonyms, faults: unclear(synonyms).map(fault) };
}

/** The synonyms of a knowledge folder. A folder without the file has none. */
export async function readSynonyms(folder: string): Promise<{ synonyms: Synonym[]; faults: FileFault[] }> {
  const file = path.join(folder, fileName);
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { synonyms: [], faults: [] };
    throw error;
  }
  return parseSynonyms(file, content);
}

/** Two phrases that a reader of questions cannot tell apart have one key. */
const keyOf = (text: string): string =>
  syllables(text)
    .map((syllable) => syllable.toned)
    .join(' ');

function unclear(synonyms: readonly Synonym[]): string[] {
  const messages: string[] = [];
  const fieldOf = new Map<string, string>();
  for (const { field, say, mean, when, unless } of synonyms) {
    const meant = new Set(mean.map(keyOf));
    for (const text of say) {
      const key = keyOf(text);
      const earlier = fieldOf.get(key);
      if (earlier !== undefined) messages.push(`${field}: "${text}" đã có ở ${earlier}`);
      fieldOf.set(key, field);
      if (meant.has(key)) messages.push(`${field}: "${text}" đổi sang chính nó`);
      if (syllables(text).length === 1 && when.length === 0)
        messages.push(`${field}: "${text}" chỉ một tiếng, cần when`);
    }
    for (const text of [...say, ...when, ...unless]) {
      const written = querySyllables(text).map((syllable) => syllable.toned);
      if (written.join(' ') !== keyOf(text)) messages.push(`${field}: "${text}" có chữ tắt, hãy viết đủ`);
    }
  }
  return messages;
}
