/** Dates and times as people in Vietnam read them, wherever the phone thinks it is. */
const timeZone = 'Asia/Ho_Chi_Minh';

const clock = new Intl.DateTimeFormat('vi-VN', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
const longDay = new Intl.DateTimeFormat('vi-VN', {
  timeZone,
  weekday: 'long',
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
});

/** "14:05" */
export function clockTime(at: string): string {
  return clock.format(new Date(at));
}

/** "2026-11-23": equal for two moments of the same Vietnamese day. */
export function dayKey(at: string | number): string {
  return isoDay.format(new Date(at));
}

/** "Hôm nay", "Hôm qua" or "Thứ Hai, 23/11/2026". */
export function dayName(at: string, now: number = Date.now()): string {
  const day = dayKey(at);
  if (day === dayKey(now)) return 'Hôm nay';
  if (day === dayKey(now - 24 * 3600_000)) return 'Hôm qua';
  return longDay.format(new Date(at));
}

/** "2026-07-31" → "31/7/2026"; "2026-07", where the source names no day, → "tháng 7/2026". */
export function dataDate(asOf: string): string {
  const [year, month, day] = asOf.split('-').map(Number);
  return day ? `${day}/${month}/${year}` : `tháng ${month}/${year}`;
}
