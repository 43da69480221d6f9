import classes from './blocks.module.css';
import { LinkedText } from './linked-text.js';
import { SourceCard } from './source-card.js';
import type { Block, Citation } from './types.js';

type Part = Exclude<Block, { type: 'source' }> | { type: 'sources'; citations: Citation[] };

/** The body of a message. Sources that follow each other share a card. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  return (
    <div className={classes.blocks}>
      {withSourcesTogether(blocks).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a message never change
        <PartView key={index} part={part} />
      ))}
    </div>
  );
}

function PartView({ part }: { part: Part }) {
  switch (part.type) {
    case 'paragraph':
      return (
        <p className={classes.paragraph}>
          <LinkedText text={part.text} />
        </p>
      );
    case 'heading':
      return <h3 className={classes.heading}>{part.text}</h3>;
    case 'list': {
      const List = part.ordered ? 'ol' : 'ul';
      return (
        // Safari does not tell VoiceOver of a list without markers unless the role is written out.
        <List className={part.ordered ? classes.ordered : classes.unordered} role="list">
          {part.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a list never change
            <li key={index}>
              <span>
                <LinkedText text={item} />
              </span>
            </li>
          ))}
        </List>
      );
    }
    case 'sources':
      return <SourceCard citations={part.citations} />;
  }
}

function withSourcesTogether(blocks: Block[]): Part[] {
  const parts: Part[] = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (block.type !== 'source') parts.push(block);
    else if (last?.type === 'sources') last.citations.push(block.citation);
    else parts.push({ type: 'sources', citations: [block.citation] });
  }
  return parts;
}
