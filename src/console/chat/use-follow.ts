import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { elementIdOf } from './message-bubble.js';
import type { TimelineItem } from './timeline.js';

const nearBottomPx = 48;
/** Room left above a message that is brought to the top of the screen. */
const peekPx = 12;

export interface Follow {
  onScroll: () => void;
  atBottom: boolean;
  /** First message that came while the reader was further up. */
  unseen: string | undefined;
  toBottom: () => void;
  toItem: (key: string) => void;
}

/** Keeps the newest message in view, but never pulls the page away from somebody who is reading further up. */
export function useFollow(scroller: RefObject<HTMLDivElement | null>, items: TimelineItem[], busy: boolean): Follow {
  const [atBottom, setAtBottom] = useState(true);
  const [unseen, setUnseen] = useState<string>();
  // As of the last scroll: by the time a new message is drawn, the bottom is already further down.
  const wasAtBottom = useRef(true);
  const drawn = useRef<string>(undefined);

  const measure = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    wasAtBottom.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearBottomPx;
    setAtBottom(wasAtBottom.current);
    if (wasAtBottom.current) setUnseen(undefined);
  }, [scroller]);

  const toBottom = useCallback(() => {
    scroller.current?.scrollTo(0, scroller.current.scrollHeight);
    measure();
  }, [scroller, measure]);

  /** To the bottom, unless that would hide the beginning of the message: long answers are read from their top. */
  const toItem = useCallback(
    (key: string) => {
      const box = scroller.current;
      const element = document.getElementById(elementIdOf(key));
      if (!box || !element) return;
      const top = element.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop - peekPx;
      box.scrollTo(0, Math.min(top, box.scrollHeight - box.clientHeight));
      measure();
    },
    [scroller, measure],
  );

  useLayoutEffect(() => {
    const newest = items.at(-1);
    if (newest?.key === drawn.current) return;
    const before = drawn.current === undefined ? -1 : items.findIndex((item) => item.key === drawn.current);
    // A reply may come as several messages at once: it is read from the first of them.
    const firstNew = before === -1 ? newest : items[before + 1];
    const opening = drawn.current === undefined;
    drawn.current = newest?.key;
    if (!newest || !firstNew) scroller.current?.scrollTo(0, 0);
    else if (newest.from === 'citizen' && !opening) toBottom();
    else if (wasAtBottom.current) toItem(firstNew.key);
    else setUnseen((key) => key ?? firstNew.key);
    measure();
  }, [scroller, items, toBottom, toItem, measure]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `busy` draws or removes the typing sign at the bottom
  useLayoutEffect(() => {
    if (wasAtBottom.current) toBottom();
  }, [busy, toBottom]);

  // The on-screen keyboard, a turned phone, another text size.
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const observer = new ResizeObserver(() => (wasAtBottom.current ? toBottom() : measure()));
    observer.observe(box);
    return () => observer.disconnect();
  }, [scroller, toBottom, measure]);

  return { onScroll: measure, atBottom, unseen, toBottom, toItem };
}
