/** A reply as plain text, for channels without markup, the terminal and checks. */
import type { Block, Citation, Reply } from '../../domain/message.js';
import { dateWords } from './wording.js';

export const sourceLine = (citation: Citation): string =>
  `Nguồn: ${citation.name} (mã ${citation.code})${citation.decision ? `, Quyết định ${citation.decision}` : ''}, dữ liệu ${dateWords(citation.asOf)}`;

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.text;
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${item}`).join('\n');
    case 'source':
      return `${sourceLine(block.citation)}\n${block.citation.url}`;
  }
}

/** Blocks parted by an empty line, a list close under its lead-in; choices are not included. */
export function plainText(reply: Reply): string {
  return reply.blocks
    .map((block, index) => (index === 0 ? '' : block.type === 'list' ? '\n' : '\n\n') + blockText(block))
    .join('');
}
