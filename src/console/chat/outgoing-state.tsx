import { Button } from '@mantine/core';
import type { Outgoing } from './chat-state.js';
import { RetryIcon } from './icons.js';
import classes from './message.module.css';
import type { MessageActions } from './message-actions.js';

interface Props extends Pick<MessageActions, 'onRetry' | 'onEdit'> {
  outgoing: Outgoing;
  wait: number;
}

/** Under the citizen's own message: on its way, taken, or what went wrong and how to mend it. */
export function OutgoingState({ outgoing, wait, onRetry, onEdit }: Props) {
  const { clientId, body, state, problem } = outgoing;
  // Hidden from readers: the log would read out every change of it.
  if (state === 'sending')
    return (
      <p className={classes.sending} aria-hidden="true">
        Đang gửi…
      </p>
    );
  if (state === 'sent')
    return (
      <p className={classes.sending} aria-hidden="true">
        Đã gửi
      </p>
    );
  const editable = problem?.remedy === 'edit' && 'text' in body ? body.text : undefined;
  return (
    <div className={classes.problem}>
      <p role="alert">{problem?.message}</p>
      {editable !== undefined ? (
        <Button variant="default" onClick={() => onEdit(clientId, editable)}>
          Sửa câu hỏi
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<RetryIcon />}
          // Not `disabled`: a button that somebody stands on must not vanish under the keyboard.
          aria-disabled={wait > 0}
          onClick={() => wait === 0 && onRetry(clientId)}
        >
          {wait > 0 ? `Gửi lại sau ${wait} giây` : 'Gửi lại'}
        </Button>
      )}
    </div>
  );
}
