/**
 * An administrative procedure (thủ tục hành chính) as typed facts: the one shape that curated files, the imported
 * national catalogue, search and answers share. Every fact is either known with its source, or said to be unknown.
 */
import { z } from 'zod';

/** National procedure code, e.g. `1.001193`. */
export const procedureCodePattern = /^\d\.\d{6}$/;
export const ProcedureCode = z.string().regex(procedureCodePattern, 'mã thủ tục phải có dạng 1.001193');

/** ISO date `YYYY-MM-DD`, or a month `YYYY-MM` where the source says no day. */
export const IsoDate = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, 'ngày phải có dạng 2026-07 hoặc 2026-07-31');

/** Who handles it. There is no district level since 1 July 2025. */
export const Level = z.enum(['commune', 'province', 'central']);
export type Level = z.infer<typeof Level>;

export const FilingWay = z.enum(['desk', 'online', 'postal']);
export type FilingWay = z.infer<typeof FilingWay>;

const text = z.string().trim().min(1);

/** `not_stated`: the source gives no limit (catalogue unit OTHER); then `note` may carry what the steps say. */
export const TimeLimit = z
  .strictObject({
    amount: z.number().positive().optional(),
    unit: z.enum(['working_day', 'day', 'hour', 'month', 'year', 'same_day', 'not_stated']),
    note: text.optional(),
  })
  .refine((limit) => (limit.amount === undefined) === ['same_day', 'not_stated'].includes(limit.unit), {
    message: 'cần amount với đơn vị này; same_day và not_stated thì không có amount',
  });
export type TimeLimit = z.infer<typeof TimeLimit>;

/** What every kind of fee may carry: the case it applies to, a remark, the last day it holds. */
const feeBase = { case: text.optional(), note: text.optional(), validUntil: IsoDate.optional() };

export const Fee = z.discriminatedUnion('kind', [
  /** A fixed sum. `amount` in đồng unless `currency` says otherwise; `per` names the unit ("lần", "bản", "người"). */
  z.strictObject({
    kind: z.literal('amount'),
    amount: z.number().positive(),
    currency: z.enum(['VND', 'USD', 'EUR']).default('VND'),
    per: text.optional(),
    ...feeBase,
  }),
  /** A price per unit that changes with the count: pages 1–2 at one price, later ones at another, at most `cap`. */
  z.strictObject({
    kind: z.literal('tiered'),
    per: text,
    tiers: z
      .array(z.strictObject({ upTo: z.number().int().positive().optional(), amount: z.number().positive() }))
      .min(1),
    cap: z.number().positive().optional(),
    capPer: text.optional(),
    ...feeBase,
  }),
  z.strictObject({ kind: z.literal('free'), ...feeBase }),
  /** Set by the provincial People's Council: the sum differs by province. Never shown as 0 or as free. */
  z.strictObject({ kind: z.literal('province'), ...feeBase }),
  z.strictObject({ kind: z.literal('unknown'), ...feeBase }),
]);
export type Fee = z.infer<typeof Fee>;

export const Paper = z.strictObject({
  name: text,
  originals: z.number().int().nonnegative().default(0),
  copies: z.number().int().nonnegative().default(0),
  /** submit: handed in; present: shown and taken home again. */
  use: z.enum(['submit', 'present']).default('submit'),
  /** Number of the official form, e.g. "CT01". */
  form: text.optional(),
  /** When this paper is needed at all; absent means always. */
  case: text.optional(),
  note: text.optional(),
});
export type Paper = z.infer<typeof Paper>;

export const Filing = z.strictObject({
  way: FilingWay,
  /** Online only: the whole way online, or a visit is still needed. Absent where the source does not say. */
  service: z.enum(['full', 'partial']).optional(),
  timeLimit: TimeLimit,
  fees: z.array(Fee).min(1),
  note: text.optional(),
});
export type Filing = z.infer<typeof Filing>;

/** Something in the source that a reader should not take at its word, e.g. `district_office`. */
export const Doubt = z.strictObject({ kind: text, note: text });
export type Doubt = z.infer<typeof Doubt>;

export const Procedure = z.strictObject({
  code: z.string().min(1),
  /** Official name, as the deciding authority published it. */
  name: text,
  /** Everyday names: what citizens call it. */
  aliases: z.array(text).default([]),
  field: text,
  level: Level.optional(),
  applicants: z.array(text).default([]),
  papers: z.array(Paper).default([]),
  filing: z.array(Filing).default([]),
  /** Who pays nothing or less. */
  exemptions: z.array(text).default([]),
  /** Where to file, in a citizen's words. */
  where: text.optional(),
  authority: text.optional(),
  results: z.array(text).default([]),
  conditions: z.array(text).default([]),
  steps: z.array(text).default([]),
  legal: z.array(z.strictObject({ number: text, title: text.optional() })).default([]),
  linked: z.array(z.strictObject({ code: ProcedureCode, note: text.optional() })).default([]),
  /** The decision that published this version, e.g. "163/QĐ-BTP". */
  decision: text.optional(),
  /** Date of the data, not of the import. */
  asOf: IsoDate,
  source: z.url(),
  replacedBy: ProcedureCode.optional(),
  effective: z.strictObject({ from: IsoDate.optional(), until: IsoDate.optional() }).optional(),
  /** curated: written and checked by people in `knowledge/`; catalogue: imported as it came, repaired by rule. */
  origin: z.enum(['curated', 'catalogue']),
  doubts: z.array(Doubt).default([]),
  /** Short plain-language summary (curated entries). */
  summary: z.string().default(''),
});
export type Procedure = z.infer<typeof Procedure>;

/** Front matter of `knowledge/procedures/<field>/<code>-<slug>.md`. The body of the file becomes `summary`. */
export const CuratedProcedure = Procedure.omit({ origin: true, doubts: true, summary: true }).extend({
  code: ProcedureCode,
  aliases: z.array(text).min(4, 'cần ít nhất 4 tên thường gọi'),
  level: Level,
  filing: z.array(Filing).min(1),
  decision: text,
  /** Who checked it against what, and which source was taken where they disagree. */
  checked: z.strictObject({ on: IsoDate, against: z.array(text).min(1), notes: z.array(text).default([]) }),
});
export type CuratedProcedure = z.infer<typeof CuratedProcedure>;
