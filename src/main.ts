/** Starts the product and stops it cleanly. What it prints here is for the person at the keyboard. */
import { ConfigError, loadConfig } from './config.js';
import { type Running, start } from './container.js';
import { UserError } from './shared/errors.js';
import { createLogger } from './shared/logger.js';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

let running: Running | undefined;
let stopping = false;

/** Ctrl-C during the start waits for it to end, so that no private server is left behind; a second one does not wait. */
function stop(): void {
  if (stopping) process.exit(130);
  stopping = true;
  say('Stopping …');
  if (running) void close(running);
}

async function close(product: Running): Promise<void> {
  await product.close();
  say('Stopped.');
  process.exit(0);
}

process.on('SIGINT', stop);
process.on('SIGTERM', stop);

try {
  const config = loadConfig();
  const logger = createLogger(config.LOG_LEVEL);
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));
  running = await start(config, logger, say);
  if (stopping) await close(running);
  say(`motcua is running: ${running.procedures} procedures, channels ${running.channels.join(', ')}`);
  if (running.url) {
    say(`  web chat  ${running.url}/`);
    say(`  API docs  ${running.url}/docs`);
  }
  say(`  data      ${config.dataDir}`);
  if (running.procedures < 1000) say('  The national catalogue is not imported yet: npm run knowledge -- import FILE');
  say('Ctrl-C stops it.');
} catch (error) {
  if (!(error instanceof UserError || error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
