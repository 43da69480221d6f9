/** A procedure as one locality does it: the national record with the locality's overlays laid over it. Pure. */
import type { Locality, Overlay } from '../domain/locality.js';
import type { Filing, Procedure } from '../domain/procedure.js';

/** The overlays that change this procedure, in the file's order. An answer cites each one's own `source`. */
export function overlaysFor(procedure: Procedure, locality: Locality): Overlay[] {
  return locality.overlays.filter((overlay) => overlay.code === procedure.code);
}

const concerns = (overlay: Overlay, filing: Filing): boolean => overlay.way === undefined || overlay.way === filing.way;

/** Notes name the place: without it a reader would take a local rule for the national one. */
function notesFor(overlay: Overlay, filing: Filing, place: string): string[] {
  const notes: string[] = [];
  // A procedure has one `where`, the desk; the place for another way of filing can only be said in that way's note.
  if (overlay.where && overlay.way && overlay.way !== 'desk') notes.push(`nơi nộp tại ${place}: ${overlay.where}`);
  // The portal takes dossiers at any hour, so hours meant for every way do not concern it.
  if (overlay.hours && (overlay.way || filing.way !== 'online')) notes.push(`giờ nhận tại ${place}: ${overlay.hours}`);
  if (overlay.note) notes.push(`tại ${place}: ${overlay.note}`);
  return notes;
}

function localFiling(filing: Filing, overlay: Overlay, place: string): Filing {
  const note = [filing.note, ...notesFor(overlay, filing, place)].filter(Boolean).join('; ');
  return {
    ...filing,
    timeLimit: overlay.timeLimit ?? filing.timeLimit,
    fees: overlay.fees ?? filing.fees,
    ...(note ? { note } : {}),
  };
}

/** Ways the national record lacks: what no overlay says of them stays unknown rather than borrowed from another way. */
function missingWays(procedure: Procedure, overlays: Overlay[]): Filing[] {
  const known = new Set(procedure.filing.map((filing) => filing.way));
  const ways = new Set(overlays.flatMap(({ way }) => (way && !known.has(way) ? [way] : [])));
  return [...ways].map((way) => ({ way, timeLimit: { unit: 'not_stated' }, fees: [{ kind: 'unknown' }] }));
}

function withOverlay(procedure: Procedure, overlay: Overlay, place: string): Procedure {
  const filing = procedure.filing.map((entry) =>
    concerns(overlay, entry) ? localFiling(entry, overlay, place) : entry,
  );
  const desk = overlay.way === undefined || overlay.way === 'desk';
  return { ...procedure, filing, ...(desk && overlay.where ? { where: overlay.where } : {}) };
}

/**
 * The procedure as this locality does it. A fact the overlays leave out stays national; an overlay for one way of
 * filing wins over one for every way, whatever their order. `asOf` and `source` still speak for the national record.
 * @returns a new procedure, or the given one when nothing differs here; the input is never changed
 */
export function applyOverlay(procedure: Procedure, locality: Locality): Procedure {
  const overlays = overlaysFor(procedure, locality);
  if (overlays.length === 0) return procedure;
  const everyWay: Procedure = { ...procedure, filing: [...procedure.filing, ...missingWays(procedure, overlays)] };
  const general = overlays.filter((overlay) => overlay.way === undefined);
  const specific = overlays.filter((overlay) => overlay.way !== undefined);
  return [...general, ...specific].reduce((local, overlay) => withOverlay(local, overlay, locality.name), everyWay);
}
