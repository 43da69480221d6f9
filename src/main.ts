/** Starts the product and stops it cleanly. What it prints here is for the person at the keyboard. */
import { ConfigError, loadConfig } from './config.js';
import { start } from './container.js';
import { UserError } from './shared/errors.js';
import { createLogger } from './shared/logger.js';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

try {
  const config = loadConfig();
  const logger = createLogger(config.LOG_LEVEL);
  const running = await start(config, logger, say);
  say(`motcua is running: ${running.procedures} procedures, channels ${running.channels.join(', ')}`);
  if (running.url) {
    say(`  web chat  ${running.url}/`);
    say(`  API docs  ${running.url}/docs`);
  }
  say(`  data      ${config.dataDir}`);
  if (running.procedures < 1000) say('  The national catalogue is not imported yet: npm run knowledge -- import FILE');
  say('Ctrl-C stops it.');

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    say('Stopping …');
    running.close().then(() => {
      say('Stopped.');
      process.exit(0);
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));
} catch (error) {
  if (error instanceof UserError || error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  throw error;
}
