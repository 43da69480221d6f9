/** Runs a command to its end: what the person can mend is one message, anything else keeps its stack. */
import { ConfigError } from '../config.js';
import { UserError } from '../shared/errors.js';

export async function runCommand(command: () => Promise<number | void>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    process.exitCode = (await command()) ?? 0;
  } catch (error) {
    if (!(error instanceof UserError || error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
