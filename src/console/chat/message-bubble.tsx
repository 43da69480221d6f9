import { VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import { Blocks } from './blocks.js';
import { Choices } from './choices.js';
import classes from './message.module.css';
import type { MessageActions } from './message-actions.js';
import { OutgoingState } from './outgoing-state.js';
import { clockTime } from './time.js';
import type { TimelineItem } from './timeline.js';

export function elementIdOf(key: string): string {
  return `message-${key}`;
}

interface Props extends MessageActions {
  item: TimelineItem;
  /** Seconds until a failed message may be tried again. */
  wait: number;
}

export const MessageBubble = memo(function MessageBubble({ item, wait, onChoose, onRetry, onEdit }: Props) {
  const own = item.from === 'citizen';
  const time = clockTime(item.at);
  return (
    // Can take the focus, so that somebody who pressed a choice goes on from here and not from the top of the page.
    <article
      id={elementIdOf(item.key)}
      className={own ? classes.own : classes.theirs}
      data-run={item.startsRun || undefined}
      data-failed={item.outgoing?.state === 'failed' || undefined}
      tabIndex={-1}
    >
      {/* A heading per message: with a screen reader one jumps from message to message. */}
      <VisuallyHidden component="h2">
        {own ? 'Anh/chị hỏi' : 'Một cửa trả lời'} lúc {time}
      </VisuallyHidden>
      {item.startsRun && (
        <p className={classes.meta} aria-hidden="true">
          {!own && <span className={classes.name}>Một cửa</span>}
          <time dateTime={item.at}>{time}</time>
        </p>
      )}
      {item.blocks.length > 0 && (
        <div className={classes.bubble}>
          <Blocks blocks={item.blocks} />
        </div>
      )}
      {item.choices.length > 0 && (
        <Choices choices={item.choices} open={item.choicesOpen} chosen={item.chosen} onChoose={onChoose} />
      )}
      {item.outgoing && <OutgoingState outgoing={item.outgoing} wait={wait} onRetry={onRetry} onEdit={onEdit} />}
    </article>
  );
});
