/** Server-sent events of one chat. Order and completeness come from the database; news only says "look now". */
import type { FastifyReply } from 'fastify';
import type { News } from '../jobs/live-events.js';
import { type ChatMessage, chatEvents } from './contract.js';

interface StreamPorts {
  /** The last `seq` that the page has. */
  after: number;
  read(after: number): Promise<ChatMessage[]>;
  subscribe(listener: (news: News) => void): () => void;
}

/** Keeps proxies from closing a silent stream, and lets a page notice a dead one. */
const heartbeatMs = 20_000;

export function openEventStream(reply: FastifyReply, { after, read, subscribe }: StreamPorts): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 2000\n\n');
  let last = after;
  let reading: Promise<void> = Promise.resolve();
  const catchUp = (): void => {
    // One read after the other, so that messages leave in order and none leaves twice.
    reading = reading
      .then(async () => {
        for (const message of await read(last)) {
          last = message.seq;
          raw.write(`id: ${message.seq}\nevent: ${chatEvents.message}\ndata: ${JSON.stringify(message)}\n\n`);
        }
      })
      .catch(() => {
        raw.end(); // the page reconnects with the last id it saw
      });
  };
  const unsubscribe = subscribe((news) => {
    if (news.kind === 'busy') raw.write(`event: ${chatEvents.busy}\ndata: ${news.busy}\n\n`);
    else catchUp();
  });
  const heartbeat = setInterval(() => {
    raw.write(': \n\n');
    // News may get lost between processes.
    catchUp();
  }, heartbeatMs);
  raw.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
  catchUp();
}
