/** "Căn cứ pháp lý": lines "* title (number)", a title sometimes broken over several lines. */
import type { Procedure } from '../../domain/procedure.js';
import { oneLine, shorten, stripBullet } from './text.js';

type Legal = Procedure['legal'][number];

const documentNumber = /(?<![\d/])\d[\d.]{0,6}\/(?:\d{4}\/)?[A-ZĐ][A-ZĐa-z0-9]{0,9}(?:-[A-ZĐ][A-ZĐa-z0-9]{0,9}){0,3}/u;
const unnumbered = 'không rõ số hiệu';

/** Each document once, in the source's order. */
export function parseLegal(source: string): Legal[] {
  const entries: string[] = [];
  for (const line of source.split('\n').map(oneLine)) {
    if (line === '') continue;
    if (line.startsWith('*') || entries.length === 0) entries.push(stripBullet(line));
    else entries.push(`${entries.pop() ?? ''} ${line}`);
  }
  const documents = new Map<string, Legal>();
  for (const entry of entries) {
    const brackets = /^(.*?)\s*\(([^()]{1,80})\)$/u.exec(entry);
    const title = brackets?.[1] || entry;
    const written = brackets?.[2] ?? '';
    const number = documentNumber.exec(written)?.[0] ?? documentNumber.exec(title)?.[0] ?? (written || unnumbered);
    // The title often is the number again ("Luật 60/2014/QH13"): then it adds nothing.
    const adds = title !== '' && title !== number && title !== written;
    const key = number === unnumbered ? title : number;
    if (number && !documents.has(key)) documents.set(key, { number, ...(adds ? { title: shorten(title, 400) } : {}) });
  }
  return [...documents.values()];
}
