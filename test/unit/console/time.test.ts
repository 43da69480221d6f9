import { describe, expect, it } from 'vitest';
import { clockTime, dataDate, dayKey, dayName } from '../../../src/console/chat/time.js';

// Vietnam is seven hours ahead of UTC, all year: its day changes at 17:00 UTC.
describe('moments are read in Vietnam', () => {
  it.each([
    ['2026-11-23T07:05:00.000Z', '14:05'],
    ['2026-11-23T17:00:00.000Z', '00:00'],
    ['2026-11-23T16:59:59.999Z', '23:59'],
  ])('%s is %s o’clock', (at, expected) => {
    expect(clockTime(at)).toBe(expected);
  });

  it('parts the days at midnight there', () => {
    expect(dayKey('2026-11-23T16:59:59Z')).toBe('2026-11-23');
    expect(dayKey('2026-11-23T17:00:00Z')).toBe('2026-11-24');
    expect(dayKey(Date.parse('2026-12-31T18:00:00Z'))).toBe('2027-01-01');
  });
});

describe('dayName', () => {
  const now = Date.parse('2026-11-24T01:00:00Z'); // 08:00 on Tuesday the 24th

  it.each([
    ['2026-11-24T00:30:00Z', 'Hôm nay'],
    ['2026-11-23T17:01:00Z', 'Hôm nay'],
    ['2026-11-23T16:59:00Z', 'Hôm qua'],
    ['2026-11-22T17:00:00Z', 'Hôm qua'],
    ['2026-11-22T05:00:00Z', 'Chủ Nhật, 22/11/2026'],
    ['2025-11-24T05:00:00Z', 'Thứ Hai, 24/11/2025'],
  ])('%s is %s', (at, expected) => {
    expect(dayName(at, now)).toBe(expected);
  });
});

it.each([
  ['2026-07-31', '31/7/2026'],
  ['2026-07', 'tháng 7/2026'],
  ['2025-12-01', '1/12/2025'],
])('dataDate: %s is %s', (asOf, expected) => {
  expect(dataDate(asOf)).toBe(expected);
});
