/** An utterance as runs of words between punctuation, each word with its place in the text. */
import { readDigits } from './digits.js';

export interface Segment {
  /** Lower case, composed. */
  words: string[];
  /** Where each word stands in the text: start and end. */
  spans: [number, number][];
}

/** What a reader makes of the words from a place on. */
export interface Reading {
  /** How many words it covers. */
  length: number;
  /** Their written form; absent: they stay as they are and start no other number. */
  text?: string;
}

export type Reader = (words: readonly string[], at: number) => Reading | undefined;

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

export function segments(text: string): Segment[] {
  const found: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(wordPattern)) {
    const last = found.at(-1);
    const gap = text.slice(end, match.index);
    const word = match[0].normalize('NFC').toLowerCase();
    const start = match.index;
    end = start + match[0].length;
    if (last && gap.trim() === '') {
      last.words.push(word);
      last.spans.push([start, end]);
    } else found.push({ words: [word], spans: [[start, end]] });
  }
  return joinTelephones(found, text);
}

const longestTelephone = 12;
/** What a transcript puts between the groups of a number. */
const groupGap = /^\s?[,.-]\s?$/u;

/** Telephone numbers are said in groups: "không chín một hai, ba bốn năm, sáu bảy tám" is one run. */
function joinTelephones(parts: Segment[], text: string): Segment[] {
  const joined: Segment[] = [];
  for (let at = 0; at < parts.length; ) {
    const length = groupsOfTelephone(parts, at, text);
    const group = parts.slice(at, at + length);
    if (length === 1) joined.push(...group);
    else joined.push({ words: group.flatMap((part) => part.words), spans: group.flatMap((part) => part.spans) });
    at += length;
  }
  return joined;
}

function groupsOfTelephone(parts: Segment[], at: number, text: string): number {
  let digits = trailingDigits(parts[at] as Segment);
  if (!/^(?:0\d|1[89])/u.test(digits)) return 1;
  for (let length = 1; length < longestTelephone; length++) {
    const [before, next] = [parts[at + length - 1], parts[at + length]];
    if (!before || !next) return 1;
    const gap = text.slice(before.spans.at(-1)?.[1], next.spans[0]?.[0]);
    const group = groupGap.test(gap) ? readDigits(next.words) : undefined;
    if (!group) return 1;
    digits += group.digits;
    if (/^0\d{9,11}$|^1[89]00\d{4,6}$/u.test(digits)) {
      const following = group.length === next.words.length ? parts[at + length + 1] : undefined;
      const more = following && readDigits(following.words);
      const goesOn = more && groupGap.test(text.slice(next.spans.at(-1)?.[1], following.spans[0]?.[0]));
      if (!goesOn || digits.length + more.digits.length > longestTelephone) return length + 1;
    }
    if (digits.length >= longestTelephone || group.length < next.words.length) return 1;
  }
  return 1;
}

/** The digits that a segment ends with, "" where it ends with another word. */
function trailingDigits(segment: Segment): string {
  for (let start = Math.max(0, segment.words.length - longestTelephone); start < segment.words.length; start++) {
    const read = readDigits(segment.words, start);
    if (read && start + read.length === segment.words.length) return read.digits;
  }
  return '';
}
