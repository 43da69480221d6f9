/** One way to ask the language model: within the turn's time, and never at the citizen's cost. */
import type { LanguageModel } from '../models/language-model.js';
import type { Turn } from './turn.js';

/**
 * Resolves to undefined where no model is configured, it fails, or the turn's time for models is used up (all calls of a
 * turn share one limit). A model that ignores its signal is left behind, not waited for.
 */
export async function askModel<T>(
  turn: Turn,
  ask: (model: LanguageModel, signal: AbortSignal) => Promise<T | undefined>,
): Promise<T | undefined> {
  const { model, modelTimeoutMs, onModelFailure } = turn.options;
  if (!model) return undefined;
  turn.modelSignal ??= AbortSignal.timeout(modelTimeoutMs);
  const signal = turn.modelSignal;
  if (signal.aborted) return undefined;
  let giveUp = (): void => {};
  const timeUp = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([ask(model, signal), timeUp]);
  } catch (error) {
    onModelFailure?.(error);
    return undefined;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
