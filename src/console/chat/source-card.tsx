import { VisuallyHidden } from '@mantine/core';
import { type Facet, facetLabels } from '../../domain/facets.js';
import { OpenIcon } from './icons.js';
import { webAddress } from './linkify.js';
import classes from './source-card.module.css';
import { dataDate } from './time.js';
import type { Citation } from './types.js';

interface Source extends Omit<Citation, 'section'> {
  sections: string[];
}

/** Where the answer stands, quietly: the official name to open, and below it what a clerk would ask for. */
export function SourceCard({ citations }: { citations: Citation[] }) {
  return (
    <div className={classes.card}>
      <p className={classes.label}>Nguồn</p>
      {merged(citations).map((source) => (
        <div key={source.code + source.url} className={classes.source}>
          <SourceName name={source.name} url={source.url} />
          <dl className={classes.facts}>
            {!source.code.startsWith('faq:') && <Fact label="Mã thủ tục" value={source.code} />}
            <Fact label="Mục" value={source.sections.map(sectionLabel).join(', ')} />
            {source.decision !== undefined && <Fact label="Quyết định" value={source.decision} />}
            <Fact label="Dữ liệu đến" value={dataDate(source.asOf)} />
          </dl>
        </div>
      ))}
    </div>
  );
}

/** A section is a facet's code, or `overview`. */
const sectionLabel = (section: string): string => facetLabels[section as Facet] ?? 'Tổng quan';

function SourceName({ name, url }: { name: string; url: string }) {
  const href = webAddress(url);
  if (!href) return <p className={classes.name}>{name}</p>;
  return (
    <a className={classes.name} href={href} target="_blank" rel="noopener noreferrer">
      {name}
      {/* Joined to the last word, so that the sign never stands alone on a line. */}
      {'\u00a0'}
      <OpenIcon size="0.9em" />
      <VisuallyHidden> (mở trang mới)</VisuallyHidden>
    </a>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** One procedure cited for its fee and for its time limit is one source with two sections. */
function merged(citations: Citation[]): Source[] {
  const sources = new Map<string, Source>();
  for (const { section, ...citation } of citations) {
    const key = citation.code + citation.url;
    const known = sources.get(key);
    if (!known) sources.set(key, { ...citation, sections: [section] });
    else if (!known.sections.includes(section)) known.sections.push(section);
  }
  return [...sources.values()];
}
