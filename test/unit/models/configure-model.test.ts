/** Every provider's client on its own wire protocol, against a server on loopback. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { configureModel, type ModelConfig } from '../../../src/models/configure-model.js';
import { ModelError } from '../../../src/models/model-error.js';
import { UserError } from '../../../src/shared/errors.js';
import { startOpenAiServer } from '../../support/openai-server.js';

type Provider = ModelConfig['provider'];
const key = 'sk-bi-mat-0123456789abcdef';

interface Wire {
  /** Path of the one request, so that a test fails when the client goes elsewhere. */
  path: string;
  model: string;
  base: (origin: string) => string;
  keyIn: (headers: IncomingHttpHeaders) => unknown;
  temperature: (body: Record<string, unknown>) => unknown;
  good: (text: string, cut?: boolean) => [contentType: string, body: string];
  fault: (message: string) => string;
}

const jsonType = 'application/json';
const wires: Record<Provider, Wire> = {
  openai: {
    path: '/v1/chat/completions',
    model: 'gpt-4o-mini',
    base: (origin) => `${origin}/v1`,
    keyIn: (headers) => headers.authorization?.replace('Bearer ', ''),
    temperature: (body) => body.temperature,
    good: (text, cut) => [
      jsonType,
      JSON.stringify({
        id: 'c',
        object: 'chat.completion',
        created: 1,
        model: 'm',
        choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: cut ? 'length' : 'stop' }],
      }),
    ],
    fault: (message) => JSON.stringify({ error: { message, type: 'server_error' } }),
  },
  anthropic: {
    path: '/v1/messages',
    model: 'claude-3-5-haiku-latest',
    base: (origin) => origin,
    keyIn: (headers) => headers['x-api-key'],
    temperature: (body) => body.temperature,
    good: (text, cut) => [
      jsonType,
      JSON.stringify({
        id: 'msg',
        type: 'message',
        role: 'assistant',
        model: 'm',
        content: [{ type: 'text', text }],
        stop_reason: cut ? 'max_tokens' : 'end_turn',
        stop_sequence: null,
        usage: { input_tokens: 1, output_tokens: 1 },
      }),
    ],
    fault: (message) => JSON.stringify({ type: 'error', error: { type: 'api_error', message } }),
  },
  google: {
    path: '/v1beta/models/gemini-2.5-flash:generateContent',
    model: 'gemini-2.5-flash',
    base: (origin) => `${origin}/`,
    keyIn: (headers) => headers['x-goog-api-key'],
    temperature: (body) => (body.generationConfig as Record<string, unknown>).temperature,
    good: (text, cut) => [
      jsonType,
      JSON.stringify({
        candidates: [
          { index: 0, content: { role: 'model', parts: [{ text }] }, finishReason: cut ? 'MAX_TOKENS' : 'STOP' },
        ],
      }),
    ],
    fault: (message) => JSON.stringify({ error: { code: 500, message, status: 'INTERNAL' } }),
  },
  ollama: {
    path: '/api/chat',
    model: 'qwen3:8b',
    base: (origin) => origin,
    keyIn: (headers) => headers.authorization?.replace('Bearer ', ''),
    temperature: (body) => (body.options as Record<string, unknown>).temperature,
    good: (text, cut) => [
      'application/x-ndjson',
      `${JSON.stringify({ model: 'm', created_at: 't', message: { role: 'assistant', content: text }, done: false })}\n${JSON.stringify({ model: 'm', created_at: 't', message: { role: 'assistant', content: '' }, done: true, done_reason: cut ? 'length' : 'stop' })}\n`,
    ],
    fault: (message) => JSON.stringify({ error: message }),
  },
};
const providers = Object.keys(wires) as Provider[];

