import { useEffect, useState } from 'react';
import { readStored, writeStored } from './stored.js';

const key = 'motcua.text-size';
/** Per cent of the size that the phone's owner has set. */
const sizes = [100, 115, 130, 150] as const;

export function useTextSize() {
  const [step, setStep] = useState(() => {
    const stored = sizes.findIndex((size) => String(size) === readStored('localStorage', key));
    return Math.max(0, stored);
  });
  const size = sizes[step] ?? 100;

  useEffect(() => {
    // Everything is measured in rem, so the root's size is the only thing to change.
    document.documentElement.style.fontSize = size === 100 ? '' : `${size}%`;
    writeStored('localStorage', key, String(size));
  }, [size]);

  return {
    size,
    smaller: step > 0 ? () => setStep(step - 1) : undefined,
    larger: step < sizes.length - 1 ? () => setStep(step + 1) : undefined,
  };
}
