/** What a reader can do with a message. */
import type { Choice } from './types.js';

export interface MessageActions {
  onChoose: (choice: Choice) => void;
  onRetry: (clientId: string) => void;
  /** Takes a message that cannot be sent back into the composer. */
  onEdit: (clientId: string, text: string) => void;
}
