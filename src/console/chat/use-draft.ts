import { useEffect, useState } from 'react';
import { readStored, writeStored } from './stored.js';

const key = 'motcua.draft';

/** What has been typed, kept for this tab: cheap phones throw pages out of memory while one looks something up. */
export function useDraft(): [string, (text: string) => void] {
  const [draft, setDraft] = useState(() => readStored('sessionStorage', key) ?? '');
  useEffect(() => writeStored('sessionStorage', key, draft), [draft]);
  return [draft, setDraft];
}
