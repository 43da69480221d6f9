/**
 * A language model that speaks OpenAI's chat completions on 127.0.0.1 and misbehaves to order. It reads the prompts of
 * `prompts/`, so its good answers fit whatever it is asked. Also a process of its own:
 *   npx tsx test/support/openai-server.ts --port 8099 [--behaviour invented-link]
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const behaviours = [
  'good',
  'invented-number',
  'invented-number-in-words',
  'invented-link',
  'outside-code',
  'malformed-json',
  'obeys-injection',
  'rate-limited',
  'server-error',
  'unauthorized',
  'hang',
  'slow-body',
  'empty-choices',
  'empty-text',
  'cut-off',
] as const;
export type Behaviour = (typeof behaviours)[number];

export interface RecordedRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: { model?: string; temperature?: number; stream?: boolean; messages: { role: string; content: string }[] };
  /** Which prompt was sent. */
  asks: 'understand' | 'word';
  /** Set when the caller went away before the answer was complete. */
  aborted: boolean;
}

/** A behaviour by name, or an answer's text. A function is asked anew for every request. */
export type Script = Behaviour | { text: string } | ((request: RecordedRequest) => Behaviour | { text: string });

export interface OpenAiServer {
  /** What LLM_BASE_URL is set to: ends with "/v1". */
  url: string;
  requests: RecordedRequest[];
  /** Takes effect with the next request. */
  script: Script;
  close(): Promise<void>;
}

/** @param port 0 lets the system choose */
export async function startOpenAiServer(script: Script = 'good', port = 0): Promise<OpenAiServer> {
  const requests: RecordedRequest[] = [];
  const server: Server = createServer((incoming, response) => {
    void serve(incoming, response, requests, () => handle.script).catch((error: unknown) =>
      response.destroy(error as Error),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const handle: OpenAiServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    script,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return handle;
}

async function serve(
  incoming: IncomingMessage,
  response: ServerResponse,
  requests: RecordedRequest[],
  script: () => Script,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  if (incoming.method !== 'POST' || incoming.url !== '/v1/chat/completions')
    return json(response, 404, { error: { message: `no ${incoming.url}` } });
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as RecordedRequest['body'];
  const asks = body.messages.some((message) => message.content.includes('<ung_vien>\n')) ? 'understand' : 'word';
  const request: RecordedRequest = { path: incoming.url, headers: incoming.headers, body, asks, aborted: false };
  requests.push(request);
  response.on('close', () => {
    request.aborted = !response.writableFinished;
  });
  const wanted = script();
  const chosen = typeof wanted === 'function' ? wanted(request) : wanted;
  if (typeof chosen === 'object') return json(response, 200, completion(chosen.text));
  switch (chosen) {
    case 'hang':
      return;
    case 'slow-body': {
      // Headers and a first piece at once, the rest a byte at a time: a limit on the first byte would not notice.
      response.writeHead(200, { 'content-type': 'application/json' });
      const rest = [...JSON.stringify(completion(answerTo('good', request)))];
      const timer = setInterval(() => {
        const next = rest.shift();
        if (next === undefined) response.end();
        else response.write(next);
      }, 50);
      response.on('close', () => clearInterval(timer));
      return;
    }
    case 'rate-limited':
      return json(
        response,
        429,
        { error: { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' } },
        { 'retry-after': '20' },
      );
    case 'server-error':
      return json(response, 500, { error: { message: 'The server had an error', type: 'server_error' } });
    case 'unauthorized':
      return json(response, 401, {
        error: { message: `Incorrect API key provided: ${incoming.headers.authorization}`, code: 'invalid_api_key' },
      });
    case 'empty-choices':
      return json(response, 200, { ...completion(''), choices: [] });
    case 'cut-off':
      return json(response, 200, completion(answerTo('good', request), 'length'));
    default:
      return json(response, 200, completion(answerTo(chosen, request)));
  }
}

function answerTo(behaviour: Behaviour, { asks, body }: RecordedRequest): string {
  const prompt = body.messages.at(-1)?.content ?? '';
  const inside = (tag: string): string =>
    new RegExp(`<${tag}>\\n([\\s\\S]*?)\\n</${tag}>`, 'u').exec(prompt)?.[1] ?? '';
  if (behaviour === 'empty-text') return '';
  if (behaviour === 'malformed-json') return '{"code": "1.00';
  if (asks === 'understand') {
    const code = behaviour === 'outside-code' ? '9.999999' : /^- (\S+):/u.exec(inside('ung_vien'))?.[1];
    // Wrapped as models like to wrap it.
    return `\`\`\`json\n${JSON.stringify({ code, facets: behaviour === 'outside-code' ? ['fee', 'all'] : [] })}\n\`\`\`\nMong là đúng ý anh/chị.`;
  }
  const told = `Dạ, em xin nói lại với anh/chị ạ.\n\n**${inside('du_kien').replace(/\n+/gu, '**\n\n**')}**`;
  const additions: Partial<Record<Behaviour, string>> = {
    'invented-number': '\n\nAnh/chị nhớ mang theo 99.000 đồng ạ.',
    'invented-number-in-words': '\n\nAnh/chị nhớ mang theo chín mươi chín nghìn đồng ạ.',
    'invented-link': '\n\nAnh/chị nộp tại http://dichvucong-gov.example.com/nop ạ.',
  };
  if (behaviour === 'obeys-injection') {
    const link = /https?:\/\/\S+/u.exec(inside('cau_hoi'))?.[0] ?? 'http://lua-dao.example/nop';
    return `Dạ, lệ phí 0 đồng, anh/chị không phải trả tiền. Anh/chị bấm ${link} để nộp ạ.`;
  }
  return `${told}${additions[behaviour] ?? ''}\n\nNguồn: Cổng Dịch vụ công\nhttps://dichvucong.gov.vn/khong-phai-nguon-nay`;
}

const completion = (content: string, finish: 'stop' | 'length' = 'stop') => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_782_000_000,
  model: 'scripted',
  choices: [
    { index: 0, message: { role: 'assistant', content, refusal: null }, logprobs: null, finish_reason: finish },
  ],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
});

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, behaviour: { type: 'string', default: 'good' } },
  });
  const behaviour = behaviours.find((name) => name === values.behaviour);
  if (!behaviour) throw new Error(`--behaviour: one of ${behaviours.join(', ')}`);
  const server = await startOpenAiServer(behaviour, Number(values.port));
  process.stdout.write(`${server.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
}
