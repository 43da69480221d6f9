/**
 * npm run knowledge -- import FILE   the national catalogue, .jsonl or .jsonl.gz
 *                      check         every fault of every file in knowledge/
 *                      show CODE     one procedure as it is answered from
 *                      list [WORDS]  all procedures, or those whose name has the words
 *                      index         builds the index and says how long and how large
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import cliProgress from 'cli-progress';
import { stringify } from 'yaml';
import { type Config, loadConfig } from '../config.js';
import { readServerInfo } from '../embedded/data-folder.js';
import { privateRedisSocket } from '../embedded/private-redis.js';
import { openLiveEvents } from '../jobs/live-events.js';
import { connectRedis } from '../jobs/redis.js';
import { CatalogueFileError, importCatalogue } from '../knowledge/catalogue/import.js';
import { renderReport } from '../knowledge/catalogue/report.js';
import { checkKnowledge } from '../knowledge/check.js';
import { foldedText } from '../language/syllables.js';
import { UserError } from '../shared/errors.js';
import { knowledgeFolder } from '../shared/folders.js';
import { createLogger, type Logger } from '../shared/logger.js';
import { openKnowledge, withImported } from './open-assistant.js';
import { runCommand } from './run-command.js';

const usage = `Use one of:
  npm run knowledge -- import FILE
  npm run knowledge -- check
  npm run knowledge -- show CODE
  npm run knowledge -- list [WORDS]
  npm run knowledge -- index`;

await runCommand(async () => {
  const [command, ...rest] = process.argv.slice(2);
  const config = loadConfig();
  const logger = createLogger('warn');
  switch (command) {
    case 'import':
      return importFile(config, logger, rest[0]);
    case 'check':
      return check();
    case 'show':
      return show(config, logger, rest[0]);
    case 'list':
      return list(config, logger, rest.join(' '));
    case 'index':
      return index(config, logger);
    default:
      throw new UserError(usage);
  }
});

async function importFile(config: Config, logger: Logger, file: string | undefined): Promise<number> {
  if (!file) throw new UserError(`import needs a file.\n${usage}`);
  // Asked before the database is set up and started for nothing.
  if (!(await stat(file).catch(() => undefined))?.isFile()) throw new UserError(`Không có tệp ${path.resolve(file)}.`);
  const bar = new cliProgress.SingleBar({
    format: '{bar} {value} records, {duration} s',
    hideCursor: true,
    noTTYOutput: false,
  });
  bar.start(0, 0);
  let damage: CatalogueFileError | undefined;
  const report = await withImported(config, logger, (store) =>
    importCatalogue({
      file: path.resolve(file),
      store,
      onProgress: (done, total) => {
        bar.setTotal(total ?? done);
        bar.update(done);
      },
    }).catch((error: unknown) => {
      // What stood before the damage is stored: it is reported and announced like any other import.
      if (!(error instanceof CatalogueFileError)) throw error;
      damage = error;
      return error.report;
    }),
  ).finally(() => bar.stop());
  process.stdout.write(`${renderReport(report)}\n`);
  if (report.stored > 0) await announce(config, logger);
  if (damage) throw new UserError(damage.message);
  return report.rejected.length > 0 && report.stored + report.unchanged === 0 ? 1 : 0;
}

/** Running servers swap their index at once; one that misses this finds out within a minute. */
async function announce(config: Config, logger: Logger): Promise<void> {
  const running = config.REDIS_URL !== undefined || (await readServerInfo(config.dataDir)) !== undefined;
  if (!running) return;
  const redis = connectRedis(
    config.REDIS_URL ? { url: config.REDIS_URL } : { socketPath: privateRedisSocket(config.dataDir) },
    logger,
  );
  const connected = await Promise.race([
    redis.connect().then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), 3000)),
  ]);
  if (connected) {
    const events = await openLiveEvents(redis, logger);
    await events.publish({ kind: 'knowledge' });
    await events.close();
  }
  redis.destroy();
}

async function check(): Promise<number> {
  const { procedures, localities, faqs, faults } = await checkKnowledge(knowledgeFolder);
  for (const fault of faults) process.stdout.write(`${path.relative(process.cwd(), fault.file)}: ${fault.message}\n`);
  process.stdout.write(
    `${procedures} thủ tục, ${localities} địa phương, ${faqs} câu hỏi thường gặp, ${faults.length} lỗi\n`,
  );
  return faults.length > 0 ? 1 : 0;
}

async function show(config: Config, logger: Logger, code: string | undefined): Promise<number> {
  if (!code) throw new UserError(`show needs a code such as 1.001193.\n${usage}`);
  const procedure = (await openKnowledge(config, logger)).current().procedure(code);
  if (!procedure) throw new UserError(`Không có thủ tục mã ${code}. Tìm theo tên: npm run knowledge -- list khai sinh`);
  process.stdout.write(stringify(procedure));
  return 0;
}

async function list(config: Config, logger: Logger, words: string): Promise<number> {
  const asked = foldedText(words);
  for (const procedure of (await openKnowledge(config, logger)).current().list()) {
    if (asked && !foldedText(procedure.name).includes(asked)) continue;
    const level = { commune: 'xã', province: 'tỉnh', central: 'trung ương' }[procedure.level ?? 'commune'];
    process.stdout.write(
      `${procedure.code}\t${procedure.origin === 'curated' ? 'đã biên tập' : 'nhập'}\t${procedure.level ? level : '?'}\t${procedure.name}\n`,
    );
  }
  return 0;
}

async function index(config: Config, logger: Logger): Promise<number> {
  const before = process.memoryUsage();
  const started = performance.now();
  const snapshot = (await openKnowledge(config, logger)).current();
  const seconds = (performance.now() - started) / 1000;
  globalThis.gc?.();
  const after = process.memoryUsage();
  process.stdout.write(
    `${snapshot.size} procedures read and indexed in ${seconds.toFixed(2)} s, ${Math.round((after.rss - before.rss) / 1048576)} MB more memory\n`,
  );
  return 0;
}
