/**
 * The baseline: telegraf and nothing else, on its own process. It answers every message with its own text, through the
 * same kind of webhook and the same keep-alive agent as the product.
 */
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Telegraf } from 'telegraf';

const [apiRoot = '', token = '', secret = ''] = process.argv.slice(2);
const path = '/echo';

const bot = new Telegraf(token, { telegram: { apiRoot, webhookReply: false } });
bot.telegram.options.agent = new Agent({ keepAlive: true });
bot.on('text', (context) => context.reply(context.message.text));

const server = createServer(bot.webhookCallback(path, { secretToken: secret }));
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  await bot.telegram.setWebhook(url, { secret_token: secret });
  process.send?.({ url });
});
process.on('disconnect', () => process.exit());
