/** Browser storage that may be full, forbidden or absent (private windows, cookie blockers): then nothing is kept. */
export function readStored(storage: 'localStorage' | 'sessionStorage', key: string): string | undefined {
  try {
    return window[storage].getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function writeStored(storage: 'localStorage' | 'sessionStorage', key: string, value: string): void {
  try {
    if (value) window[storage].setItem(key, value);
    else window[storage].removeItem(key);
  } catch {
    // The page works the same without it.
  }
}