interface Seen {
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  closedEarly: boolean;
}

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serverOf(answer: (response: ServerResponse) => void) {
  const seen: Seen[] = [];
  const server = createServer((incoming: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const entry: Seen = {
        path: incoming.url?.split('?')[0] ?? '',
        headers: incoming.headers,
        body: JSON.parse(Buffer.concat(chunks).toString()) as Seen['body'],
        closedEarly: false,
      };
      seen.push(entry);
      response.on('close', () => {
        entry.closedEarly = !response.writableFinished;
      });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const reply = (status: number, type: string, body: string) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
};

const soon = (): AbortSignal => AbortSignal.timeout(3000);
const word = {
  question: 'lệ phí <b>bao nhiêu</b>, số tôi 001085012345',
  facts: 'Lệ phí: 10.000 đồng.',
  procedureName: 'Đăng ký tạm trú',
};
const understand = {
  question: 'dk tam tru',
  candidates: [
    { code: '1.004194', name: 'Đăng ký tạm trú', summary: '' },
    { code: '1.001193', name: 'Đăng ký khai sinh', summary: '' },
  ],
};

async function failure(promise: Promise<unknown>): Promise<ModelError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ModelError);
  // Whatever a logger may print of it.
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(key);
  expect(JSON.stringify(error)).not.toContain(key);
  return error as ModelError;
}

describe.each(providers)('%s', (provider) => {
  const wire = wires[provider];
  const modelOn = (origin: string, more: Partial<ModelConfig> = {}) =>
    configureModel({ provider, model: wire.model, apiKey: key, baseUrl: wire.base(origin), ...more });

  it('asks at its base URL, with the key, at temperature 0, and reads the answer', async () => {
    const { origin, seen } = await serverOf(reply(200, ...wire.good('**Dạ**, lệ phí là 10.000 đồng ạ.')));
    const model = await modelOn(origin);
    await expect(model.word(word, soon())).resolves.toBe('Dạ, lệ phí là 10.000 đồng ạ.');
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ path: wire.path });
    expect(wire.keyIn(seen[0]?.headers ?? {})).toBe(key);
    expect(wire.temperature(seen[0]?.body ?? {})).toBe(0);
    const sent = JSON.stringify(seen[0]?.body);
    expect(sent).toContain('Lệ phí: 10.000 đồng.');
    expect(sent).toContain('‹b›bao nhiêu‹/b›, số tôi [số đã ẩn]');
    expect(sent).not.toContain('001085012345');
  });

  it('reads an understanding out of a fence, and nothing out of nonsense', async () => {
    let text = '```json\n{"code": "1.004194", "facets": ["fee", "giá"]}\n```';
    const { origin } = await serverOf((response) => reply(200, ...wire.good(text))(response));
    const model = await modelOn(origin);
    await expect(model.understand(understand, soon())).resolves.toEqual({ code: '1.004194', facets: ['fee'] });
    for (text of ['xin lỗi', '{"code": "1.00', '{"code": "2.000815"}', ' '])
      await expect(model.understand(understand, soon())).resolves.toBeUndefined();
  });

  it('does not use an answer cut off at the token limit', async () => {
    const { origin } = await serverOf(reply(200, ...wire.good('Dạ, lệ phí là 10', true)));
    await expect((await modelOn(origin)).word(word, soon())).resolves.toBeUndefined();
  });

  it('fails on 500 once, without a retry', async () => {
    const { origin, seen } = await serverOf(reply(500, jsonType, wire.fault(`lỗi, khóa ${key}`)));
    const error = await failure((await modelOn(origin)).word(word, soon()));
    expect(error).toMatchObject({ code: 'unavailable:model', retryable: true, status: 500 });
    expect(seen).toHaveLength(1);
  });

  it('tells a limit and a refusal apart, and does not wait for retry-after', async () => {
    let status = 429;
    const { origin, seen } = await serverOf((response) => {
      response.writeHead(status, { 'content-type': jsonType, 'retry-after': '30' });
      response.end(wire.fault(`khóa sai: ${key}, Bearer ${key}`));
    });
    const model = await modelOn(origin);
    expect(await failure(model.word(word, soon()))).toMatchObject({ code: 'rate:model', retryable: true });
    status = 401;
    expect(await failure(model.word(word, soon()))).toMatchObject({ code: 'refused:model', retryable: false });
    expect(seen).toHaveLength(2);
  });

  it('lets go of the connection when the signal aborts: before the headers and inside the body', async () => {
    for (const hang of [
      () => {},
      (response: ServerResponse) => void response.writeHead(200, { 'content-type': wire.good('')[0] }).write('{"'),
    ]) {
      const { origin, seen } = await serverOf(hang);
      const model = await modelOn(origin);
      const started = performance.now();
      expect(await failure(model.word(word, AbortSignal.timeout(150)))).toMatchObject({ code: 'timeout:model' });
      expect(performance.now() - started).toBeLessThan(1000);
      await vi.waitFor(() => expect(seen[0]?.closedEarly).toBe(true));
    }
  });

  it('sends nothing once the signal has aborted', async () => {
    const { origin, seen } = await serverOf(reply(200, ...wire.good('Dạ.')));
    await failure((await modelOn(origin)).word(word, AbortSignal.abort()));
    expect(seen).toHaveLength(0);
  });

  it('keeps two calls at once apart: aborting one leaves the other', async () => {
    const { origin } = await serverOf(
      (response) => void setTimeout(() => reply(200, ...wire.good('Dạ, có ạ.'))(response), 200),
    );
    const model = await modelOn(origin);
    const [short, long] = await Promise.allSettled([
      model.word(word, AbortSignal.timeout(50)),
      model.word(word, soon()),
    ]);
    expect(short.status).toBe('rejected');
    expect(long).toEqual({ status: 'fulfilled', value: 'Dạ, có ạ.' });
  });

  it('fails in our words when nobody listens', async () => {
    expect(await failure((await modelOn('http://127.0.0.1:1')).word(word, soon()))).toMatchObject({
      code: 'unavailable:model',
    });
  });

  it('takes its base URL from the configuration, whatever the environment says', async () => {
    for (const name of [
      'OPENAI_BASE_URL',
      'OPENAI_API_BASE',
      'ANTHROPIC_BASE_URL',
      'ANTHROPIC_API_URL',
      'OLLAMA_BASE_URL',
      'OLLAMA_HOST',
      'LANGSMITH_GATEWAY',
    ]) {
      vi.stubEnv(name, 'http://127.0.0.1:1');
    }
    const { origin, seen } = await serverOf(reply(200, ...wire.good('Dạ.')));
    await expect((await modelOn(origin)).word(word, soon())).resolves.toBe('Dạ.');
    expect(seen).toHaveLength(1);
  });
});

