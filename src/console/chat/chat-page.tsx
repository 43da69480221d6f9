import { useCallback, useRef } from 'react';
import { ChatHeader } from './chat-header.js';
import classes from './chat-page.module.css';
import { Composer } from './composer.js';
import { elementIdOf } from './message-bubble.js';
import { MessageList } from './message-list.js';
import { NewConversation } from './new-conversation.js';
import { LoadFailed, Notices } from './notices.js';
import type { Choice } from './types.js';
import { TypingStatus } from './typing.js';
import { useChat } from './use-chat.js';
import { useCountdown } from './use-countdown.js';
import { useDraft } from './use-draft.js';
import { useViewportHeight } from './use-viewport-height.js';
import { Welcome, welcomeTitleId } from './welcome.js';

export function ChatPage() {
  const { state, items, actions } = useChat();
  const [draft, setDraft] = useDraft();
  const composer = useRef<HTMLTextAreaElement>(null);
  const wait = useCountdown(state.quietUntil);
  useViewportHeight();

  const focusComposer = () => composer.current?.focus();

  function send(text: string): void {
    actions.say(text);
    setDraft('');
    // On a phone the keyboard goes down instead: it would cover the answer.
    if (hasKeyboard()) focusComposer();
    else composer.current?.blur();
  }

  const choose = useCallback((choice: Choice) => focusMessage(actions.choose(choice)), [actions]);
  const edit = useCallback(
    (clientId: string, text: string) => {
      actions.discard(clientId);
      setDraft(text);
      composer.current?.focus();
    },
    [actions, setDraft],
  );

  return (
    <div className={classes.page}>
      <a className={classes.skip} href="#composer">
        Đến ô nhập câu hỏi
      </a>
      <ChatHeader>
        <NewConversation
          offered={items.length > 0}
          onStartOver={actions.startOver}
          onStarted={() => (hasKeyboard() ? focusComposer() : document.getElementById(welcomeTitleId)?.focus())}
        />
      </ChatHeader>
      <main className={classes.main}>
        <MessageList
          items={items}
          ready={state.phase === 'ready'}
          busy={state.busy}
          wait={wait}
          onChoose={choose}
          onRetry={actions.retry}
          onEdit={edit}
          welcome={
            state.phase === 'failed' ? (
              <LoadFailed onRetry={actions.reload} />
            ) : state.phase === 'ready' ? (
              <Welcome suggestions={state.suggestions} onAsk={(question) => focusMessage(actions.say(question))} />
            ) : (
              <p className={classes.loading}>Đang mở cuộc trò chuyện…</p>
            )
          }
        />
        <TypingStatus busy={state.busy} />
        <div className={classes.foot}>
          <div className={classes.footColumn}>
            <Notices offline={state.offline} wait={wait} />
            <Composer
              ref={composer}
              text={draft}
              onText={setDraft}
              onSend={send}
              blocked={state.phase !== 'ready' || wait > 0}
            />
          </div>
        </div>
      </main>
    </div>
  );
}

function hasKeyboard(): boolean {
  return window.matchMedia('(hover: hover) and (pointer: fine)').matches;
}

/** The pressed button is gone or closed by now; the citizen's own new message takes the focus. */
function focusMessage(key: string): void {
  requestAnimationFrame(() => document.getElementById(elementIdOf(key))?.focus({ preventScroll: true }));
}
