import { describe, expect, it } from 'vitest';
import {
  type ChatState,
  changeOutgoing,
  initialState,
  lastSeq,
  withHistory,
  withMessage,
  withOutgoing,
  withoutOutgoing,
} from '../../../src/console/chat/chat-state.js';
import type { ChatMessage } from '../../../src/console/chat/types.js';
import { assistant, at, citizen, sending } from '../../support/chat-messages.js';

const state = (messages: ChatMessage[], rest: Partial<ChatState> = {}): ChatState => ({
  ...initialState,
  messages,
  ...rest,
});
const history = (messages: ChatMessage[], rest = {}) => ({ messages, busy: false, suggestions: [], ...rest });
const seqs = (of: ChatState): number[] => of.messages.map((message) => message.seq);

describe('lastSeq', () => {
  it('is that of the newest message, and below all where there is none', () => {
    expect(lastSeq([citizen(3, 'a'), assistant(4, 'b')])).toBe(4);
    expect(lastSeq([])).toBeLessThan(0);
  });
});

describe('withMessage', () => {
  it('puts a message in its place, however late it comes', () => {
    const after = [citizen(2, 'hai'), assistant(0, 'chào'), citizen(1, 'một')].reduce(withMessage, initialState);
    expect(seqs(after)).toEqual([0, 1, 2]);
  });

  it('takes one that comes twice once, as it came last', () => {
    const after = withMessage(state([assistant(1, 'cũ')]), assistant(1, 'mới'));
    expect(after.messages).toEqual([assistant(1, 'mới')]);
  });

  it('confirms the citizen’s own message by the id the page gave it, and no other', () => {
    const before = state([], { outgoing: [sending('x', 'một', -1), sending('y', 'hai', -1)] });
    const after = withMessage(before, citizen(0, 'một', { clientId: 'x' }));
    expect(after.outgoing.map((item) => item.clientId)).toEqual(['y']);
    // A reply has no such id and confirms nothing.
    expect(withMessage(before, assistant(0, 'dạ')).outgoing).toBe(before.outgoing);
  });
});

describe('withHistory', () => {
  it('makes the page ready, with what the server says', () => {
    const after = withHistory(initialState, history([citizen(0, 'hỏi')], { busy: true, suggestions: ['thử'] }), -1);
    expect(after).toMatchObject({ phase: 'ready', busy: true, suggestions: ['thử'] });
    expect(seqs(after)).toEqual([0]);
  });

  it('keeps older messages of the same conversation, which the history no longer holds', () => {
    const known = state([citizen(0, 'a'), assistant(1, 'b'), citizen(2, 'c')]);
    expect(seqs(withHistory(known, history([assistant(1, 'b'), citizen(2, 'c'), assistant(3, 'd')]), 2))).toEqual([
      0, 1, 2, 3,
    ]);
  });

  it('keeps what came by the live stream after it was asked for', () => {
    const known = state([citizen(0, 'a'), assistant(1, 'b')]);
    expect(seqs(withHistory(known, history([citizen(0, 'a')]), 0))).toEqual([0, 1]);
  });

  it('drops everything of a conversation that was ended elsewhere', () => {
    const known = state([citizen(0, 'cũ'), assistant(1, 'cũ'), citizen(2, 'cũ')]);
    const fresh = history([assistant(0, 'mới', [], { at: at(50) })]);
    expect(withHistory(known, fresh, 2).messages).toEqual(fresh.messages);
    expect(withHistory(known, history([]), 2).messages).toEqual([]);
  });

  it('gives the same objects again, so that nothing is drawn anew', () => {
    const known = state([citizen(0, 'a')]);
    expect(withHistory(known, history([structuredClone(citizen(0, 'a'))]), 0).messages[0]).toBe(known.messages[0]);
  });

  it('confirms what was on its way', () => {
    const before = state([], { outgoing: [sending('x', 'một', -1)] });
    expect(withHistory(before, history([citizen(0, 'một', { clientId: 'x' })]), -1).outgoing).toEqual([]);
  });
});

describe('messages on their way', () => {
  const failed = { state: 'failed', problem: { message: 'Mất mạng.', remedy: 'retry' } } as const;

  it('replace a press that failed, never words that failed', () => {
    const before = state([], {
      outgoing: [
        sending('words', 'câu dài', -1, failed),
        sending('press', 'Lệ phí', -1, { ...failed, body: { choice: 'p:1' } }),
      ],
    });
    const after = withOutgoing(before, sending('new', 'khác', -1));
    expect(after.outgoing.map((item) => item.clientId)).toEqual(['words', 'new']);
  });

  it('are changed and taken back one by one', () => {
    const before = state([], { outgoing: [sending('a', 'một', -1), sending('b', 'hai', -1)] });
    const changed = changeOutgoing(before, 'a', failed);
    expect(changed.outgoing.map((item) => item.state)).toEqual(['failed', 'sending']);
    expect(withoutOutgoing(changed, 'a').outgoing.map((item) => item.clientId)).toEqual(['b']);
    expect(changeOutgoing(before, 'gone', failed).outgoing).toEqual(before.outgoing);
  });

  it('never change the state they are given', () => {
    const before = state([citizen(0, 'a')], { outgoing: [sending('a', 'một', 0)] });
    const copy = structuredClone(before);
    withMessage(before, citizen(1, 'một', { clientId: 'a' }));
    withHistory(before, history([]), 0);
    withOutgoing(before, sending('b', 'hai', 0));
    changeOutgoing(before, 'a', failed);
    expect(before).toEqual(copy);
  });
});
