/** `npm start`: everything a fresh machine needs, then the product in this same process, so that Ctrl-C reaches it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildPage, checkNode, installPackages, installSystemPackages, projectFolder, setUp } from './steps.mjs';

await setUp(async () => {
  checkNode();
  await installPackages();
  if (!hasRedisUrl()) {
    await installSystemPackages([
      { program: 'redis-server', package: 'redis-server', instead: 'set REDIS_URL to a Redis server of yours' },
    ]);
  }
  await buildPage();
});
const { register } = await import('tsx/esm/api');
register();
await import(new URL('../main.ts', import.meta.url).href);

/** The configuration proper is read by config.ts; here only whether a Redis of our own is needed. */
function hasRedisUrl() {
  const file = path.join(projectFolder, '.env');
  return (
    Boolean(process.env.REDIS_URL) || (existsSync(file) && /^\s*REDIS_URL\s*=\s*\S/m.test(readFileSync(file, 'utf8')))
  );
}
