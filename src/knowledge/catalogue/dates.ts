/** Dates in fee notes: until when a reduced fee holds. */

export interface Window {
  /** Last day, `YYYY-MM-DD`. */
  end: string;
  /** It had ended before the data was published. */
  past: boolean;
}

const until = /đến\s+(?:hết\s+)?(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/giu;
const two = (digits: string): string => digits.padStart(2, '0');

/** `31/12/2026` for `2026-12-31`. */
export const inVietnamese = (date: string): string => date.split('-').reverse().join('/');

/**
 * Every "đến hết ngày 31/12/2026" in a text.
 * @param asOf `YYYY-MM` or `YYYY-MM-DD`; a month counts from its first day, so that nothing ends too early
 */
export function findWindows(text: string, asOf: string): Window[] {
  const from = asOf.length === 7 ? `${asOf}-01` : asOf;
  return [...text.matchAll(until)]
    .filter((match) => Number(match[1]) <= 31 && Number(match[2]) <= 12)
    .map((match) => {
      const end = `${match[3]}-${two(match[2] ?? '')}-${two(match[1] ?? '')}`;
      return { end, past: end < from };
    });
}
