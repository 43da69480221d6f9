import { Textarea } from '@mantine/core';
import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import classes from './composer.module.css';
import { SendIcon } from './icons.js';
import { maxQuestionLength } from './types.js';

/** The counter shows itself when it begins to matter. */
const counterFrom = maxQuestionLength - 400;

interface Props {
  ref: Ref<HTMLTextAreaElement>;
  text: string;
  onText: (text: string) => void;
  onSend: (text: string) => void;
  /** Sending must wait: the page is still opening, or the server asked for a pause. */
  blocked: boolean;
}

export function Composer({ ref, text, onText, onSend, blocked }: Props) {
  const hintId = useId();
  const [asked, setAsked] = useState(false);
  const question = text.trim();
  const tooLong = question.length > maxQuestionLength;
  const hint = hintFor(question, asked);

  function send(): void {
    if (blocked) return;
    setAsked(question === '');
    if (question !== '' && !tooLong) onSend(question);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey) return;
    // While a Vietnamese keyboard is composing, Enter ends the word. Safari ends the composition before this event
    // and only keeps the key code 229.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={classes.field} data-invalid={tooLong || undefined}>
        <Textarea
          ref={ref}
          id="composer"
          className={classes.grow}
          classNames={{ input: classes.input ?? '' }}
          variant="unstyled"
          aria-label="Câu hỏi của anh/chị"
          aria-describedby={hintId}
          aria-invalid={tooLong}
          placeholder="Nhập câu hỏi"
          autosize
          minRows={1}
          maxRows={5}
          autoComplete="off"
          enterKeyHint="send"
          value={text}
          onChange={(event) => {
            setAsked(false);
            onText(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className={classes.send} aria-label="Gửi" aria-disabled={blocked || tooLong}>
          <span>Gửi</span>
          <SendIcon />
        </button>
      </div>
      {/* The counter is for the eye: read out at every letter it would drown the words. */}
      <p
        id={hintId}
        className={classes.hint}
        data-alarm={tooLong || undefined}
        aria-live={tooLong || asked ? 'polite' : 'off'}
      >
        {hint}
      </p>
    </form>
  );
}

function hintFor(question: string, asked: boolean): string {
  const left = maxQuestionLength - question.length;
  if (left < 0) return `Câu hỏi dài quá ${-left} ký tự. Anh/chị rút ngắn giúp nhé.`;
  if (question.length > counterFrom) return `Còn viết được ${left} ký tự.`;
  return asked && question === '' ? 'Anh/chị nhập câu hỏi vào ô này rồi bấm Gửi nhé.' : '';
}
