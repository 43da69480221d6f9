/** Where to cut a text that is longer than one message. */

/** From `start` to before `end`, in UTF-16 units. */
export type Slice = { start: number; end: number };

/**
 * Natural cuts, best first. `fill` is how much of the message must be used for it: a heading alone in the first message
 * reads worse than a cut between two lines further down.
 */
const cuts = [
  { pattern: /\n[^\S\n]*\n/gu, fill: 0.3 },
  { pattern: /\n/gu, fill: 0.3 },
  { pattern: /(?<=[.!?…;][”’"')\]]*)\s/gu, fill: 0.3 },
  { pattern: /\s/gu, fill: 0 },
];

/**
 * Slices of at most `limit` units, in order, none blank; only white space is left out between them. Cut at blank lines,
 * else lines, sentences, words, and inside a word only when it is longer than a message; never inside a surrogate pair.
 *
 * @param limit UTF-16 units, at least 2
 */
export function splitText(text: string, limit: number): Slice[] {
  const slices: Slice[] = [];
  const end = trimmedEnd(text, 0, text.length);
  for (let start = skipBlank(text, 0); start < end; ) {
    const cut = end - start <= limit ? end : findCut(text, start, limit);
    slices.push({ start, end: trimmedEnd(text, start, cut) });
    start = skipBlank(text, cut);
  }
  return slices;
}

function findCut(text: string, start: number, limit: number): number {
  // One unit more than fits: the space right behind the last fitting word is a good place.
  const window = text.slice(start, start + limit + 1);
  for (const { pattern, fill } of cuts) {
    const last = [...window.matchAll(pattern)].at(-1)?.index ?? 0;
    if (last > 0 && last >= limit * fill) return start + last;
  }
  return start + wholeCharacters(window, limit);
}

/** As many units of `window` as fit without parting a surrogate pair or an accent from its letter. */
function wholeCharacters(window: string, limit: number): number {
  for (let at = limit; at > Math.max(1, limit - 32); at -= 1) {
    const next = window.slice(at);
    if (!/^[\uDC00-\uDFFF\p{M}\u200D]/u.test(next) && !/[\uD800-\uDBFF\u200D]$/u.test(window.slice(0, at))) return at;
  }
  return /[\uD800-\uDBFF]$/u.test(window.slice(0, limit)) ? limit - 1 : limit;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text.charAt(at))) at += 1;
  return at;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/u.test(text.charAt(at - 1))) at -= 1;
  return at;
}
