/**
 * A place the project serves, as people call it, with the unit that answers for it today, how to reach its staff, and
 * what it does differently from the national rule (an overlay). File: `knowledge/localities/<id>.yaml`.
 */
import { z } from 'zod';
import { Fee, FilingWay, IsoDate, ProcedureCode, TimeLimit } from './procedure.js';

const text = z.string().trim().min(1);

/** Where a fact was read and of what date; `note` says what it covers or why it may be stale. */
export const FactSource = z.strictObject({
  title: text,
  url: z.url().optional(),
  asOf: IsoDate,
  note: text.optional(),
});

export type FactSource = z.infer<typeof FactSource>;

export const Contact = z.strictObject({
  name: text,
  address: text.optional(),
  phone: text.optional(),
  email: z.email().optional(),
  hours: text.optional(),
  note: text.optional(),
});
export type Contact = z.infer<typeof Contact>;

/** What a locality does differently for one procedure. A field that is absent keeps the national fact. */
export const Overlay = z.strictObject({
  code: ProcedureCode,
  /** Only for this way of filing; absent: for every way. */
  way: FilingWay.optional(),
  timeLimit: TimeLimit.optional(),
  fees: z.array(Fee).min(1).optional(),
  where: text.optional(),
  hours: text.optional(),
  note: text.optional(),
  source: FactSource,
});
export type Overlay = z.infer<typeof Overlay>;

export const Locality = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** As people say it: "Hồng Ngự". */
  name: text,
  /** What it was before 1 July 2025: "thành phố Hồng Ngự, tỉnh Đồng Tháp". */
  formerNames: z.array(text).min(1),
  province: text,
  /** Communes, wards and special zones that stand there today; empty where not known for certain. */
  presentUnits: z.array(text).default([]),
  unitsNote: text.optional(),
  contacts: z.array(Contact).min(1),
  hours: text.optional(),
  apps: z.array(z.strictObject({ name: text, purpose: text })).default([]),
  services: z.array(text).default([]),
  overlays: z.array(Overlay).default([]),
  sources: z.array(FactSource).min(1),
});
export type Locality = z.infer<typeof Locality>;
