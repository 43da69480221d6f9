/**
 * npm run evaluate [-- FILE] [--catalogue FILE] [--failures] [--no-stock]
 * How well citizens are understood: on our own labelled questions (dev: rules may be tuned on it; test: never), or on a
 * file of the same shape.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../../src/cli/run-command.js';
import { KnowledgeSnapshot } from '../../src/knowledge/snapshot.js';
import { projectFolder } from '../../src/shared/folders.js';
import { runDialogues } from './dialogues.js';
import { knowledgeContent } from './knowledge.js';
import { type LabelledQuestion, readQuestions } from './labelled.js';
import { facetAccuracy, type Measured, measure, precisionRecall, share } from './measure.js';
import { stockRanks } from './stock.js';

const here = path.join(projectFolder, 'test', 'evaluation');

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { catalogue: { type: 'string' }, failures: { type: 'boolean' }, 'no-stock': { type: 'boolean' } },
  });
  const content = await knowledgeContent(values.catalogue);
  const knowledge = await KnowledgeSnapshot.build(content);
  say(`${knowledge.size} procedures (${content.words})`);
  const sets: [string, string][] = positionals[0]
    ? [[path.basename(positionals[0]), path.resolve(positionals[0])]]
    : [
        ['dev', path.join(here, 'questions-dev.tsv')],
        ['test', path.join(here, 'questions-test.tsv')],
      ];
  for (const [name, file] of sets) {
    const questions = await readQuestions(file);
    const measured = await measure(questions, knowledge);
    report(name, measured);
    if (!values['no-stock']) reportStock(questions, knowledge);
    // The test half is counted and never looked at, so that no rule is tuned on it.
    if (values.failures && name !== 'test') reportFailures(measured, knowledge);
  }
  if (!positionals[0]) await reportDialogues(knowledge, values.failures ?? false);
});

function percent(value: number): string {
  return Number.isNaN(value) ? '   –' : `${(value * 100).toFixed(1)}%`.padStart(6);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function report(name: string, measured: Measured[]): void {
  const answers = measured.filter((m) => m.label.behaviour === 'answer');
  const row = (title: string, rows: Measured[]): void =>
    say(
      `  ${title.padEnd(14)} first ${percent(share(rows.filter((m) => m.rank === 0).length, rows.length))}  first five ${percent(share(rows.filter((m) => m.rank >= 0 && m.rank < 5).length, rows.length))}  of ${rows.length}`,
    );
  say(`\n== ${name}: ${measured.length} questions`);
  row('all', answers);
  const impossible = answers.filter((m) => m.impossible).length;
  if (impossible > 0) say(`  (${impossible} ask for codes that the catalogue does not hold)`);
  for (const style of [...new Set(answers.map((m) => m.label.style))].sort())
    row(
      style,
      answers.filter((m) => m.label.style === style),
    );
  const clarify = precisionRecall(
    measured,
    (m) => m.label.behaviour === 'clarify',
    (m) => m.outcome.kind === 'clarification',
  );
  const elsewhere = new Set(['out_of_scope', 'not_found', 'small_talk', 'handed_over', 'feedback']);
  const oos = precisionRecall(
    measured,
    (m) => m.label.behaviour === 'oos',
    (m) => elsewhere.has(m.outcome.kind),
  );
  say(`  clarify        precision ${percent(clarify.precision)}  recall ${percent(clarify.recall)}`);
  say(`  out of scope   precision ${percent(oos.precision)}  recall ${percent(oos.recall)}`);
  say(`  facets         right ${percent(facetAccuracy(measured))}`);
  const unfaithful = measured.filter((m) => m.foreign.length > 0);
  say(`  faithful       ${percent(share(measured.length - unfaithful.length, measured.length))}`);
  for (const m of unfaithful.slice(0, 5)) say(`    ${m.label.id}: ${m.foreign.join(' ')}`);
  const times = measured.map((m) => m.ms).sort((a, b) => a - b);
  say(
    `  a turn         p50 ${times[Math.floor(times.length / 2)]?.toFixed(2)} ms  p99 ${times[Math.floor(times.length * 0.99)]?.toFixed(2)} ms`,
  );
  reliability(answers);
}

/** How often the first one is right by its score: what the thresholds for asking and for "not found" are read from. */
function reliability(answers: Measured[]): void {
  say('  score of the first   right');
  const edges = [0, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, Number.POSITIVE_INFINITY];
  edges.slice(1).forEach((edge, index) => {
    const low = edges[index] as number;
    const rows = answers.filter((m) => {
      const score = m.outcome.procedures[0]?.score ?? 0;
      return score >= low && score < edge;
    });
    if (rows.length > 0)
      say(
        `    ${low.toFixed(2)}–${edge === Number.POSITIVE_INFINITY ? '   ' : edge.toFixed(2)}        ${percent(share(rows.filter((m) => m.rank === 0).length, rows.length))} of ${rows.length}`,
      );
  });
}

function reportStock(questions: LabelledQuestion[], knowledge: KnowledgeSnapshot): void {
  const answers = questions.filter((question) => question.behaviour === 'answer');
  for (const [name, ranks] of Object.entries(stockRanks(answers, knowledge))) {
    const first = share(ranks.filter((rank) => rank === 0).length, ranks.length);
    const five = share(ranks.filter((rank) => rank >= 0 && rank < 5).length, ranks.length);
    say(`  stock: ${name.padEnd(38)} first ${percent(first)}  first five ${percent(five)}`);
  }
}

function reportFailures(measured: Measured[], knowledge: KnowledgeSnapshot): void {
  for (const { label, outcome, rank } of measured) {
    const kinds = {
      answer: ['answered'],
      clarify: ['clarification'],
      oos: ['out_of_scope', 'not_found', 'small_talk', 'handed_over', 'feedback'],
    }[label.behaviour];
    if (kinds.includes(outcome.kind) && (label.behaviour !== 'answer' || rank === 0)) continue;
    say(`  ${label.id} ${label.behaviour}/${label.style} → ${outcome.kind}, rank ${rank}: ${label.question}`);
    say(
      `      want ${label.expected.map((code) => `${code} ${knowledge.procedure(code)?.name.slice(0, 50) ?? '(none)'}`).join(' | ')}`,
    );
    for (const hit of outcome.procedures.slice(0, 3))
      say(`      got  ${hit.score.toFixed(2)} ${hit.code} ${hit.name.slice(0, 70)}`);
  }
}

async function reportDialogues(knowledge: KnowledgeSnapshot, failures: boolean): Promise<void> {
  const results = await runDialogues(path.join(here, 'dialogues.yaml'), knowledge);
  for (const split of ['dev', 'test'] as const) {
    const rows = results.filter((result) => result.split === split);
    say(`\n== dialogues, ${split}: ${rows.filter((row) => row.faults.length === 0).length} of ${rows.length} passed`);
    if (failures && split === 'dev')
      for (const row of rows) for (const fault of row.faults) say(`  ${row.id}: ${fault}`);
  }
}
