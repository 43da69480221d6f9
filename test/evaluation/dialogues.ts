/** Dialogues: several turns of one conversation, each with what must come of it. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { handleMessage } from '../../src/assistant/handle-message.js';
import { plainText } from '../../src/assistant/replies/plain-text.js';
import { type ConversationContext, emptyContext } from '../../src/domain/conversation.js';
import { outcomeKinds } from '../../src/domain/outcome.js';
import { Facet } from '../../src/domain/understanding.js';
import type { KnowledgeSnapshot } from '../../src/knowledge/snapshot.js';

const oneOrMore = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.array(schema)]).transform((value) => (Array.isArray(value) ? value : [value]));

const Expectation = z.strictObject({
  outcome: oneOrMore(z.enum(outcomeKinds)).optional(),
  /** The procedure answered from; several: any of them. */
  code: oneOrMore(z.string()).optional(),
  facets: z.array(Facet).optional(),
  says: oneOrMore(z.string()).optional(),
  not: oneOrMore(z.string()).optional(),
});
const Turn = z.strictObject({ say: z.string().optional(), press: z.string().optional(), expect: Expectation });
const Dialogue = z.strictObject({
  id: z.string(),
  split: z.enum(['dev', 'test']),
  kind: z.string().optional(),
  turns: z.array(Turn).min(1),
});

const DialogueFile = z.object({ dialogues: z.array(Dialogue) });

export interface DialogueResult {
  id: string;
  split: 'dev' | 'test';
  /** Empty when every turn went as expected. */
  faults: string[];
}

export async function runDialogues(file: string, knowledge: KnowledgeSnapshot): Promise<DialogueResult[]> {
  const dialogues = DialogueFile.parse(parse(await readFile(file, 'utf8'))).dialogues;
  const results: DialogueResult[] = [];
  for (const dialogue of dialogues) {
    let context: ConversationContext = emptyContext;
    const faults: string[] = [];
    for (const [index, turn] of dialogue.turns.entries()) {
      const pressed =
        turn.press === undefined
          ? undefined
          : context.choices.find((choice) => choice.label.toLowerCase().includes(turn.press?.toLowerCase() ?? ''));
      if (turn.press !== undefined && !pressed) {
        faults.push(
          `turn ${index + 1}: no button "${turn.press}" among ${context.choices.map((choice) => choice.label).join(' | ')}`,
        );
        break;
      }
      const content = pressed
        ? ({ kind: 'choice', payload: pressed.payload, label: pressed.label } as const)
        : ({ kind: 'text', text: turn.say ?? '' } as const);
      const result = await handleMessage({ content, context, now: new Date() }, { knowledge, modelTimeoutMs: 1 });
      context = result.context;
      const fault = faultOf(turn.expect, result);
      if (fault) faults.push(`turn ${index + 1} "${turn.say ?? turn.press}": ${fault}`);
    }
    results.push({ id: dialogue.id, split: dialogue.split, faults });
  }
  return results;
}

function faultOf(
  expect: z.infer<typeof Expectation>,
  { outcome }: Awaited<ReturnType<typeof handleMessage>>,
): string | undefined {
  const text = plainText(outcome.reply);
  const code = outcome.citations[0]?.code ?? outcome.procedures[0]?.code;
  if (expect.outcome && !expect.outcome.includes(outcome.kind))
    return `outcome ${outcome.kind} (${code ?? ''}), not ${expect.outcome.join('/')}`;
  if (expect.code && !outcome.citations.some((citation) => expect.code?.includes(citation.code)))
    return `code ${code ?? 'none'}, not ${expect.code.join('/')}`;
  if (expect.facets && !expect.facets.every((facet) => outcome.facets.includes(facet)))
    return `facets ${outcome.facets.join(',')}, not ${expect.facets.join(',')}`;
  const missing = expect.says?.find((words) => !text.toLowerCase().includes(words.toLowerCase()));
  if (missing) return `does not say "${missing}"`;
  const unwanted = expect.not?.find((words) => text.toLowerCase().includes(words.toLowerCase()));
  return unwanted ? `says "${unwanted}"` : undefined;
}
