/**
 * A question about getting things done (accounts, uploads, payment, post, complaints …) that is no procedure of its own,
 * with its answer in plain words and where every fact was read. File: `knowledge/faq/<id>.md`.
 */
import { z } from 'zod';
import { FactSource } from './locality.js';
import { IsoDate, ProcedureCode } from './procedure.js';

const text = z.string().trim().min(1);

export const faqIdPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const FaqTopic = z.enum([
  'account',
  'vneid',
  'online-filing',
  'payment',
  'upload',
  'signature',
  'postal',
  'result',
  'receipt',
  'offices',
  'complaint',
  'reform',
  'rights',
]);
export type FaqTopic = z.infer<typeof FaqTopic>;

/** A page to open: `label` is what the citizen reads, e.g. "Cổng Dịch vụ công quốc gia". */
export const FaqLink = z.strictObject({ label: text, url: z.url() });
export type FaqLink = z.infer<typeof FaqLink>;

export const Faq = z.strictObject({
  id: z.string().regex(faqIdPattern, 'id chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ quen-mat-khau-vneid'),
  /** The question in one plain sentence. */
  question: text,
  /** Everyday wordings, with accents, of the North, the Centre and the South. */
  aliases: z.array(text).min(6, 'cần ít nhất 6 cách hỏi thường gặp'),
  topic: FaqTopic,
  /** Blocks in reading order: a plain paragraph on one line, or a list whose every line begins with "- ". */
  answer: z.array(text).min(1),
  /** What to do, in order; a renderer numbers them. */
  steps: z.array(text).default([]),
  links: z.array(FaqLink).default([]),
  /** Procedures a reader is likely to need next. */
  relatedCodes: z.array(ProcedureCode).default([]),
  /** Whom to call or visit, each with its number or place in words. */
  contacts: z.array(text).default([]),
  /** Date of the facts, not of the writing: where sources differ in age, of the newest the answer leans on. */
  asOf: IsoDate,
  sources: z.array(FactSource).min(1),
  /** Who looked last, and what could not be confirmed. */
  checked: z.strictObject({ on: IsoDate, notes: z.array(text).default([]) }),
});
export type Faq = z.infer<typeof Faq>;

/** A frequent question where a procedure's code would stand: "faq:quen-mat-khau-vneid". */
export const faqCode = (faq: Pick<Faq, 'id'>): string => `faq:${faq.id}`;

/** Front matter of `knowledge/faq/<id>.md`. The body of the file becomes `answer`. */
export const FaqFrontMatter = Faq.omit({ answer: true });
export type FaqFrontMatter = z.infer<typeof FaqFrontMatter>;
