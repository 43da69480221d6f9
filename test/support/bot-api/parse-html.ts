/** Telegram's HTML subset, as strict as the Bot API: https://core.telegram.org/bots/api#html-style */
import { badRequest } from './refusal.js';

export interface Entity {
  type: string;
  /** UTF-16 units. */
  offset: number;
  length: number;
  url?: string;
}

// biome-ignore format: a plain table
const types: Record<string, string> = {
  b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', ins: 'underline', s: 'strikethrough', strike: 'strikethrough',
  del: 'strikethrough', a: 'text_link', code: 'code', pre: 'pre', blockquote: 'blockquote', 'tg-spoiler': 'spoiler', span: 'spoiler',
};

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Unknown names stay as they are written, as Telegram leaves them. */
const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? '0', 16));
  });

/** @throws Refusal (400, can't parse entities) for an unknown, unclosed, crossed or half-written tag */
export function parseHtml(html: string): { text: string; entities: Entity[] } {
  const entities: Entity[] = [];
  const open: Array<{ name: string; entity: Entity }> = [];
  let text = '';
  let at = 0;
  const fail = (what: string): never => {
    throw badRequest(`can't parse entities: ${what} at byte offset ${Buffer.byteLength(html.slice(0, at))}`);
  };
  while (at < html.length) {
    const bracket = html.indexOf('<', at);
    if (bracket !== at) {
      const end = bracket < 0 ? html.length : bracket;
      text += decode(html.slice(at, end));
      at = end;
      continue;
    }
    const tag = /^<(\/?)([a-z][a-z\d-]*)([^<>]*)>/iu.exec(html.slice(at, at + 4096));
    if (!tag) return fail('Unsupported start tag ""');
    const [whole, slash, rawName = '', attributes = ''] = tag;
    const name = rawName.toLowerCase();
    const type = types[name] ?? fail(`Unsupported start tag "${name}"`);
    if (slash) {
      const last = open.pop();
      if (last?.name !== name)
        return fail(last ? `Unmatched end tag, expected "</${last.name}>", found "</${name}>"` : 'Unexpected end tag');
      last.entity.length = text.length - last.entity.offset;
      if (last.entity.length > 0) entities.push(last.entity);
    } else {
      const href = /href="([^"]*)"/u.exec(attributes)?.[1];
      open.push({ name, entity: { type, offset: text.length, length: 0, ...(href ? { url: decode(href) } : {}) } });
    }
    at += whole.length;
  }
  const left = open.at(-1);
  if (left) return fail(`Can't find end tag corresponding to start tag "${left.name}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}
