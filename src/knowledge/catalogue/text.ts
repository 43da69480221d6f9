/** Cleaning of catalogue text: one Unicode form, no invisible characters, plain spaces. */

/** Zero-width characters, direction marks, soft hyphens and byte order marks: invisible, but they break search. */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/gu;
/** Bullets of Word's symbol fonts, stored in the private-use area. */
const symbolFont = /[\uE000-\uF8FF]/gu;
/** UTF-8 read as Windows-1252 leaves these pairs: "Thá»§ tá»¥c" for "Thủ tục". */
const mojibake = /[\u00C2-\u00C6\u00E1][\u0080-\u00BF\u2018-\u203A\u0152-\u017E\u02C6\u02DC\u20AC\u2122]/u;

/** Windows-1252 characters of bytes 0x80–0x9F that are not Latin-1. */
const windows1252 = new Map(
  [...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'].map((character, index) => {
    const bytes = [
      0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96,
      0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
    ];
    return [character, bytes[index] ?? 0] as const;
  }),
);

/** Undoes UTF-8 read as Windows-1252; gives the text back unchanged unless every byte fits. */
function undoMojibake(text: string): string {
  if (!mojibake.test(text)) return text;
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const byte = code <= 0xff ? code : windows1252.get(character);
    if (byte === undefined) return text;
    bytes.push(byte);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}

/** NFC without invisible characters or mojibake. Line breaks and indents stay: they carry the record's structure. */
export function repairUnicode(raw: string): string {
  const lines = mojibake.test(raw) ? raw.split('\n').map(undoMojibake).join('\n') : raw;
  return lines.replace(symbolFont, '-').replace(invisible, '').normalize('NFC');
}

/** One line: every run of white space becomes a single space. Lone spaces, nearly all of them, are left untouched. */
export const oneLine = (text: string): string =>
  text
    .replace(/[^\S ]+/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim();

/** Text with its line breaks, single spaces and no blank lines. */
export const tidyLines = (text: string): string =>
  text
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n');

/** The portal's ways to leave a field empty. */
export const isBlank = (text: string): boolean =>
  text.length < 80 && /^(từ khóa: )?(không có thông tin[^.]{0,40}\.?|-|\.|)$/iu.test(oneLine(text));

/** Drops list marks at the start of a line: dashes, plus signs, bullets, stars. */
export const stripBullet = (text: string): string => text.replace(/^[\s\-–—+*•·●▪,.;"]+/u, '').trim();

/** Drops the given characters at the end. A loop, since a regular expression tries every run of them in the text. */
export function trimTail(text: string, characters = ' \n.,;:'): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Shortens to a limit at a word's end, with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const space = cut.lastIndexOf(' ');
  return `${trimTail(cut.slice(0, space > limit / 2 ? space : limit))}…`;
}
