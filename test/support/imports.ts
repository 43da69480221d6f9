/** Who imports whom in `src`, read from the files' text. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../src/shared/folders.js';

export interface Import {
  /** Below src, such as "jobs/redis.ts". */
  from: string;
  /** A file below src, or a package's name ("zod", "@scope/name"). */
  to: string;
  isPackage: boolean;
  /** Nothing of it is left when the program runs. */
  typeOnly: boolean;
}

const source = path.join(projectFolder, 'src');

export const sourceFiles = (): string[] =>
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\.tsx?$/u.test(file) && !file.endsWith('.d.ts'))
    .sort();

export const sourceText = (file: string): string => readFileSync(path.join(source, file), 'utf8');

/** Statements begin a line (the formatter sees to it); `import(…)` may stand anywhere. */
const statement = /^(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s*from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gmu;

export function importsOf(file: string): Import[] {
  return [...sourceText(file).matchAll(statement)].flatMap(([, type, names = '', fixed, dynamic]): Import[] => {
    const target = fixed ?? dynamic ?? '';
    if (/\.(css|svg|json)$/u.test(target)) return [];
    const typeOnly =
      type !== undefined || (/^\{/u.test(names) && namesIn(names).every((name) => name.startsWith('type ')));
    if (!target.startsWith('.')) return [{ from: file, to: packageOf(target), isPackage: true, typeOnly }];
    return [{ from: file, to: fileOf(path.posix.join(path.posix.dirname(file), target)), isPackage: false, typeOnly }];
  });
}

const namesIn = (list: string): string[] =>
  list
    .replace(/[{}]/gu, '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');

const known = new Set(sourceFiles());

/** TypeScript is imported by the name that its JavaScript would have. */
function fileOf(target: string): string {
  const bare = target.replace(/\.jsx?$/u, '');
  return [`${bare}.ts`, `${bare}.tsx`, target].find((file) => known.has(file)) ?? target;
}

/** The folder below src that a file is in; a file that is directly there is a room of its own. */
export const roomOf = (file: string): string => file.split('/')[0]?.replace(/\.tsx?$/u, '') ?? '';

/** @returns files that import each other in a circle, one list a circle; empty when there is none */
export function circles(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const found: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, way: string[]): void => {
    const back = way.indexOf(file);
    if (back >= 0) {
      found.push([...way.slice(back), file]);
      return;
    }
    if (done.has(file)) return;
    for (const other of next.get(file) ?? []) walk(other, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}
