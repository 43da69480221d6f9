/** The HTTP server: validation and /docs from the zod schemas, one error handler, no page of anybody else's. */
import { existsSync } from 'node:fs';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import staticFiles from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { Logger } from '../shared/logger.js';
import type { ApiError } from './contract.js';

export interface ServerOptions {
  /** Folder of the built web page. */
  pageFolder: string;
  trustProxy: boolean;
  logger: Logger;
}

/** A server without routes of ours; the container registers them and listens. */
export async function buildServer({ pageFolder, trustProxy, logger }: ServerOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    logger: false,
    trustProxy,
    bodyLimit: 256 * 1024,
    forceCloseConnections: true,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Mantine writes its sizes into style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
        // The server speaks plain HTTP behind a proxy or on this machine.
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  await app.register(cookie);
  await app.register(swagger, {
    openapi: {
      info: {
        title: 'motcua',
        version: '1',
        description: 'Trợ lý thủ tục hành chính: API của trang chat và các kênh.',
      },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });
  if (existsSync(pageFolder))
    await app.register(staticFiles, { root: pageFolder, immutable: true, maxAge: '1y', index: false, wildcard: false });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = hasZodFastifySchemaValidationErrors(error) ? 400 : (error.statusCode ?? 500);
    if (status >= 500) logger.error({ err: error, route: request.routeOptions.url }, 'request failed');
    // The contract's words are meant for people, the framework's are not.
    const said = hasZodFastifySchemaValidationErrors(error)
      ? error.validation.map((issue) => issue.message).join(' ')
      : '';
    const refusal = status === 413 ? 'Nội dung gửi lên quá lớn.' : said || 'Yêu cầu không hợp lệ.';
    // What went wrong inside is for the log; a caller learns only what they can act on.
    const body: ApiError =
      status >= 500
        ? { code: 'internal', message: 'Hệ thống đang trục trặc, anh/chị thử lại sau ít phút.' }
        : { code: status === 413 ? 'too_large' : 'bad_request', message: refusal };
    return reply.status(status).send(body);
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send({ code: 'not_found', message: 'Không có trang này.' } satisfies ApiError),
  );
  return app;
}
