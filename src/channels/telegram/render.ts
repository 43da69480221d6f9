/** A reply as Telegram messages: HTML, within 4,096 characters each, buttons under the last one. */

import type { Block, Choice, Citation, Reply } from '../../domain/message.js';
import { dateWords } from '../../language/dates.js';
import { type Range, type RichText, toHtml } from './rich-text.js';
import { splitText } from './split-text.js';

/** Plain JSON: it waits in the outbox. `text` is HTML. Types, not interfaces, so that it is an OutboundPart as it is. */
export type TelegramPart = { text: string; parse_mode: 'HTML'; reply_markup?: InlineKeyboard };
export type InlineKeyboard = { inline_keyboard: InlineButton[][] };
export type InlineButton = { text: string; callback_data: string };

/**
 * https://core.telegram.org/bots/api#sendmessage: "1-4096 characters after entities parsing". Counted here in UTF-16
 * units, as message entities are; where Telegram counts code points, this is on the safe side.
 */
export const textLimit = 4096;
/** https://core.telegram.org/bots/api#inlinekeyboardbutton: callback_data, 1-64 bytes. */
export const payloadLimit = 64;
/** Two labels of this length still stand side by side on a small phone. */
const shortLabel = 20;

/** @throws RangeError for a button payload over 64 bytes: a bug of ours that Telegram would refuse the message for */
export function renderTelegram(reply: Reply): TelegramPart[] {
  const keyboard = keyboardOf(reply.choices);
  const rich = richText(reply.blocks);
  // Telegram takes no message without text, and so no buttons on their own.
  const shown: RichText = rich.text || !keyboard ? rich : { text: 'Anh/chị chọn giúp em:', ranges: [] };
  const slices = splitText(shown.text, textLimit);
  return slices.map(({ start, end }, index) => ({
    text: toHtml(shown, start, end),
    parse_mode: 'HTML',
    ...(keyboard && index === slices.length - 1 ? { reply_markup: keyboard } : {}),
  }));
}

function richText(blocks: Block[]): RichText {
  let text = '';
  const ranges: Range[] = [];
  let previous: Block['type'] | undefined;
  for (const block of blocks) {
    const piece = pieceOf(block);
    // A block of nothing but invisible characters would be an empty message to Telegram.
    if (!/[^\s\p{C}]/u.test(piece.text)) continue;
    // A list stays close under its lead-in and a text under its heading, so that a cut at a blank line never parts them.
    if (previous) text += block.type === 'list' || previous === 'heading' ? '\n' : '\n\n';
    for (const range of piece.ranges)
      ranges.push({ ...range, start: range.start + text.length, end: range.end + text.length });
    text += piece.text;
    previous = block.type;
  }
  return { text, ranges };
}

function pieceOf(block: Block): RichText {
  switch (block.type) {
    case 'paragraph':
      return { text: block.text.trim(), ranges: [] };
    case 'heading': {
      const text = block.text.trim();
      return { text, ranges: [{ start: 0, end: text.length, mark: { tag: 'b' } }] };
    }
    case 'list':
      return {
        text: block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${item.trim()}`).join('\n'),
        ranges: [],
      };
    case 'source':
      return sourcePiece(block.citation);
  }
}

/** One italic paragraph; the link shows the site's own name, so that the citizen sees where it leads. */
function sourcePiece({ code, name, decision, asOf, url }: Citation): RichText {
  const words = `Nguồn: ${name.trim()}${code.startsWith('faq:') ? '' : ` (mã ${code})`}${decision ? `, Quyết định ${decision}` : ''}, dữ liệu ${dateWords(asOf)}`;
  const { protocol, hostname } = new URL(url);
  const text = `${words}, xem ${hostname || url}`;
  const link: Range = {
    start: text.length - (hostname || url).length,
    end: text.length,
    mark: { tag: 'a', href: url },
  };
  const italic: Range = { start: 0, end: text.length, mark: { tag: 'i' } };
  return { text, ranges: /^https?:$/u.test(protocol) ? [italic, link] : [italic] };
}

/** Short labels two a row, long ones on a row of their own; the order stays. */
function keyboardOf(choices: Choice[]): InlineKeyboard | undefined {
  const rows: InlineButton[][] = [];
  let mayJoin = false;
  for (const { label, payload } of choices) {
    const bytes = Buffer.byteLength(payload);
    if (bytes < 1 || bytes > payloadLimit)
      throw new RangeError(`button payload of ${bytes} bytes, Telegram takes 1 to ${payloadLimit}`);
    const button = { text: label.trim() || payload, callback_data: payload };
    const isShort = button.text.length <= shortLabel;
    const row = rows.at(-1);
    if (row && isShort && mayJoin) row.push(button);
    else rows.push([button]);
    mayJoin = isShort && rows.at(-1)?.length === 1;
  }
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
}
