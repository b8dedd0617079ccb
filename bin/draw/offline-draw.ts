import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { inspectWindow, type WindowFault } from '../../core/calendar/inspection-window.ts';
import type { WorkCalendar } from '../../core/calendar/working-days.ts';
import { draw, type DrawFault } from '../../core/draw/draw.ts';
import { type CeilingFault, ceilingFault } from '../../core/draw/item-limits.ts';
import { poolPreview } from '../../core/draw/pool.ts';
import type { Progress } from '../../core/draw/progress.ts';
import type { Seal } from '../../core/draw/seal.ts';
import type { Transcript } from '../../core/draw/transcript.ts';
import type { DepartmentName, DistrictName, DrawRules } from '../../core/model/draw-rules.ts';
import type { Entity } from '../../core/model/entity.ts';
import type { IsoDate } from '../../core/model/ids.ts';
import type { InspectionItem } from '../../core/model/inspection-item.ts';
import type { SealedInspector } from '../../core/model/inspector.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type EntityRoster, entityRoster } from '../../core/roster/entity-roster.ts';
import { officerRoster } from '../../core/roster/officer-roster.ts';
import type { RosterFault } from '../../core/roster/roster-fault.ts';
import type { DecodingContext } from '../../core/tabular/decoding.ts';
import { decodeEntities } from '../../core/tabular/entity-list.ts';
import { decodeInspectors, type RosterOfficer } from '../../core/tabular/inspector-list.ts';
import { decodeItems } from '../../core/tabular/item-list.ts';
import type { ListKind } from '../../core/tabular/list-kind.ts';
import type { Sheet } from '../../excel-addin/files/workbook-file.ts';
import { SUIZHOU_TOWNS } from '../../core/tabular/suizhou-towns.ts';
import { type InputFault, type ListFile, readListFile, readSheets, usableRows } from '../lists/list-file.ts';
import { readTaskTable, taskLineCount, type TaskFault } from '../task/task-table.ts';
import {
  completeSeal,
  type DrawGround,
  type GroundFault,
  groundOfFile,
  groundOfSeed,
  saltOf,
} from './evidence-file.ts';

/** A seal without its lists and a few values; a larger file is something else. */
const MAX_EVIDENCE_BYTES = 16 * 1024 * 1024;

/** What the command line was given. */
export interface OfflineDrawRequest {
  readonly entities: string;
  readonly inspectors: string;
  readonly task: string;
  /** Item list; the office's own when absent. */
  readonly items: string | null;
  readonly ground: { readonly seed: string } | { readonly evidence: string };
  readonly leaveOutFaulty: boolean;
}

/** The office in which a draw is made, and its day. */
export interface OfflineOffice {
  readonly departments: readonly DepartmentName[];
  readonly districts: readonly DistrictName[];
  readonly items: readonly InspectionItem[];
  readonly calendar: WorkCalendar;
  readonly today: IsoDate;
}

/** Why nothing was drawn. */
export type OfflineDrawFault =
  | { readonly code: 'input'; readonly list: ListKind; readonly fault: InputFault }
  | { readonly code: 'task-file'; readonly fault: InputFault }
  | { readonly code: 'task'; readonly file: string; readonly faults: readonly TaskFault[] }
  | { readonly code: 'window'; readonly fault: WindowFault }
  | { readonly code: 'ground'; readonly fault: GroundFault }
  | { readonly code: 'roster'; readonly list: ListKind; readonly fault: RosterFault }
  | { readonly code: 'ceiling'; readonly fault: CeilingFault }
  | { readonly code: 'draw'; readonly fault: DrawFault };

/** A draw with what a clerk should know of its lists. */
export interface OfflineDraw {
  readonly transcript: Transcript;
  readonly entities: ListFile<Entity>;
  readonly inspectors: ListFile<RosterOfficer>;
  /** Years of the deadline that no holiday table covers yet. */
  readonly provisionalYears: readonly number[];
}

/** Reads lists and task, seals, draws. Writes nothing: what is returned is complete or a fault. */
export async function offlineDraw(
  request: OfflineDrawRequest,
  office: OfflineOffice,
  progress?: Progress,
): Promise<Result<OfflineDraw, OfflineDrawFault>> {
  const lists = await readLists(request, office);
  if (!lists.ok) return lists;
  const rules = await readTask(request, office);
  if (!rules.ok) return rules;
  const ground = await readGround(request, rules.value.rules);
  if (!ground.ok) return fail({ code: 'ground', fault: ground.fault });
  const drawn = drawSealed(lists.value, rules.value.rules, ground.value, office, progress);
  if (!drawn.ok) return drawn;
  const { entities, inspectors } = lists.value;
  const { provisionalYears } = rules.value;
  return ok({ transcript: drawn.value, entities: entities.file, inspectors: inspectors.file, provisionalYears });
}

interface ReadLists {
  readonly entities: { readonly file: ListFile<Entity>; readonly rows: readonly Entity[] };
  readonly inspectors: { readonly file: ListFile<RosterOfficer>; readonly rows: readonly RosterOfficer[] };
}

