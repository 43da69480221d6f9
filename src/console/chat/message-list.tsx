import { type ReactNode, useEffect, useRef, useState } from 'react';
import { DownIcon } from './icons.js';
import type { MessageActions } from './message-actions.js';
import { elementIdOf, MessageBubble } from './message-bubble.js';
import classes from './message-list.module.css';
import { dayName } from './time.js';
import type { TimelineItem } from './timeline.js';
import { TypingDots } from './typing.js';
import { useFollow } from './use-follow.js';

interface Props extends MessageActions {
  items: TimelineItem[];
  ready: boolean;
  busy: boolean;
  wait: number;
  /** Shown while nothing has been said. */
  welcome: ReactNode;
}

export function MessageList({ items, ready, busy, wait, welcome, ...actions }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const { onScroll, atBottom, unseen, toBottom, toItem } = useFollow(scroller, items, busy);
  const announcing = useAfterFirstDrawing(ready);

  function goDown(): void {
    const key = unseen ?? items.at(-1)?.key;
    if (unseen) toItem(unseen);
    else toBottom();
    // The button goes away under the finger; the focus goes where the eyes go.
    if (key) document.getElementById(elementIdOf(key))?.focus({ preventScroll: true });
  }

  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="log"
        aria-label="Cuộc trò chuyện"
        aria-live={announcing ? 'polite' : 'off'}
        aria-relevant="additions"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
      >
        <div className={classes.column}>
          {items.length === 0 && welcome}
          {items.map((item) => (
            <div key={item.key} className={classes.entry}>
              {item.startsDay && <p className={classes.day}>{dayName(item.at)}</p>}
              <MessageBubble item={item} wait={item.outgoing ? wait : 0} {...actions} />
            </div>
          ))}
          {busy && <TypingDots />}
        </div>
      </div>
      {!atBottom && items.length > 0 && (
        <button type="button" className={classes.down} data-news={unseen !== undefined || undefined} onClick={goDown}>
          {unseen !== undefined ? 'Tin mới' : <span className={classes.downLabel}>Xuống cuối</span>}
          <DownIcon />
        </button>
      )}
    </div>
  );
}

/** A returning visitor's whole history must not be read out; what comes after it must. */
function useAfterFirstDrawing(ready: boolean): boolean {
  const [after, setAfter] = useState(false);
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => setAfter(true), 500);
    return () => clearTimeout(timer);
  }, [ready]);
  return after;
}
