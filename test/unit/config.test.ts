/** What an operator may write into .env, and what they are told when it is wrong. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'dotenv';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigError, ConfigSchema, loadConfig } from '../../src/config.js';
import { projectFolder } from '../../src/shared/folders.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'motcua-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const noFile = path.join(folder, 'none');
const load = (environment: Record<string, string>) => loadConfig(environment, noFile);
const faultsOf = (environment: Record<string, string>): string => {
  try {
    load(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  return 'no fault';
};

describe('.env.example', () => {
  const example = path.join(projectFolder, '.env.example');
  const variables = parse(readFileSync(example));

  test('names the variables of the schema, and no other', () => {
    expect(Object.keys(variables).sort()).toEqual(Object.keys(ConfigSchema.shape).sort());
  });

  test('loads to the defaults', () => {
    expect(loadConfig({}, example)).toEqual(load({}));
  });

  test('explains each variable or the one before it', () => {
    const blocks = readFileSync(example, 'utf8').split(/\n{2,}/u);
    for (const block of blocks) expect(block).toMatch(/^# /u);
  });
});

describe('what is right', () => {
  test('nothing at all', () => {
    expect(load({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', trustProxy: false, CHAT_MESSAGES_PER_MINUTE: 20 });
    expect(load({}).dataDir).toBe(path.resolve('data'));
    expect(load({}).roles).toEqual(new Set(['api', 'worker', 'bot']));
    expect(load({}).llm).toBeUndefined();
  });

  test('an empty value is as good as none', () => {
    const empty = Object.fromEntries(Object.keys(ConfigSchema.shape).map((name) => [name, '']));
    expect(load(empty)).toEqual(load({}));
  });

  test('the environment wins over the file', () => {
    const file = path.join(folder, 'dotenv');
    writeFileSync(file, 'PORT=4000\nHOST=0.0.0.0\n');
    expect(loadConfig({ PORT: '5000' }, file)).toMatchObject({ PORT: 5000, HOST: '0.0.0.0' });
  });

  test('roles, addresses, a model', () => {
    const config = load({
      ROLES: 'api,worker',
      DATABASE_URL: 'postgres://me:p%2Fw@127.0.0.1:5432/motcua',
      REDIS_URL: 'rediss://:pw@redis.example:6380/1',
      LLM_PROVIDER: 'ollama',
      LLM_MODEL: 'qwen3',
      TRUST_PROXY: 'true',
    });
    expect([...config.roles]).toEqual(['api', 'worker']);
    expect(config.llm).toEqual({ provider: 'ollama', model: 'qwen3' });
    expect(config.trustProxy).toBe(true);
  });
});

describe('what is wrong', () => {
  test.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['TRUST_PROXY', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['ROLES', 'api,cook'],
    ['PUBLIC_URL', 'hoi.example.gov.vn'],
    ['PUBLIC_URL', 'ftp://hoi.example.gov.vn'],
    ['DATABASE_URL', 'mysql://127.0.0.1/motcua'],
    ['REDIS_URL', '127.0.0.1:6379'],
    ['LOCALITY', '../etc'],
    ['TELEGRAM_BOT_TOKEN', 'hush'],
    ['TELEGRAM_WEBHOOK_SECRET', 'with space'],
    ['LLM_PROVIDER', 'abacus'],
    ['LLM_TIMEOUT_SECONDS', '-1'],
    ['CHAT_MESSAGES_PER_MINUTE', '0'],
  ])('%s=%s is named, with a remedy', (name, value) => {
    const lines = faultsOf({ [name]: value }).split('\n');
    expect(lines[0]).toContain('.env.example');
    expect(lines.slice(1)).toEqual([expect.stringMatching(new RegExp(`^ {2}- ${name}: .{10,}`, 'u'))]);
  });

  test.each([
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_BOT_TOKEN: '123456:abcdef', PUBLIC_URL: 'https://hoi.example.gov.vn' }],
    ['LLM_MODEL', { LLM_PROVIDER: 'ollama' }],
    ['LLM_API_KEY', { LLM_PROVIDER: 'openai', LLM_MODEL: 'a-model' }],
    ['LLM_PROVIDER', { LLM_MODEL: 'a-model' }],
  ])('%s is missed where others ask for it', (name, environment) => {
    expect(faultsOf(environment)).toMatch(new RegExp(`^ {2}- ${name}: `, 'mu'));
  });

  test('all faults at once', () => {
    const message = faultsOf({ PORT: 'http', ROLES: 'cook', REDIS_URL: 'x', LLM_PROVIDER: 'abacus', TRUST_PROXY: '1' });
    expect(message.match(/^ {2}- \w+/gmu)).toEqual(
      ['TRUST_PROXY', 'PORT', 'ROLES', 'REDIS_URL', 'LLM_PROVIDER']
        .sort((a, b) => Object.keys(ConfigSchema.shape).indexOf(a) - Object.keys(ConfigSchema.shape).indexOf(b))
        .map((name) => `  - ${name}`),
    );
  });

  test('secrets stay secret', () => {
    const message = faultsOf({
      TELEGRAM_BOT_TOKEN: 'hush hush',
      TELEGRAM_WEBHOOK_SECRET: 'hush hush',
      DATABASE_URL: 'mysql://me:hush@127.0.0.1/motcua',
      REDIS_URL: 'http://:hush@127.0.0.1',
      LLM_BASE_URL: 'ftp://hush@127.0.0.1',
      LLM_API_KEY: 'hush',
    });
    expect(message.match(/^ {2}- /gmu)?.length).toBe(5);
    expect(message).not.toContain('hush');
  });
});
