/** Runs a command of src/cli on a machine that may be fresh: node src/setup/command.mjs ask … */
import { checkNode, installPackages, setUp } from './steps.mjs';

await setUp(async () => {
  checkNode();
  await installPackages();
});
const [name] = process.argv.splice(2, 1);
const { register } = await import('tsx/esm/api');
register();
await import(`../cli/${name}.ts`);
