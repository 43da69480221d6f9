/** Lines of a plain or gzipped file, one at a time. */
import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

/**
 * Calls `onLine` for every line, in order, without its line break; the last may lack one.
 *
 * Reads in flowing mode instead of through `node:readline`: its iterator ends quietly when a gzip stream breaks, and a
 * paused stream drops what it had unpacked. Here every line that could be unpacked is delivered before the rejection.
 * @throws (rejects) when the file cannot be opened or the archive is damaged; the broken last line is not delivered
 */
export function readLines(file: string, onLine: (line: string, number: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const source = createReadStream(file);
    const stream = file.endsWith('.gz') ? source.pipe(createGunzip()) : source;
    const decoder = new StringDecoder('utf8');
    let rest = '';
    let number = 0;
    const deliver = (line: string) => {
      number += 1;
      onLine(line.endsWith('\r') ? line.slice(0, -1) : line, number);
    };
    const fail = (error: unknown) => {
      source.destroy();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    source.on('error', fail);
    if (stream !== source) stream.on('error', fail);
    stream.on('data', (chunk: Buffer | string) => {
      try {
        const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.write(chunk))).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) deliver(line);
      } catch (error) {
        fail(error);
      }
    });
    stream.on('end', () => {
      rest += decoder.end();
      if (rest !== '') deliver(rest);
      resolve();
    });
  });
}
