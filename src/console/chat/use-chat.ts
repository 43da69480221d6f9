import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ChatState } from './chat-state.js';
import { type ChatStore, createChatStore } from './chat-store.js';
import { type TimelineItem, timeline } from './timeline.js';

export interface Chat {
  state: ChatState;
  items: TimelineItem[];
  actions: ChatStore;
}

export function useChat(): Chat {
  const [store] = useState(createChatStore);
  const state = useSyncExternalStore(store.subscribe, store.getState);
  useEffect(() => store.start(), [store]);
  const { messages, outgoing } = state;
  const items = useMemo(() => timeline({ messages, outgoing }), [messages, outgoing]);
  return { state, items, actions: store };
}
