/** `npm run ask`, on a machine where no server, database or Redis runs. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomeKinds } from '../../src/domain/outcome.js';
import { type CommandResult, freshDataFolder, runCommand } from '../support/command.js';

let home: Awaited<ReturnType<typeof freshDataFolder>>;
beforeAll(async () => {
  home = await freshDataFolder();
});
afterAll(() => home.remove());

const ask = (args: string[], input?: string): Promise<CommandResult> =>
  runCommand('ask', args, { dataDir: home.dataDir, ...(input === undefined ? {} : { input }) });

interface Line {
  question: string;
  outcome: string;
  procedures: { code: string; name: string; score: number }[];
  facets: string[];
  text: string;
  citations: { code: string; section: string; asOf: string; url: string }[];
  choices: { label: string; code?: string }[];
  ms: number;
}
const parsed = ({ stdout }: CommandResult): Line[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

test('a question is answered as a citizen reads it, and sets nothing up', async () => {
  const { code, stdout, stderr } = await ask(['làm', 'giấy khai sinh cần gì']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Giấy chứng sinh');
  expect(stdout).toMatch(/Nguồn: .*1\.001193.*\nhttps:\/\//u);
  expect(stdout).toContain('  1. Lệ phí');
  expect(existsSync(home.dataDir)).toBe(false);
});

describe('--json', () => {
  const talk = (conversation: string | number, text: string) => JSON.stringify({ conversation, text });
  const lines = [
    'đăng ký thường trú lệ phí bao nhiêu',
    talk('a', 'làm giấy khai sinh cần giấy tờ gì'),
    talk('b', 'đăng ký kết hôn bao lâu'),
    '', // an empty line is no question
    talk('a', 'còn lệ phí thì sao'),
    '{không phải json} xin chào',
  ];
  let result: CommandResult;
  let answers: Line[];
  beforeAll(async () => {
    // The last line without a line break, and line breaks of Windows, as files come.
    result = await ask(['--json'], lines.join('\r\n'));
    answers = parsed(result);
  });

  test('writes one object a line, in the order asked, and nothing else', () => {
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(answers.map((answer) => answer.question)).toEqual([
      'đăng ký thường trú lệ phí bao nhiêu',
      'làm giấy khai sinh cần giấy tờ gì',
      'đăng ký kết hôn bao lâu',
      'còn lệ phí thì sao',
      '{không phải json} xin chào',
    ]);
  });

  test('has exactly the fields that programs rely on', () => {
    for (const answer of answers) {
      expect(Object.keys(answer)).toEqual([
        'question',
        'outcome',
        'procedures',
        'facets',
        'text',
        'citations',
        'choices',
        'ms',
      ]);
      expect(outcomeKinds).toContain(answer.outcome);
      expect(answer.ms).toBeGreaterThanOrEqual(0);
      expect(answer.procedures.length).toBeLessThanOrEqual(10);
    }
    const [first] = answers;
    expect(Object.keys(first?.procedures[0] ?? {})).toEqual(['code', 'name', 'score']);
    expect(Object.keys(first?.citations[0] ?? {}).sort()).toEqual(['asOf', 'code', 'decision', 'section', 'url']);
    expect(first).toMatchObject({ outcome: 'answered', facets: ['fee'] });
  });

  test('continues a conversation past another one, and lets plain lines be new ones', () => {
    expect(answers[3]).toMatchObject({ outcome: 'answered', facets: ['fee'] });
    expect(answers[3]?.citations[0]?.code).toBe('1.001193');
    expect(answers[2]?.citations[0]?.code).toBe('1.000894');
  });

  test('takes a question from the command line too', async () => {
    expect(parsed(await ask(['--json', 'khai tử nộp ở đâu'], 'không đọc'))).toMatchObject([
      { question: 'khai tử nộp ở đâu', facets: ['place'] },
    ]);
  });

  test('of no lines is no output and no fault', async () => {
    expect(await ask(['--json'], '')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

test('--knowledge-only asks neither server nor database, whatever is configured', async () => {
  const environment = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', REDIS_URL: 'redis://127.0.0.1:1' };
  const options = { dataDir: home.dataDir, environment };
  const { code, stdout } = await runCommand('ask', ['--knowledge-only', 'đăng ký kết hôn cần giấy tờ gì'], options);
  expect(code).toBe(0);
  expect(stdout).toContain('1.000894');
});

describe('what the person at the keyboard can mend', () => {
  test.each([
    ['an empty question', ['  '], 'Give a question'],
    ['an option that does not exist', ['--jsonn', 'khai sinh'], '--jsonn'],
  ])('%s is told in a sentence, without a stack', async (_what, args, said) => {
    const { code, stdout, stderr } = await ask(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/^\s+at /mu);
  });

  test('a faulty setting is named', async () => {
    const options = { dataDir: home.dataDir, environment: { LLM_PROVIDER: 'openai' } };
    const { code, stderr } = await runCommand('ask', ['khai sinh'], options);
    expect(code).toBe(1);
    expect(stderr).toContain('LLM_MODEL');
    expect(stderr).not.toMatch(/^\s+at /mu);
  });
});
