/** The running conversation: keeps the state of chat-state.ts up to date with the server. One per page. */
import { deleteChat, getHistory, postMessage } from './api.js';
import {
  type ChatState,
  changeOutgoing,
  initialState,
  lastSeq,
  type OutgoingBody,
  withHistory,
  withMessage,
  withOutgoing,
  withoutOutgoing,
} from './chat-state.js';
import { type ChatStream, openChatStream } from './chat-stream.js';
import { newId } from './new-id.js';
import { problemOf, quietSeconds } from './problem.js';
import type { Choice } from './types.js';

/** Shorter breaks heal by themselves; a banner that flickers only worries people. */
const offlineAfterMs = 4_000;
/** In case the live stream is silent although it looks open (phones and proxies do that), ask while waiting. */
const askWhileWaitingMs = 8_000;

export type ChatStore = ReturnType<typeof createChatStore>;

export function createChatStore() {
  let state = initialState;
  const listeners = new Set<() => void>();
  let stream: ChatStream | undefined;
  let offlineTimer: ReturnType<typeof setTimeout> | undefined;
  /** Grows with every new conversation, so that an answer that was asked for in the old one is dropped. */
  let generation = 0;

  function set(next: ChatState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function refresh(): Promise<void> {
    const asked = { generation, seq: lastSeq(state.messages) };
    try {
      const history = await getHistory();
      if (asked.generation !== generation) return;
      set(withHistory(state, history, asked.seq));
      if (!stream) listen();
    } catch {
      if (asked.generation === generation && state.phase === 'loading') set({ ...state, phase: 'failed' });
    }
  }

  /** Only after the first history, whose response sets the session cookie. */
  function listen(): void {
    stream = openChatStream({
      // What was said between the history and the stream, or while the line was down.
      opened: () => {
        setOffline(false);
        void refresh();
      },
      lost: () => {
        offlineTimer ??= setTimeout(() => setOffline(true), offlineAfterMs);
      },
      message: (message) => set(withMessage(state, message)),
      busy: (busy) => set({ ...state, busy }),
    });
  }

  function setOffline(offline: boolean): void {
    clearTimeout(offlineTimer);
    offlineTimer = undefined;
    if (state.offline !== offline) set({ ...state, offline });
  }

  async function deliver(clientId: string, body: OutgoingBody): Promise<void> {
    set(changeOutgoing(state, clientId, { state: 'sending', afterSeq: lastSeq(state.messages) }));
    try {
      await postMessage({ clientId, ...body });
      set(changeOutgoing(state, clientId, { state: 'sent' }));
    } catch (error) {
      const seconds = quietSeconds(error);
      if (seconds > 0) set({ ...state, quietUntil: Date.now() + seconds * 1000 });
      set(changeOutgoing(state, clientId, { state: 'failed', problem: problemOf(error) }));
      // The session may have ended, or the message may have arrived although its answer did not.
      void refresh();
    }
  }

  /** The new message's id. Sending again goes through `retry`, with the same id, so that nothing is doubled. */
  function say(body: OutgoingBody, label: string): string {
    const clientId = newId();
    const at = new Date().toISOString();
    set(withOutgoing(state, { clientId, body, label, at, afterSeq: lastSeq(state.messages), state: 'sending' }));
    void deliver(clientId, body);
    return clientId;
  }

  const online = () => stream?.reconnect();
  const offline = () => setOffline(true);
  const visible = () => {
    if (document.visibilityState === 'visible') void refresh();
  };

  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Returns what stops it. */
    start() {
      window.addEventListener('online', online);
      window.addEventListener('offline', offline);
      document.addEventListener('visibilitychange', visible);
      const asking = setInterval(() => {
        if (state.busy || state.outgoing.some((item) => item.state === 'sent')) void refresh();
      }, askWhileWaitingMs);
      void refresh();
      return () => {
        clearInterval(asking);
        clearTimeout(offlineTimer);
        stream?.close();
        stream = undefined;
        window.removeEventListener('online', online);
        window.removeEventListener('offline', offline);
        document.removeEventListener('visibilitychange', visible);
      };
    },
    reload() {
      set({ ...state, phase: 'loading' });
      return refresh();
    },
    say: (text: string) => say({ text }, text),
    choose(choice: Choice) {
      const twice = state.outgoing.find(
        ({ body, state }) => state !== 'failed' && 'choice' in body && body.choice === choice.payload,
      );
      return twice?.clientId ?? say({ choice: choice.payload }, choice.label);
    },
    retry(clientId: string) {
      const item = state.outgoing.find((other) => other.clientId === clientId);
      if (item?.state === 'failed') void deliver(clientId, item.body);
    },
    discard: (clientId: string) => set(withoutOutgoing(state, clientId)),
    /** Rejects with an ApiFailure when the server could not end the old conversation. */
    async startOver() {
      await deleteChat();
      generation += 1;
      stream?.close();
      stream = undefined;
      set({ ...initialState, suggestions: state.suggestions });
      await refresh();
    },
  };
}
