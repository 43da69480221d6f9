import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './chat-header.module.css';
import { DoorIcon } from './icons.js';
import { useTextSize } from './use-text-size.js';

export function ChatHeader({ children }: { children: ReactNode }) {
  return (
    <header className={classes.header}>
      <div className={classes.bar}>
        <span className={classes.mark}>
          <DoorIcon size={26} />
        </span>
        <div className={classes.names}>
          <h1 className={classes.name}>Một cửa</h1>
          <p className={classes.subtitle}>Trợ lý thủ tục hành chính</p>
        </div>
        <div className={classes.actions}>
          <TextSize />
          {children}
        </div>
      </div>
    </header>
  );
}

function TextSize() {
  const { size, smaller, larger } = useTextSize();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that this does not need
    <div className={classes.sizes} role="group" aria-label="Cỡ chữ">
      {/* aria-disabled, not disabled: at the last size the focus stays where it is. */}
      <button type="button" aria-label="A− Thu nhỏ chữ" aria-disabled={!smaller} onClick={smaller}>
        <span className={classes.small}>A−</span>
      </button>
      <button type="button" aria-label="A+ Phóng to chữ" aria-disabled={!larger} onClick={larger}>
        <span className={classes.large}>A+</span>
      </button>
      <VisuallyHidden role="status">{size === 100 ? '' : `Cỡ chữ ${size}%`}</VisuallyHidden>
    </div>
  );
}
