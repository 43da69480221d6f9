/**
 * Prompts live in `prompts/`, one Markdown file each: front matter, then a `## system` and a `## user` section. A fault
 * in a file or in how it is filled is an error at once, so that no half-filled prompt reaches a model.
 */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const FrontMatter = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/, 'id: lower-case words joined by hyphens'),
  version: z.number().int().positive(),
  variables: z
    .array(z.string().regex(/^[a-z][a-zA-Z]*$/))
    .refine((names) => new Set(names).size === names.length, 'variables: named twice'),
});

export interface Prompt extends z.infer<typeof FrontMatter> {
  system: string;
  user: string;
}

export interface FilledPrompt {
  system: string;
  user: string;
}

const folder = new URL('../../prompts/', import.meta.url);
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** Reads `prompts/<id>.md`. Throws when the file is missing, misshapen, or its variables differ from those declared. */
export async function loadPrompt(id: string): Promise<Prompt> {
  const prompt = parsePrompt(await readFile(new URL(`${id}.md`, folder), 'utf8'), `prompts/${id}.md`);
  if (prompt.id !== id) throw new Error(`prompts/${id}.md: id is "${prompt.id}"`);
  return prompt;
}

/** @param source names the file in errors */
export function parsePrompt(file: string, source: string): Prompt {
  const parts = /^---\n(?<front>[\s\S]*?)\n---\n\s*## system\n(?<system>[\s\S]*?)\n## user\n(?<user>[\s\S]*)$/u.exec(
    file.replace(/\r\n/gu, '\n'),
  );
  if (!parts?.groups) throw new Error(`${source}: expected front matter, then "## system", then "## user"`);
  const front = FrontMatter.safeParse(parse(parts.groups.front ?? ''));
  if (!front.success) throw new Error(`${source}: ${z.prettifyError(front.error)}`);
  const prompt = {
    ...front.data,
    system: (parts.groups.system ?? '').trim(),
    user: (parts.groups.user ?? '').trim(),
  };
  if (!prompt.system || !prompt.user) throw new Error(`${source}: a section is empty`);
  const used = new Set(
    [...`${prompt.system}\n${prompt.user}`.matchAll(placeholder)].map((match) => match[1] as string),
  );
  for (const name of used)
    if (!prompt.variables.includes(name)) throw new Error(`${source}: {{${name}}} is not declared in variables`);
  for (const name of prompt.variables)
    if (!used.has(name)) throw new Error(`${source}: variable ${name} is never used`);
  return prompt;
}

/**
 * The prompt with its variables set. Every value is data: it cannot close its delimiter, and "{{…}}" inside it stays as
 * it is. Throws on a missing or an unknown variable.
 */
export function fillPrompt(prompt: Prompt, values: Readonly<Record<string, string>>): FilledPrompt {
  const unknown = Object.keys(values).filter((name) => !prompt.variables.includes(name));
  if (unknown.length > 0) throw new Error(`prompt ${prompt.id}: unknown variable ${unknown.join(', ')}`);
  const missing = prompt.variables.filter((name) => !Object.hasOwn(values, name));
  if (missing.length > 0) throw new Error(`prompt ${prompt.id}: missing variable ${missing.join(', ')}`);
  const fill = (section: string): string =>
    section.replace(placeholder, (_, name: string) => asData(values[name] ?? ''));
  return { system: fill(prompt.system), user: fill(prompt.user) };
}

/**
 * Text that looks like the prompt's own delimiters, or like a chat template's role marks (`<|im_start|>`, `[INST]`,
 * "\n\nHuman:"), no longer does; it reads the same to a human.
 */
export const asData = (text: string): string =>
  text
    .replace(/[<＜﹤〈⟨]/gu, '‹')
    .replace(/[>＞﹥〉⟩]/gu, '›')
    .replace(/\[(\/?)(INST|SYS)\]/giu, '($1$2)')
    .replace(/^(\s*)(system|user|assistant|human)(\s*):/gimu, '$1$2$3 -')
    .replace(/^(\s*)(#{1,6}|-{3,}|={3,}|`{3,})/gmu, '$1·');
