import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import classes from './chat-header.module.css';
import { PlusIcon } from './icons.js';

interface Props {
  /** There is something to leave behind. */
  offered: boolean;
  /** Rejects when it did not work. */
  onStartOver: () => Promise<void>;
  /** After the new conversation is there and the question about it is gone from the screen. */
  onStarted: () => void;
}

export function NewConversation({ offered, onStartOver, onStarted }: Props) {
  const [asking, setAsking] = useState(false);
  const [state, setState] = useState<'idle' | 'working' | 'failed' | 'done'>('idle');

  async function confirm(): Promise<void> {
    setState('working');
    try {
      await onStartOver();
      setState('done');
      setAsking(false);
    } catch {
      setState('failed');
    }
  }

  function gone(): void {
    if (state === 'done') onStarted();
    setState('idle');
  }

  return (
    <>
      {offered && (
        <button
          type="button"
          className={classes.fresh}
          aria-label="Cuộc trò chuyện mới"
          onClick={() => setAsking(true)}
        >
          <PlusIcon size={18} />
          <span className={classes.freshShort}>Mới</span>
          <span className={classes.freshLong}>Cuộc trò chuyện mới</span>
        </button>
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        onExitTransitionEnd={gone}
        title="Bắt đầu cuộc trò chuyện mới?"
        centered
        withCloseButton={false}
        classNames={{ title: classes.modalTitle ?? '', content: classes.modal ?? '' }}
      >
        <p className={classes.modalText}>Các tin nhắn đang có sẽ không còn hiện trên màn hình này nữa.</p>
        {state === 'failed' && (
          <p className={classes.modalProblem} role="alert">
            Chưa bắt đầu lại được, có thể do mạng yếu. Anh/chị thử lại nhé.
          </p>
        )}
        <div className={classes.modalButtons}>
          <Button size="lg" variant="default" data-autofocus onClick={() => setAsking(false)}>
            Giữ lại
          </Button>
          <Button size="lg" loading={state === 'working'} onClick={() => void confirm()}>
            Bắt đầu mới
          </Button>
        </div>
      </Modal>
    </>
  );
}
