/**
 * Text with marks as ranges over it, the way Telegram itself keeps a message. Cutting works on the text alone, and HTML
 * is written last, so that a tag can never be cut in two or left open.
 */

export type Mark = { tag: 'b' | 'i' } | { tag: 'a'; href: string };

/** From `start` to before `end`, in UTF-16 units. */
export type Range = { start: number; end: number; mark: Mark };

/** Ranges lie apart or inside one another; they never half overlap. */
export type RichText = { text: string; ranges: Range[] };

/** Telegram's HTML knows four named entities; these three are the ones that text must not hold. */
const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>]/gu, (char) => escaped[char] ?? char);
const escapeAttribute = (text: string): string => text.replace(/[&<>"]/gu, (char) => escaped[char] ?? char);

const opening = (mark: Mark): string =>
  mark.tag === 'a' ? `<a href="${escapeAttribute(mark.href)}">` : `<${mark.tag}>`;

/** The piece from `from` to before `to` as Telegram's HTML; marks that reach beyond it are closed at its ends. */
export function toHtml({ text, ranges }: RichText, from = 0, to = text.length): string {
  const inside = ranges
    .map((range) => ({ ...range, start: Math.max(range.start, from), end: Math.min(range.end, to) }))
    .filter((range) => range.start < range.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const open: Range[] = [];
  let html = '';
  let at = from;
  const writeTo = (position: number): void => {
    html += escapeHtml(text.slice(at, position));
    at = position;
  };
  const closeUpTo = (position: number): void => {
    for (let last = open.at(-1); last && last.end <= position; last = open.at(-1)) {
      writeTo(last.end);
      html += `</${last.mark.tag}>`;
      open.pop();
    }
  };
  for (const range of inside) {
    closeUpTo(range.start);
    writeTo(range.start);
    html += opening(range.mark);
    open.push(range);
  }
  closeUpTo(to);
  writeTo(to);
  return html;
}

/** Telegram's HTML back to plain words, links written out: the second try when Telegram cannot read the first. */
export const htmlToPlain = (html: string): string =>
  html
    .replace(/<a href="([^"]*)">(.*?)<\/a>/gsu, '$2 ($1)')
    .replace(/<[^>]*>/gu, '')
    .replace(
      /&(lt|gt|quot|amp);/gu,
      (_, name: 'lt' | 'gt' | 'quot' | 'amp') => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name],
    );
