import { Fragment } from 'react';
import classes from './blocks.module.css';
import { linkify } from './linkify.js';

/** Plain text in which web addresses and phone numbers can be tapped. Never HTML. */
export function LinkedText({ text }: { text: string }) {
  return linkify(text).map(({ text: shown, href }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
    if (!href) return <Fragment key={index}>{shown}</Fragment>;
    const page = href.startsWith('https:') ? { target: '_blank', rel: 'noopener noreferrer' } : {};
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
      <a key={index} href={href} {...page} className={page.target ? classes.link : `${classes.link} ${classes.phone}`}>
        {shown}
      </a>
    );
  });
}
