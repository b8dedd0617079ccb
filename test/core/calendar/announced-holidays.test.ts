import { describe, expect, test } from '@jest/globals';
import { announcedHolidays } from '../../../core/calendar/announced-holidays.ts';
import { isCovered, isWorkingDay, workCalendar } from '../../../core/calendar/working-days.ts';
import type { IsoDate } from '../../../core/model/ids.ts';

const calendar = workCalendar(announcedHolidays());
const day = (text: string): IsoDate => text as IsoDate;

describe('announced holidays', () => {
  // 国务院办公厅关于2025年部分节假日安排的通知 (国办发明电〔2024〕12号)
  test.each([
    ['2025-01-26', true],
    ['2025-01-28', false],
    ['2025-02-08', true],
    ['2025-10-07', false],
    ['2025-10-08', false],
    ['2025-10-11', true],
  ])('%s is a working day: %s', (date, expected) => {
    expect(isWorkingDay(calendar, day(date))).toBe(expected);
  });

  test('no year is claimed that was not announced', () => {
    expect(isCovered(calendar, day('2026-06-01'))).toBe(true);
    expect(isCovered(calendar, day('2027-01-01'))).toBe(false);
  });
});
