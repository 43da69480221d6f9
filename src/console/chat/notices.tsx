import { VisuallyHidden } from '@mantine/core';
import classes from './notices.module.css';

/** What the citizen should know about the line, above the composer. Said once to screen readers, not every second. */
export function Notices({ offline, wait }: { offline: boolean; wait: number }) {
  return (
    <>
      <div role="status" aria-label="Thông báo">
        {offline && (
          <p className={classes.notice}>Mạng đang gián đoạn. Trang sẽ tự nối lại, anh/chị không cần làm gì.</p>
        )}
        {wait > 0 && <VisuallyHidden>Đang có nhiều câu hỏi, anh/chị chờ một chút rồi gửi tiếp nhé.</VisuallyHidden>}
      </div>
      {wait > 0 && (
        <p className={classes.notice} aria-hidden="true">
          Đang có nhiều câu hỏi. Anh/chị chờ <strong>{wait} giây</strong> rồi gửi tiếp nhé.
        </p>
      )}
    </>
  );
}

export function LoadFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <div className={classes.failed} role="alert">
      <p>Chưa mở được cuộc trò chuyện. Có thể mạng đang yếu.</p>
      <button type="button" className={classes.again} onClick={onRetry}>
        Thử lại
      </button>
    </div>
  );
}
