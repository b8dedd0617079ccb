import type { DrawRules } from '../../core/model/draw-rules.ts';
import type { Entity } from '../../core/model/entity.ts';
import type { IsoDate } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { DecodingContext } from '../../core/tabular/decoding.ts';
import { decodeEntities } from '../../core/tabular/entity-list.ts';
import { decodeInspectors, type RosterOfficer } from '../../core/tabular/inspector-list.ts';
import { readLayout } from '../../core/tabular/list-reading.ts';
import type { RowFault } from '../../core/tabular/row-fault.ts';
import { SUIZHOU_TOWNS } from '../../core/tabular/suizhou-towns.ts';
import { sampleItems } from '../draw/offline-office.ts';
import { type InputFault, readListFile } from '../lists/list-file.ts';
import type { SampleWorkspace } from '../sample/sample-workspace.ts';
import { readTaskTable } from '../task/task-table.ts';

/** What the demonstration draws from. */
export interface DemoLists {
  readonly source: string;
  readonly entities: readonly Entity[];
  readonly filledRows: number;
  readonly faults: readonly RowFault[];
  readonly officers: readonly RosterOfficer[];
  readonly rules: DrawRules;
}

/** The sample's lists and task, with somebody's own list of entities when one is given. Faulty rows are left out. */
export async function demoLists(
  sample: SampleWorkspace,
  today: IsoDate,
  entitiesFile: string | null,
): Promise<Result<DemoLists, InputFault>> {
  const { departments, districts } = sample;
  const context: DecodingContext = {
    departments,
    districts,
    towns: SUIZHOU_TOWNS,
    inferDistricts: true,
    today,
    entityIds: new Map(),
  };
  const entities = await readEntities(sample, context, entitiesFile);
  if (!entities.ok) return entities;
  const officers = readSampleOfficers(sample, context);
  return ok({ ...entities.value, officers, rules: rulesFor(sample, entitiesFile !== null) });
}

async function readEntities(
  sample: SampleWorkspace,
  context: DecodingContext,
  file: string | null,
): Promise<Result<Pick<DemoLists, 'source' | 'entities' | 'filledRows' | 'faults'>, InputFault>> {
  if (file !== null) {
    const read = await readListFile(file, 'entities', (block, header, mapping) =>
      decodeEntities(block, header, mapping, context),
    );
    if (!read.ok) return read;
    const { rows, filledRows, faults } = read.value.list;
    if (rows.length === 0) return fail({ kind: 'rows', file: read.value.file, sheet: read.value.sheet, faults });
    return ok({ source: read.value.file, entities: rows.map(({ value }) => value), filledRows, faults });
  }
  const block = { top: 0, left: 0, rows: sample.sheets.entities.rows };
  const layout = readLayout(block, 'entities');
  if (!layout.ok) throw new Error('the sample entity list has no header');
  const { rows, filledRows, faults } = decodeEntities(block, layout.value.header, layout.value.mapping, context);
  return ok({ source: '虚构示例名录', entities: rows.map(({ value }) => value), filledRows, faults });
}

function readSampleOfficers(sample: SampleWorkspace, context: DecodingContext): readonly RosterOfficer[] {
  const block = { top: 0, left: 0, rows: sample.sheets.inspectors.rows };
  const layout = readLayout(block, 'inspectors');
  if (!layout.ok) throw new Error('the sample inspector list has no header');
  return decodeInspectors(block, layout.value.header, layout.value.mapping, context).rows.map(({ value }) => value);
}

/** The sample's task; for a list of one's own, of which nothing is known, the whole of it, by district. */
function rulesFor(sample: SampleWorkspace, ownList: boolean): DrawRules {
  const { departments, districts } = sample;
  const rules = readTaskTable(sample.sheets.task.rows, { departments, districts, items: sampleItems(sample) });
  if (!rules.ok) throw new Error('the sample task is not readable');
  return ownList ? { ...rules.value, filters: [], stratifyBy: ['district'] } : rules.value;
}
