/** Runs a program to its end. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** @returns standard output. @throws Error with what the program printed on standard error */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: { timeoutMs?: number; cwd?: string } = {},
): Promise<string> {
  try {
    const { stdout } = await run(program, [...args], {
      timeout: options.timeoutMs ?? 60_000,
      maxBuffer: 16 * 1024 * 1024,
      ...(options.cwd ? { cwd: options.cwd } : {}),
    });
    return stdout;
  } catch (error) {
    const failure = error as Error & { stderr?: string; stdout?: string };
    const said = (failure.stderr || failure.stdout || failure.message).trim().split('\n').slice(-6).join('\n');
    throw new Error(`${program}: ${said}`, { cause: error });
  }
}
