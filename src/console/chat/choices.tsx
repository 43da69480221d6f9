import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import classes from './choices.module.css';
import { CheckIcon } from './icons.js';
import type { Choice } from './types.js';

interface Props {
  choices: Choice[];
  open: boolean;
  chosen?: string | undefined;
  onChoose: (choice: Choice) => void;
}

export function Choices({ choices, open, chosen, onChoose }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that this does not need
    <div className={classes.choices} role="group" aria-label={open ? 'Chọn một mục' : 'Các mục đã đưa ra trước đó'}>
      {choices.map((choice) => {
        const taken = choice.label === chosen;
        return (
          <UnstyledButton
            key={choice.payload}
            className={classes.choice}
            data-taken={taken || undefined}
            disabled={!open}
            onClick={() => onChoose(choice)}
          >
            {taken && <CheckIcon />}
            <span>{choice.label}</span>
            {taken && <VisuallyHidden> (đã chọn)</VisuallyHidden>}
          </UnstyledButton>
        );
      })}
    </div>
  );
}
