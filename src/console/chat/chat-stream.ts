/**
 * The live stream. EventSource comes back by itself (with Last-Event-ID) after a dropped connection, but gives up for
 * good after an HTTP error, such as a proxy's 502 while the server restarts; then a new one is opened here.
 */
import { chatEventsUrl } from './api.js';
import { type ChatMessage, chatEvents } from './types.js';

export interface StreamHandlers {
  opened(): void;
  lost(): void;
  message(message: ChatMessage): void;
  busy(busy: boolean): void;
}

export interface ChatStream {
  /** Now, instead of when the browser gets to it: the network is back, or the phone was unlocked. */
  reconnect(): void;
  close(): void;
}

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;

export function openChatStream(on: StreamHandlers): ChatStream {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delay = firstDelayMs;

  function connect(): void {
    close();
    const opened = new EventSource(chatEventsUrl);
    source = opened;
    opened.onopen = () => {
      delay = firstDelayMs;
      on.opened();
    };
    opened.onerror = () => {
      on.lost();
      if (opened.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(connect, delay);
      delay = Math.min(delay * 2, longestDelayMs);
    };
    opened.addEventListener(chatEvents.message, (event) => on.message(JSON.parse(event.data as string) as ChatMessage));
    opened.addEventListener(chatEvents.busy, (event) => on.busy(event.data === 'true'));
  }

  function close(): void {
    clearTimeout(timer);
    source?.close();
  }

  connect();
  return { reconnect: connect, close };
}
