import { UnstyledButton } from '@mantine/core';
import { InfoIcon } from './icons.js';
import classes from './welcome.module.css';

interface Props {
  suggestions: string[];
  onAsk: (question: string) => void;
}

export const welcomeTitleId = 'welcome-title';

export function Welcome({ suggestions, onAsk }: Props) {
  return (
    <section className={classes.welcome} aria-labelledby={welcomeTitleId}>
      <h2 id={welcomeTitleId} className={classes.title} tabIndex={-1}>
        Dạ, chào anh/chị!
      </h2>
      <p className={classes.lead}>Anh/chị cần làm giấy tờ gì? Cứ hỏi bằng lời thường ngày, viết không dấu cũng được.</p>
      {suggestions.length > 0 && (
        <>
          <h3 className={classes.subtitle}>Bấm vào một câu để hỏi ngay</h3>
          {/* biome-ignore lint/a11y/noRedundantRoles: without markers Safari hides it from VoiceOver otherwise */}
          <ul className={classes.suggestions} role="list">
            {suggestions.map((question) => (
              <li key={question}>
                <UnstyledButton className={classes.suggestion} onClick={() => onAsk(question)}>
                  {question}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={classes.honest}>
        <InfoIcon />
        <span>Trả lời tự động từ dữ liệu có nguồn. Anh/chị không nhập số căn cước khi chưa được hỏi.</span>
      </p>
    </section>
  );
}