describe('configureModel', () => {
  it.each(['openai', 'anthropic', 'google'] as const)(
    'asks for LLM_API_KEY where %s needs it, even if the provider’s own variable is set',
    async (provider) => {
      for (const name of ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GOOGLE_API_KEY']) vi.stubEnv(name, 'k');
      const refused = configureModel({ provider, model: 'm' });
      await expect(refused).rejects.toBeInstanceOf(UserError);
      await expect(refused).rejects.toThrow('LLM_API_KEY');
    },
  );

  it('needs no key for ollama, nor for an OpenAI-compatible server', async () => {
    await expect(configureModel({ provider: 'ollama', model: 'm' })).resolves.toBeDefined();
    const server = await startOpenAiServer({ text: 'Dạ.' });
    open.push(server);
    const model = await configureModel({ provider: 'openai', model: 'm', baseUrl: server.url });
    await expect(model.word(word, soon())).resolves.toBe('Dạ.');
    expect(server.requests[0]?.headers.authorization).toBe('Bearer none');
  });

  it('sends no temperature to models that refuse one', async () => {
    const server = await startOpenAiServer({ text: 'Dạ.' });
    open.push(server);
    for (const model of ['o4-mini', 'gpt-5-mini'])
      await (await configureModel({ provider: 'openai', model, apiKey: key, baseUrl: server.url })).word(word, soon());
    expect(server.requests.map((request) => request.body.temperature)).toEqual([undefined, undefined]);
    const { origin, seen } = await serverOf(reply(200, ...wires.anthropic.good('Dạ.')));
    const adaptive = await configureModel({
      provider: 'anthropic',
      model: 'claude-sonnet-5',
      apiKey: key,
      baseUrl: origin,
    });
    await expect(adaptive.word(word, soon())).resolves.toBe('Dạ.');
    expect(seen[0]?.body).not.toHaveProperty('temperature');
  });

  it('loads provider packages only when asked', () => {
    const folder = new URL('../../../src/models/', import.meta.url);
    for (const name of readdirSync(folder)) {
      const imports = readFileSync(new URL(name, folder), 'utf8').match(/^import (?!type ).*from '@langchain\/.*$/gmu);
      expect(imports, name).toBeNull();
    }
  });
});
