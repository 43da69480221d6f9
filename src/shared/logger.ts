/** Structured logs (JSON lines on standard error). Secrets and what citizens write never reach them. */
import { type Logger as PinoLogger, pino } from 'pino';

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Fields that are never written, however deep they stand. */
const secretFields = new Set(['text', 'token', 'apiKey', 'password', 'secret', 'authorization', 'cookie', 'content']);
const deepest = 6;

/** Bot tokens, and runs of nine or more digits (ID cards, phone numbers), wherever they turn up in a line. */
const personal = /\d{6,}:[\w-]{20,}|\+?\d(?:[ .-]?\d){8,}/gu;

export const createLogger = (level: string): PinoLogger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: (fields) => withoutSecrets(fields, 0) as Record<string, unknown> },
      hooks: { streamWrite: maskPersonal },
    },
    pino.destination({ dest: 2, sync: true }),
  );

function withoutSecrets(value: unknown, depth: number): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Error) return value;
  if (depth >= deepest) return '…';
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, secretFields.has(key) ? '***' : withoutSecrets(item, depth + 1)]),
  );
}

/** The line stays JSON: a bare number becomes a string. ISO times hold fewer digits in a row and pass. */
function maskPersonal(line: string): string {
  return line.replace(personal, (found, offset: number) => {
    const isTime = /^\d{4}-\d{2}-\d{2}$/u.test(found) || /^\d{4}-\d{2}-\d{2}T/u.test(line.slice(offset));
    if (isTime) return found;
    return line[offset - 1] === ':' ? '"***"' : '***';
  });
}
