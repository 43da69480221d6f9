import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import classes from './typing.module.css';

const longWaitMs = 10_000;

/** For the eye only; `TypingStatus` says the same to screen readers, outside the log. */
export function TypingDots() {
  const words = useWaitingWords(true);
  return (
    <div className={classes.typing} aria-hidden="true">
      <span className={classes.dots}>
        <span />
        <span />
        <span />
      </span>
      {words}
    </div>
  );
}

export function TypingStatus({ busy }: { busy: boolean }) {
  const words = useWaitingWords(busy);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {busy ? words : ''}
    </VisuallyHidden>
  );
}

/** A worried person who waits long is told that nothing is lost. */
function useWaitingWords(busy: boolean): string {
  const [long, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!busy) return;
    const timer = setTimeout(() => setLong(true), longWaitMs);
    return () => clearTimeout(timer);
  }, [busy]);
  return long ? 'Vẫn đang tìm, anh/chị chờ thêm chút nhé…' : 'Đang tìm câu trả lời…';
}
