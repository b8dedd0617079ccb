import { announcedHolidays } from '../../core/calendar/announced-holidays.ts';
import { chinaDate } from '../../core/calendar/civil-date.ts';
import { workCalendar } from '../../core/calendar/working-days.ts';
import { instantAt } from '../../core/model/instant.ts';
import type { InspectionItem } from '../../core/model/inspection-item.ts';
import { decodeItems } from '../../core/tabular/item-list.ts';
import { readLayout } from '../../core/tabular/list-reading.ts';
import { sampleWorkspace, type SampleWorkspace } from '../sample/sample-workspace.ts';
import type { OfflineOffice } from './offline-draw.ts';

/** Departments and districts of the founding document, and the sample's items for tasks that bring no item list. */
export function offlineOffice(): OfflineOffice {
  const today = chinaDate(instantAt(Date.now()));
  const sample = sampleWorkspace(today);
  return {
    departments: sample.departments,
    districts: sample.districts,
    items: sampleItems(sample),
    calendar: workCalendar(announcedHolidays()),
    today,
  };
}

/** The sample's item list, decoded. */
export function sampleItems(sample: SampleWorkspace): readonly InspectionItem[] {
  const block = { top: 0, left: 0, rows: sample.sheets.items.rows };
  const layout = readLayout(block, 'items');
  if (!layout.ok) throw new Error('the sample item list has no header');
  const { departments, districts } = sample;
  const context = {
    departments,
    districts,
    towns: [],
    inferDistricts: false,
    today: sample.task.inspectionFrom,
    entityIds: new Map(),
  };
  return decodeItems(block, layout.value.header, layout.value.mapping, context).rows.map(({ value }) => value);
}
