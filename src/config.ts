/**
 * The only reader of the environment (and of `.env`). Every variable is checked and every fault is reported at once, by
 * its name and with what to do. `.env.example` explains each variable; a test holds the two together.
 */
import path from 'node:path';
import { config as readDotenv } from 'dotenv';
import { z } from 'zod';

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, fallback: z.input<T>) =>
  z.preprocess((value) => (value === '' || value === undefined ? fallback : value), schema);
const seconds = z.coerce.number().positive().max(600);
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be an address such as ${example}` });

export const ConfigSchema = z.object({
  DATA_DIR: withDefault(z.string(), './data'),
  HOST: withDefault(z.string(), '127.0.0.1'),
  PORT: withDefault(z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535), 3000),
  PUBLIC_URL: optional(url(/^https?$/, 'https://hoi.example.gov.vn')),
  TRUST_PROXY: withDefault(z.enum(['true', 'false']), 'false'),
  LOG_LEVEL: withDefault(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']), 'info'),
  ROLES: withDefault(
    z.string().regex(/^(all|((api|worker|bot)(,(api|worker|bot))*))$/, 'must be "all" or a list of api, worker, bot'),
    'all',
  ),
  DATABASE_URL: optional(url(/^postgres(ql)?$/, 'postgres://user:password@127.0.0.1:5432/motcua')),
  REDIS_URL: optional(url(/^rediss?$/, 'redis://127.0.0.1:6379')),
  LOCALITY: optional(
    z.string().regex(/^[a-z0-9-]+$/, 'must be the name of a file in knowledge/localities, such as hong-ngu'),
  ),
  TELEGRAM_BOT_TOKEN: optional(
    z.string().regex(/^\d+:[\w-]{5,}$/, 'must look like 123456:ABC-DEF, as BotFather gives it'),
  ),
  TELEGRAM_API_ROOT: optional(url(/^https?$/, 'https://api.telegram.org')),
  TELEGRAM_WEBHOOK_SECRET: optional(
    z.string().regex(/^[\w-]{1,256}$/, 'must be 1 to 256 characters of A-Z a-z 0-9 _ -'),
  ),
  LLM_PROVIDER: optional(z.enum(['openai', 'anthropic', 'google', 'ollama'])),
  LLM_MODEL: optional(z.string()),
  LLM_API_KEY: optional(z.string()),
  LLM_BASE_URL: optional(url(/^https?$/, 'https://api.openai.com/v1')),
  LLM_TIMEOUT_SECONDS: withDefault(seconds, 8),
  CHAT_MESSAGES_PER_MINUTE: withDefault(z.coerce.number().int().positive(), 20),
});

export type Variables = z.infer<typeof ConfigSchema>;

export interface Config extends Omit<Variables, 'DATA_DIR' | 'TRUST_PROXY' | 'ROLES'> {
  /** Absolute. */
  dataDir: string;
  trustProxy: boolean;
  roles: ReadonlySet<'api' | 'worker' | 'bot'>;
  /** Present when a language model is to be used. */
  llm?: { provider: 'openai' | 'anthropic' | 'google' | 'ollama'; model: string; apiKey?: string; baseUrl?: string };
}

/** Printed as it is and without a stack: the operator can act on it. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** @throws ConfigError naming every faulty variable and the remedy */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env, dotenvPath = '.env'): Config {
  const file: Record<string, string> = {};
  // `quiet`: dotenv prints a line of its own otherwise. The real environment wins over the file.
  readDotenv({ path: dotenvPath, processEnv: file, quiet: true });
  const parsed = ConfigSchema.safeParse({ ...file, ...environment });
  const faults = parsed.success
    ? combinations(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!parsed.success || faults.length > 0) {
    throw new ConfigError(
      `Configuration is wrong, see .env.example:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  }
  forbidTracing(environment);
  const { DATA_DIR, TRUST_PROXY, ROLES, ...rest } = parsed.data;
  const { LLM_PROVIDER, LLM_MODEL, LLM_API_KEY, LLM_BASE_URL } = rest;
  return {
    ...rest,
    dataDir: path.resolve(DATA_DIR),
    trustProxy: TRUST_PROXY === 'true',
    roles: new Set(ROLES === 'all' ? ['api', 'worker', 'bot'] : (ROLES.split(',') as ('api' | 'worker' | 'bot')[])),
    ...(LLM_PROVIDER && LLM_MODEL
      ? {
          llm: {
            provider: LLM_PROVIDER,
            model: LLM_MODEL,
            ...(LLM_API_KEY ? { apiKey: LLM_API_KEY } : {}),
            ...(LLM_BASE_URL ? { baseUrl: LLM_BASE_URL } : {}),
          },
        }
      : {}),
  };
}

/** LangChain would send every prompt, and so what citizens write, to a tracing service when one of these is set. */
function forbidTracing(environment: NodeJS.ProcessEnv): void {
  for (const prefix of ['LANGSMITH', 'LANGCHAIN']) {
    for (const name of [`${prefix}_TRACING`, `${prefix}_TRACING_V2`]) delete environment[name];
  }
}

/** What no single variable can say. */
function combinations(variables: Variables): string[] {
  const faults: string[] = [];
  if (variables.TELEGRAM_BOT_TOKEN && variables.PUBLIC_URL && !variables.TELEGRAM_WEBHOOK_SECRET) {
    faults.push(
      'TELEGRAM_WEBHOOK_SECRET: PUBLIC_URL asks for a Telegram webhook, which needs a secret; set one, or unset PUBLIC_URL to use long polling',
    );
  }
  if (variables.LLM_PROVIDER && !variables.LLM_MODEL)
    faults.push('LLM_MODEL: LLM_PROVIDER is set, so name the model to use');
  if (!variables.LLM_PROVIDER && (variables.LLM_MODEL || variables.LLM_API_KEY || variables.LLM_BASE_URL)) {
    faults.push('LLM_PROVIDER: set it to openai, anthropic, google or ollama, or unset the other LLM_ variables');
  }
  // A server of one's own that speaks OpenAI's protocol may want no key.
  const keyless =
    variables.LLM_PROVIDER === 'ollama' || (variables.LLM_PROVIDER === 'openai' && variables.LLM_BASE_URL);
  if (variables.LLM_PROVIDER && !keyless && !variables.LLM_API_KEY) {
    faults.push(`LLM_API_KEY: ${variables.LLM_PROVIDER} needs a key`);
  }
  return faults;
}
