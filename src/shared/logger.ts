/** Structured logs (JSON lines on standard error). Secrets and what citizens write never reach them. */
import { type Logger as PinoLogger, pino } from 'pino';

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Runs of nine or more digits (ID cards, phone numbers) and bot tokens, wherever they turn up in a line. */
const personal = /\b\d{6,}:[\w-]{20,}\b|(?<![\d.])(?:\+?84|0)?\d(?:[ .-]?\d){8,11}(?![\d.])/gu;

export const createLogger = (level: string): PinoLogger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          '*.text',
          '*.token',
          '*.apiKey',
          '*.password',
          '*.secret',
          'text',
          'headers.authorization',
          'headers.cookie',
        ],
        censor: '***',
      },
      hooks: { streamWrite: (line) => line.replace(personal, keepTimes) },
    },
    pino.destination({ dest: 2, sync: true }),
  );

/** Millisecond timestamps are thirteen digits in a row and are not personal; pino writes ISO times, so none is expected. */
const keepTimes = (found: string): string => (found.includes(':') ? '***' : found.replace(/\d/gu, '*'));
