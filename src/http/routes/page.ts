/** The web page at `/`, and how the service is doing. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';

const Health = z.object({ status: z.enum(['ok', 'unready']), problems: z.array(z.string()) });

/** @param problems what keeps the service from working, empty when it works */
export async function pageRoutes(instance: FastifyInstance, ports: { problems(): Promise<string[]> }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  // Never cached: it names the current build's files, which are cached for a year.
  app.get('/', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', { immutable: false, maxAge: 0 }),
  );
  app.get('/health/live', { schema: { summary: 'Tiến trình còn chạy', response: { 200: Health } } }, async () => ({
    status: 'ok' as const,
    problems: [],
  }));
  app.get(
    '/health/ready',
    { schema: { summary: 'Cơ sở dữ liệu và Redis dùng được', response: { 200: Health, 503: Health } } },
    async (_request, reply) => {
      const problems = await ports.problems();
      return reply
        .status(problems.length === 0 ? 200 : 503)
        .send({ status: problems.length === 0 ? 'ok' : 'unready', problems });
    },
  );
}
