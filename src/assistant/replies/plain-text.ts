/** A reply as plain text, for channels without markup, the terminal and checks. */
import type { Block, Citation, Reply } from '../../domain/message.js';
import { dateWords } from '../../language/dates.js';

export const sourceLine = ({ name, code, decision, asOf }: Citation): string =>
  `Nguồn: ${name}${isProcedure(code) ? ` (mã ${code})` : ''}${decision ? `, Quyết định ${decision}` : ''}, dữ liệu ${dateWords(asOf)}`;

/** A frequent question is cited by its source alone: its code is ours. */
const isProcedure = (code: string): boolean => !code.startsWith('faq:');

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
