/**
 * Setting up a fresh machine, in plain JavaScript: it runs before there is anything installed to run TypeScript with.
 * Used by `npm start`, `npm test` and the commands.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A fault the person at the keyboard can mend. */
export class SetupError extends Error {}

/** @param {string} line */
const say = (line) => void process.stderr.write(`${line}\n`);

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(`Node ${process.versions.node} is too old: install Node 20.19 or later.`);
  }
}

/**
 * Runs a program, its output behind a line that says how long it has been going.
 * @param {string} what shown to the person @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<void>} rejects with the end of what the program printed
 */
export function runStep(what, program, args, env = {}) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  say(`${what} …`);
  const timer = setInterval(() => say(`  … ${what}: ${seconds()}`), 10_000);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: projectFolder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let tail = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (tail = (tail + data).slice(-4000)));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(undefined) : reject(new SetupError(`${what} failed:\n${tail.trim()}`)),
    );
  })
    .then(() => say(`  done in ${seconds()}`))
    .finally(() => clearInterval(timer));
}

/** Installs the packages of the lock file when they are missing or another lock file's. */
export async function installPackages() {
  const stamp = path.join(projectFolder, 'node_modules', '.motcua-lock');
  const wanted = hash([path.join(projectFolder, 'package-lock.json')]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await runStep('Installing packages (npm ci)', 'npm', ['ci', '--no-fund', '--no-audit', '--include=dev']);
  writeFileSync(stamp, wanted);
}

/** Builds the web page when its sources changed since the last build. */
export async function buildPage() {
  const out = path.join(projectFolder, 'dist', 'console');
  const stamp = path.join(out, '.sources');
  const wanted = hash([
    ...filesBelow(path.join(projectFolder, 'src', 'console')),
    ...filesBelow(path.join(projectFolder, 'src', 'domain')),
    path.join(projectFolder, 'src', 'http', 'contract.ts'),
    path.join(projectFolder, 'package-lock.json'),
  ]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const vite = path.join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js');
  await runStep('Building the web page', process.execPath, [
    vite,
    'build',
    '--config',
    'src/console/vite.config.ts',
    '--logLevel',
    'warn',
  ]);
  mkdirSync(out, { recursive: true });
  writeFileSync(stamp, wanted);
}

/** @param {string} program */
export const isInstalled = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/**
 * Installs Debian packages whose program is missing, where this user may.
 * @param {{ program: string, package: string, instead: string }[]} wanted `instead`: what else a person could do
 */
export async function installSystemPackages(wanted) {
  const missing = wanted.filter((item) => !isInstalled(item.program));
  if (missing.length === 0) return;
  const names = missing.map((item) => item.package);
  const prefix =
    process.getuid?.() === 0
      ? []
      : isInstalled('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0
        ? ['sudo', '-n']
        : undefined;
  const advice = missing
    .map((item) => `  - ${item.package}: apt-get install ${item.package}${item.instead ? `, or ${item.instead}` : ''}`)
    .join('\n');
  if (!isInstalled('apt-get') || !prefix)
    throw new SetupError(`These programs are missing and this user may not install them:\n${advice}`);
  // No service of the package is to start by itself: the product runs its own.
  const apt = (/** @type {string[]} */ args) => [
    ...prefix,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'RUNLEVEL=1',
    'apt-get',
    '-qq',
    ...args,
  ];
  try {
    const [update, ...updateArgs] = apt(['update']);
    await runStep('Reading package lists (apt-get update)', /** @type {string} */ (update), updateArgs);
    const [install, ...installArgs] = apt(['install', '-y', '--no-install-recommends', ...names]);
    await runStep(`Installing ${names.join(', ')}`, /** @type {string} */ (install), installArgs);
  } catch (error) {
    throw new SetupError(`${/** @type {Error} */ (error).message}\nInstall by hand:\n${advice}`);
  }
}

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** @param {string[]} files */
function hash(files) {
  const sum = createHash('sha256');
  for (const file of files) sum.update(path.relative(projectFolder, file)).update(readFileSync(file));
  return sum.digest('hex');
}

/** @param {() => Promise<void>} main */
export async function setUp(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
