/** A visitor of the web chat, as the page speaks to the server. */
import { randomUUID } from 'node:crypto';
import type { ChatHistory, ChatMessage } from '../../src/http/contract.js';

export interface Posted {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}

export interface WebVisitor {
  cookie: string;
  post(body: Record<string, unknown>): Promise<Posted>;
  /** @returns its clientId. @throws unless it was accepted */
  ask(text: string): Promise<string>;
  history(): Promise<ChatHistory>;
  /** @param seen where messages are put; what is in it counts as seen, so that a new connection goes on behind it */
  stream(seen?: ChatMessage[]): ChatStream;
  /** History until the assistant has answered `count` times. */
  answers(count: number, timeoutMs?: number): Promise<ChatMessage[]>;
}

/** The cookie is the whole of a visitor; any UUID will do. */
export const cookieOf = (id: string): string => `motcua_visitor=${id}`;

export function webVisitor(url: string, cookie: string = cookieOf(randomUUID())): WebVisitor {
  const post = async (body: Record<string, unknown>): Promise<Posted> => {
    const response = await fetch(`${url}/api/chat/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    return {
      status: response.status,
      body: (await response.json()) as Record<string, unknown>,
      headers: response.headers,
    };
  };
  const history = async (): Promise<ChatHistory> => {
    const response = await fetch(`${url}/api/chat`, { headers: { cookie } });
    if (!response.ok) throw new Error(`GET /api/chat: ${response.status} ${await response.text()}`);
    return (await response.json()) as ChatHistory;
  };
  return {
    cookie,
    post,
    history,
    async ask(text) {
      const clientId = randomUUID();
      const { status, body } = await post({ clientId, text });
      if (status !== 202) throw new Error(`not accepted: ${status} ${JSON.stringify(body)}`);
      return clientId;
    },
    stream: (seen = []) => openStream(url, cookie, seen),
    async answers(count, timeoutMs = 10_000) {
      const until = Date.now() + timeoutMs;
      for (;;) {
        const { messages } = await history();
        if (messages.filter((message) => message.from === 'assistant').length >= count) return messages;
        if (Date.now() > until) throw new Error(`${count} answers awaited, there is ${JSON.stringify(messages)}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
  };
}

export const wordsOf = (message: ChatMessage): string =>
  message.blocks.flatMap((block) => ('text' in block ? [block.text] : 'items' in block ? block.items : [])).join('\n');

export interface ChatStream {
  /** Everything that came, in the order in which it came. */
  messages: ChatMessage[];
  busy: boolean[];
  /** Resolves once `condition` holds. */
  until(condition: (messages: ChatMessage[]) => boolean, timeoutMs?: number): Promise<void>;
  /** Resolves when the connection has ended, by whichever side. */
  ended: Promise<void>;
  close(): void;
}

/** Server-sent events read by hand, since what is tested is the wire. */
function openStream(url: string, cookie: string, messages: ChatMessage[]): ChatStream {
  const controller = new AbortController();
  const busy: boolean[] = [];
  const lastEventId = messages.at(-1)?.seq;
  const read = async (): Promise<void> => {
    const headers = { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }) };
    const response = await fetch(`${url}/api/chat/events`, { headers, signal: controller.signal });
    if (!response.ok || !response.body) throw new Error(`GET /api/chat/events: ${response.status}`);
    let text = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const events = (text + chunk).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1];
        const data = field('data');
        if (data === undefined) continue;
        if (field('event') === 'busy') busy.push(data === 'true');
        else messages.push(JSON.parse(data) as ChatMessage);
      }
    }
  };
  const ended = read().catch(() => undefined);
  return {
    messages,
    busy,
    ended,
    close: () => controller.abort(),
    async until(condition, timeoutMs = 10_000) {
      const end = Date.now() + timeoutMs;
      while (!condition(messages)) {
        if (Date.now() > end) throw new Error(`awaited in vain; the stream brought ${JSON.stringify(messages)}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}
