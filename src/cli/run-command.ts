/** Runs a command to its end: what the person can mend is one message, anything else keeps its stack. */
import { ConfigError } from '../config.js';
import { UserError } from '../shared/errors.js';

export async function runCommand(command: () => Promise<number | void>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    process.exitCode = (await command()) ?? 0;
  } catch (error) {
    if (!(error instanceof UserError || error instanceof ConfigError || isUnknownOption(error))) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** What node:util's parseArgs throws; its message names the option. */
const isUnknownOption = (error: unknown): error is Error =>
  error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS_');
