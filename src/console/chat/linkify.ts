/** Finds web addresses and Vietnamese phone numbers in plain text, so that they can be tapped. */
export interface Segment {
  text: string;
  /** Only ever `https:` or `tel:`. */
  href?: string;
}

const patterns = [
  String.raw`https:\/\/[^\s<>"“”]+`,
  // Addresses as public offices print them, without a scheme.
  String.raw`(?:[a-z0-9-]+\.)+gov\.vn(?:\/[^\s<>"“”]*)?`,
  // 1900 1234, 1800.6868, 1900 55 88 85
  String.raw`1[89]00(?:(?:[ .-]?\d){6}|(?:[ .-]?\d){4})`,
  // +84 277 3563 362
  String.raw`\+84[ .-]?(?:2(?:[ .-]?\d){9}|[35789](?:[ .-]?\d){8})`,
  // Landlines, eleven digits: 0277.3563.362, (0277) 3563 362, 024 3825 3536
  String.raw`(?:\(02\d\d\)|02\d\d)(?:[ .-]?\d){7}|(?:\(02\d\)|02\d)(?:[ .-]?\d){8}`,
  // Mobiles: 0912 345 678, 0912.34.56.78
  String.raw`0[35789]\d(?:[ .-]?\d){7}`,
];
// A capturing group of its own instead of a lookbehind, which Safari before 16.4 cannot even parse.
const linkable = new RegExp(`(${patterns.join('|')})`, 'gi');

export function linkify(text: string): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(linkable)) {
    const shown = trimmed(match[0]);
    const start = match.index;
    if (!standsAlone(text, start, start + shown.length)) continue;
    if (start > end) segments.push({ text: text.slice(end, start) });
    segments.push({ text: shown, href: hrefOf(shown) });
    end = start + shown.length;
  }
  if (end < text.length) segments.push({ text: text.slice(end) });
  return segments;
}

/** A citation's address for a link, or nothing where it is not a web address. */
export function webAddress(url: string): string | undefined {
  return /^https?:\/\//i.test(url) ? url : undefined;
}

function hrefOf(shown: string): string {
  if (/^https:/i.test(shown)) return shown;
  if (/gov\.vn/i.test(shown)) return `https://${shown}`;
  return `tel:${shown.replace(/[^\d+]/g, '')}`;
}

/** Not a piece of a longer number, a dossier code, an e-mail address or a sum such as 1.900.000. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  return !/[\p{L}\p{N}@_/]$|[\p{L}\p{N}][.,-]$/u.test(before) && !/^[\p{L}\p{N}@_]|^[.,/-]\p{N}/u.test(after);
}

/** The full stop or bracket after an address belongs to the sentence. */
function trimmed(match: string): string {
  return /^[\d+(]/.test(match) ? match : match.replace(/[.,;:!?'’)\]}]+$/, '');
}
