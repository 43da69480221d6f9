import { describe, expect, it } from 'vitest';
import { createIngest } from '../../../src/channels/ingest.js';
import type { InboundMessage } from '../../../src/domain/message.js';
import type { Logger } from '../../../src/shared/logger.js';

const message: InboundMessage = {
  channel: 'zalo',
  externalId: 'evt-77',
  conversationExternalId: 'user-5',
  content: { kind: 'text', text: 'làm hộ chiếu ở đâu' },
  receivedAt: new Date('2026-11-23T08:00:00Z'),
};

/** A store that takes each event once, and a queue, both of which may be away. */
function setUp({ storeFails = false, queueFails = false } = {}) {
  const seen = new Set<string>();
  const steps: string[] = [];
  const warnings: unknown[] = [];
  const ingest = createIngest({
    async store({ channel, externalId }) {
      if (storeFails) throw new Error('database away');
      const key = `${channel} ${externalId}`;
      const isNew = !seen.has(key);
      seen.add(key);
      steps.push(isNew ? 'stored' : 'known');
      return { conversationId: 'c1', isNew };
    },
    async enqueueConversation(conversationId) {
      if (queueFails) throw new Error('redis away');
      steps.push(`queued ${conversationId}`);
    },
    logger: { warn: (line: unknown) => void warnings.push(line) } as unknown as Logger,
  });
  return { ingest, steps, warnings };
}

describe('ingest', () => {
  it('stores first and queues then: what is queued can be found', async () => {
    const { ingest, steps } = setUp();
    await ingest(message);
    expect(steps).toEqual(['stored', 'queued c1']);
  });

  it('queues a repeated event again, since the first try may have died before its queueing', async () => {
    const { ingest, steps } = setUp();
    await ingest(message);
    await ingest({ ...message });
    expect(steps).toEqual(['stored', 'queued c1', 'known', 'queued c1']);
  });

  it('rejects what could not be stored, so that the platform delivers it again', async () => {
    const { ingest, steps } = setUp({ storeFails: true });
    await expect(ingest(message)).rejects.toThrow('database away');
    expect(steps).toEqual([]);
  });

  it('is content when only the queue is away: the message is kept and the sweeper finds it', async () => {
    const { ingest, steps, warnings } = setUp({ queueFails: true });
    await expect(ingest(message)).resolves.toBeUndefined();
    expect(steps).toEqual(['stored']);
    expect(warnings).toEqual([{ error: 'redis away', conversationId: 'c1' }]);
  });

  it('does not put what the citizen wrote into the log', async () => {
    const { ingest, warnings } = setUp({ queueFails: true });
    await ingest(message);
    expect(JSON.stringify(warnings)).not.toContain('hộ chiếu');
  });
});