async function readLists(
  request: OfflineDrawRequest,
  office: OfflineOffice,
): Promise<Result<ReadLists, OfflineDrawFault>> {
  const context: DecodingContext = {
    departments: office.departments,
    districts: office.districts,
    towns: SUIZHOU_TOWNS,
    inferDistricts: true,
    today: office.today,
    entityIds: new Map(),
  };
  const entities = await readListFile(request.entities, 'entities', (block, header, mapping) =>
    decodeEntities(block, header, mapping, context),
  );
  if (!entities.ok) return fail({ code: 'input', list: 'entities', fault: entities.fault });
  const rows = usableRows(entities.value, request.leaveOutFaulty);
  if (!rows.ok) return fail({ code: 'input', list: 'entities', fault: rows.fault });
  const entityIds = new Map(rows.value.map(({ name, id }) => [name, id]));
  const inspectors = await readListFile(request.inspectors, 'inspectors', (block, header, mapping) =>
    decodeInspectors(block, header, mapping, { ...context, entityIds }),
  );
  if (!inspectors.ok) return fail({ code: 'input', list: 'inspectors', fault: inspectors.fault });
  const officers = usableRows(inspectors.value, request.leaveOutFaulty);
  if (!officers.ok) return fail({ code: 'input', list: 'inspectors', fault: officers.fault });
  return ok({
    entities: { file: entities.value, rows: rows.value },
    inspectors: { file: inspectors.value, rows: officers.value },
  });
}

async function readTask(
  request: OfflineDrawRequest,
  office: OfflineOffice,
): Promise<Result<{ readonly rules: DrawRules; readonly provisionalYears: readonly number[] }, OfflineDrawFault>> {
  const items = await readItems(request, office);
  if (!items.ok) return items;
  const book = await readSheets(request.task);
  if (!book.ok) return fail({ code: 'task-file', fault: book.fault });
  const rules = readTaskTable(taskRows(book.value.sheets), { ...office, items: items.value });
  if (!rules.ok) return fail({ code: 'task', file: basename(request.task), faults: rules.fault });
  const { inspectionFrom: from, inspectionUntil: until } = rules.value;
  const window = inspectWindow(office.calendar, { from, until }, office.today);
  if (!window.ok) return fail({ code: 'window', fault: window.fault });
  const { provisionalYears } = window.value;
  return ok({ rules: { ...rules.value, deadlineProvisional: provisionalYears.length > 0 }, provisionalYears });
}

/** In a workbook of several sheets the task is on the first that has most of a task's lines. */
function taskRows(sheets: readonly Sheet[]): Sheet['rows'] {
  const counted = sheets.map(({ rows }) => ({ rows, lines: taskLineCount(rows) }));
  return counted.reduce<(typeof counted)[number]>((best, one) => (one.lines > best.lines ? one : best), {
    rows: sheets[0]?.rows ?? [],
    lines: 0,
  }).rows;
}

async function readItems(
  request: OfflineDrawRequest,
  office: OfflineOffice,
): Promise<Result<readonly InspectionItem[], OfflineDrawFault>> {
  if (request.items === null) return ok(office.items);
  const context: DecodingContext = {
    ...office,
    towns: [],
    inferDistricts: false,
    entityIds: new Map(),
  };
  const list = await readListFile(request.items, 'items', (block, header, mapping) =>
    decodeItems(block, header, mapping, context),
  );
  if (!list.ok) return fail({ code: 'input', list: 'items', fault: list.fault });
  const rows = usableRows(list.value, request.leaveOutFaulty);
  return rows.ok ? rows : fail({ code: 'input', list: 'items', fault: rows.fault });
}

async function readGround({ ground }: OfflineDrawRequest, rules: DrawRules): Promise<Result<DrawGround, GroundFault>> {
  if ('seed' in ground) return groundOfSeed(ground.seed, rules.inspectionFrom);
  const file = basename(ground.evidence);
  const unreadable: GroundFault = { code: 'not-json', path: file };
  let text: string;
  try {
    if ((await stat(ground.evidence)).size > MAX_EVIDENCE_BYTES) return fail(unreadable);
    text = await readFile(ground.evidence, 'utf8');
  } catch {
    return fail(unreadable);
  }
  return groundOfFile(file, text);
}

function drawSealed(
  lists: ReadLists,
  rules: DrawRules,
  ground: DrawGround,
  office: OfflineOffice,
  progress: Progress | undefined,
): Result<Transcript, OfflineDrawFault> {
  const officers: readonly SealedInspector[] = lists.inspectors.rows.map(({ inspector }) => ({
    inspector,
    salt: saltOf(ground.saltKey, inspector.id),
  }));
  const entities = entityRoster(lists.entities.rows);
  if (!entities.ok) return fail({ code: 'roster', list: 'entities', fault: entities.fault });
  const inspectors = officerRoster(officers);
  if (!inspectors.ok) return fail({ code: 'roster', list: 'inspectors', fault: inspectors.fault });
  const seal = completeSeal(ground.frame, {
    entities: entities.value.root,
    inspectors: inspectors.value.root,
    rules,
    departments: office.departments,
    districts: office.districts,
  });
  if (!seal.ok) return fail({ code: 'ground', fault: seal.fault });
  const input = { seal: seal.value, entities: lists.entities.rows, officers, evidence: ground.evidence };
  const ceiling = brokenCeiling(entities.value, seal.value);
  if (ceiling !== null) return fail({ code: 'ceiling', fault: ceiling });
  const drawn = draw(input, progress);
  return drawn.ok ? drawn : fail({ code: 'draw', fault: drawn.fault });
}

/** The ceiling of an ordinary item that the draw would break; a pool that can't be drawn is the draw's to refuse. */
function brokenCeiling(entities: EntityRoster, { rules, exclusions }: Seal): CeilingFault | null {
  const preview = poolPreview(entities, rules, exclusions);
  return preview.ok ? ceilingFault(rules, preview.value) : null;
}
