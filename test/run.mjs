/**
 * `npm test`: sets the machine up for tests, runs every check, and ends with `N passed, N failed, N skipped`.
 * Words after it narrow what Vitest runs: npm test -- unit/language
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  buildPage,
  checkNode,
  installPackages,
  installSystemPackages,
  projectFolder,
  setUp,
} from '../src/setup/steps.mjs';

await setUp(async () => {
  checkNode();
  await installPackages();
  await installSystemPackages([
    { program: 'redis-server', package: 'redis-server', instead: '' },
    { program: 'pg_dump', package: 'postgresql', instead: '' },
    { program: 'chromium', package: 'chromium', instead: '' },
  ]);
  await buildPage();
});

const bin = path.join(projectFolder, 'node_modules', '.bin');
let passed = 0;
let failed = 0;
let skipped = 0;

/** @param {string} name @param {string[]} command */
function check(name, [program = '', ...args]) {
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(path.join(bin, program), args, { cwd: projectFolder, stdio: 'inherit' });
  if (status === 0) passed++;
  else failed++;
}

check('format and lint', ['biome', 'check', '--error-on-warnings', '.']);
check('types', ['tsc', '-p', '.']);

const folder = mkdtempSync(path.join(os.tmpdir(), 'motcua-test-'));
const report = path.join(folder, 'vitest.json');
process.stdout.write('\n== tests\n');
const vitest = spawnSync(
  path.join(bin, 'vitest'),
  [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: projectFolder, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } },
);
try {
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  skipped += counts.numPendingTests + counts.numTodoTests;
  // A file that could not even be loaded has no failed test of its own.
  if (vitest.status !== 0 && counts.numFailedTests === 0) failed++;
} catch {
  failed++;
}
rmSync(folder, { recursive: true, force: true });

process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exit(failed === 0 ? 0 : 1);
