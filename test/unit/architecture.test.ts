/** Holds src to its import table (src/README.md): rooms, packages, no circles. A new room or package is added here first. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../src/shared/folders.js';
import { circles, importsOf, roomOf, sourceFiles, sourceText } from '../support/imports.js';

interface Rule {
  /** Rooms it may import. */
  uses: string[];
  /** Rooms of which it may import types only: a port's shape, never its adapter. */
  types?: string[];
}

const ground = ['domain', 'language', 'shared'];
/** Only the container picks adapters; whoever needs one gets it handed in. */
const ports = ['assistant', 'channels', 'dossiers', 'knowledge', 'models', 'storage', 'jobs'];

const rooms: Record<string, Rule> = {
  domain: { uses: [] },
  shared: { uses: [] },
  language: { uses: [], types: ['domain'] },
  assistant: { uses: ground, types: ['models', 'knowledge', 'dossiers', 'jobs'] },
  channels: { uses: ground },
  dossiers: { uses: ground },
  knowledge: { uses: ground },
  models: { uses: ground },
  // What is stored is shaped by whoever has it stored.
  storage: { uses: ground, types: ['channels', 'knowledge', 'dossiers', 'desk', 'insight'] },
  embedded: { uses: ['shared'], types: ['config'] },
  desk: { uses: [...ground, 'assistant'], types: ports },
  insight: { uses: [...ground, 'assistant'], types: ports },
  jobs: { uses: ground, types: [...ports, 'desk', 'insight'] },
  http: { uses: ground, types: [...ports, 'desk', 'insight'] },
  console: { uses: ['domain', 'http'] },
  config: { uses: [] },
  // The commands are containers of their own, each of one task.
  cli: { uses: [...ground, 'assistant', 'config', 'embedded', 'http', 'jobs', 'knowledge', 'models', 'storage'] },
  container: { uses: [...ground, ...ports, 'embedded', 'http', 'desk', 'insight'], types: ['config'] },
  main: { uses: ['config', 'container', 'shared', 'roles'] },
};

/** Where a package may be imported: folders and files below src. */
const packages: Record<string, string[]> = {
  telegraf: ['channels/telegram/'],
  undici: ['channels/zalo/', 'dossiers/', 'cli/'],
  bullmq: ['jobs/'],
  redis: ['jobs/', 'http/rate-limit.ts', 'desk/events.ts'],
  'rate-limiter-flexible': ['http/rate-limit.ts'],
  kysely: ['storage/'],
  pg: ['storage/', 'embedded/'],
  langchain: ['models/', 'knowledge/retriever.ts'],
  '@langchain/': ['models/', 'knowledge/retriever.ts'],
  fastify: ['http/', 'channels/telegram/webhook-route.ts', 'channels/zalo/webhook-route.ts', 'container.ts'],
  'fastify-type-provider-zod': ['http/'],
  '@fastify/': ['http/'],
  pino: ['shared/logger.ts'],
  dotenv: ['config.ts'],
  react: ['console/'],
  'react-dom': ['console/'],
  '@mantine/': ['console/'],
  vite: ['console/vite.config.ts'],
  '@vitejs/': ['console/vite.config.ts'],
  yaml: ['knowledge/', 'models/prompt.ts', 'cli/'],
  'cli-progress': ['cli/'],
};

const files = sourceFiles();
const all = files.flatMap(importsOf);
const say = ({ from, to, typeOnly }: (typeof all)[number]): string =>
  `${from} imports ${to}${typeOnly ? ' (types)' : ''}`;

test('the reader of imports sees them all', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(all).toContainEqual({ from: 'main.ts', to: 'container.ts', isPackage: false, typeOnly: false });
  expect(all).toContainEqual({ from: 'container.ts', to: 'config.ts', isPackage: false, typeOnly: true });
  expect(all).toContainEqual({
    from: 'container.ts',
    to: 'models/configure-model.ts',
    isPackage: false,
    typeOnly: false,
  });
  // Every file that is imported is there: what is not found would be held to no rule.
  expect(all.filter(({ to, isPackage }) => !isPackage && !files.includes(to)).map(say)).toEqual([]);
});

describe('rooms', () => {
  test('each has its rule', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !rooms[room])).toEqual([]);
  });

  test.each(Object.keys(rooms))('%s imports what the table allows', (room) => {
    const { uses, types = [] } = rooms[room] as Rule;
    const broken = all.filter(({ from, to, isPackage, typeOnly }) => {
      if (isPackage || roomOf(from) !== room || roomOf(to) === room) return false;
      return !uses.includes(roomOf(to)) && !(typeOnly && types.includes(roomOf(to)));
    });
    expect(broken.map(say)).toEqual([]);
  });

  test('of http, the page and the commands see only what they need', () => {
    const allowed: Record<string, string[]> = { console: ['http/contract.ts'], cli: ['http/routes/internal.ts'] };
    const broken = all.filter(
      ({ from, to }) => roomOf(to) === 'http' && allowed[roomOf(from)] && !allowed[roomOf(from)]?.includes(to),
    );
    expect(broken.map(say)).toEqual([]);
  });

  test('only main imports the container', () => {
    expect(all.filter(({ to }) => to === 'container.ts').map(({ from }) => from)).toEqual(['main.ts']);
  });
});

describe('packages', () => {
  const ruleOf = (name: string): string[] | undefined =>
    packages[name] ?? Object.entries(packages).find(([key]) => key.endsWith('/') && name.startsWith(key))?.[1];
  const ofPackages = all.filter(({ to, isPackage }) => isPackage && !to.startsWith('node:') && to !== 'zod');

  test('each has its place', () => {
    expect(ofPackages.filter(({ to }) => !ruleOf(to)).map(say)).toEqual([]);
  });

  test('none is used out of it', () => {
    expect(ofPackages.filter(({ from, to }) => !ruleOf(to)?.some((place) => from.startsWith(place))).map(say)).toEqual(
      [],
    );
  });

  test('the domain knows zod and nothing else, not even Node', () => {
    const foreign = all.filter(({ from, to, isPackage }) => roomOf(from) === 'domain' && isPackage && to !== 'zod');
    expect(foreign.map(say)).toEqual([]);
  });

  test('each is declared', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect([...new Set(ofPackages.map(({ to }) => to))].filter((name) => !dependencies[name])).toEqual([]);
  });
});

test('no file imports itself by way of others', () => {
  expect(circles(all.filter(({ isPackage }) => !isPackage)).map((circle) => circle.join(' → '))).toEqual([]);
});

test('only config.ts reads the environment', () => {
  expect(files.filter((file) => sourceText(file).includes('process.env'))).toEqual(['config.ts']);
});
