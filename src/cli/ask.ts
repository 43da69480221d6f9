/**
 * npm run --silent ask -- "câu hỏi"            the reply as a citizen reads it
 * npm run --silent ask -- --json < questions   one JSON object a line, in order
 * --knowledge-only                             just the curated files
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { plainText } from '../assistant/replies/plain-text.js';
import type { TurnResult } from '../assistant/turn.js';
import { loadConfig } from '../config.js';
import { type ConversationContext, emptyContext } from '../domain/conversation.js';
import { UserError } from '../shared/errors.js';
import { createLogger } from '../shared/logger.js';
import { type Assistant, openAssistant } from './open-assistant.js';
import { runCommand } from './run-command.js';

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, 'knowledge-only': { type: 'boolean' } },
  });
  const question = positionals.join(' ').trim();
  if (!values.json && !question) {
    throw new UserError(
      'Give a question: npm run --silent ask -- "làm giấy khai sinh cần gì", or --json and one question a line on standard input.',
    );
  }
  const config = loadConfig();
  const assistant = await openAssistant(config, createLogger('error'), values['knowledge-only'] ?? false);
  try {
    if (values.json)
      await answerLines(
        assistant,
        question ? [question] : createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
      );
    else await answerForReading(assistant, question);
  } finally {
    await assistant.close();
  }
});

async function answerForReading(assistant: Assistant, question: string): Promise<void> {
  const { outcome } = await assistant.ask(question, emptyContext);
  const choices = outcome.reply.choices.map((choice, index) => `  ${index + 1}. ${choice.label}`).join('\n');
  process.stdout.write(`${plainText(outcome.reply)}\n${choices ? `\n${choices}\n` : ''}`);
}

/** A plain line is a new conversation; `{"conversation":"x","text":"…"}` continues conversation x. */
async function answerLines(assistant: Assistant, lines: AsyncIterable<string> | string[]): Promise<void> {
  const contexts = new Map<string, ConversationContext>();
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const { text, conversation } = readLine(line);
    const started = performance.now();
    const { outcome, context } = await assistant.ask(
      text,
      (conversation && contexts.get(conversation)) || emptyContext,
    );
    if (conversation) contexts.set(conversation, context);
    const written = process.stdout.write(`${JSON.stringify(record(text, outcome, performance.now() - started))}\n`);
    if (!written) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

function readLine(line: string): { text: string; conversation?: string } {
  if (!line.trimStart().startsWith('{')) return { text: line };
  try {
    const parsed = JSON.parse(line) as { text?: unknown; conversation?: unknown };
    if (typeof parsed.text !== 'string') return { text: line };
    return {
      text: parsed.text,
      ...(parsed.conversation === undefined ? {} : { conversation: String(parsed.conversation) }),
    };
  } catch {
    return { text: line }; // a question may begin with a brace
  }
}

function record(question: string, outcome: TurnResult['outcome'], ms: number) {
  return {
    question,
    outcome: outcome.kind,
    procedures: outcome.procedures,
    facets: outcome.facets,
    text: plainText(outcome.reply),
    citations: outcome.citations.map(({ code, section, decision, asOf, url }) => ({
      code,
      section,
      decision,
      asOf,
      url,
    })),
    choices: outcome.reply.choices.map(({ label, code }) => ({ label, ...(code ? { code } : {}) })),
    ms: Math.round(ms * 100) / 100,
  };
}
