import type { OfflineOffice } from '../../bin/draw/offline-draw.ts';
import { sampleItems } from '../../bin/draw/offline-office.ts';
import { fictionalCode } from '../../bin/sample/fictional-code.ts';
import { sampleWorkspace } from '../../bin/sample/sample-workspace.ts';
import { announcedHolidays } from '../../core/calendar/announced-holidays.ts';
import { workCalendar } from '../../core/calendar/working-days.ts';
import { isoDate } from '../../core/model/normalise.ts';
import type { Cell } from '../../core/tabular/cell.ts';
import { must } from '../support/sample-draw.ts';

/** Small lists without a fault, for tests to spoil in one place. All of it is fictional. */
export type Rows = readonly (readonly Cell[])[];

export const TODAY = must(isoDate('2026-03-01'));

/** The sample's day, which the tests do not change. */
export const sample = sampleWorkspace(TODAY);

/** The made-up office on {@link TODAY}. */
export const office: OfflineOffice = {
  departments: sample.departments,
  districts: sample.districts,
  items: sampleItems(sample),
  calendar: workCalendar(announcedHolidays()),
  today: TODAY,
};

/** The code of the firm in row `index`. */
export const codeOf = (index: number): string => fictionalCode('91', '421303', index);

const CLASSES = ['A', 'A', 'B', 'C'];

/** Firms, half of them food shops, half public places. */
export function entityRows(count = 120): Rows {
  const rows = Array.from({ length: count }, (_, index): Cell[] => [
    `虚构示例商行${index}号`,
    codeOf(index),
    index % 2 === 0 ? '食品销售经营者' : '公众聚集场所',
    '存续',
    CLASSES[index % CLASSES.length] ?? 'A',
    '曾都区',
  ]);
  return [['企业名称', '统一社会信用代码', '检查对象类型', '登记状态', '信用风险等级', '所在区县'], ...rows];
}

/** Officers of the two departments in turn; certificates hold until `validUntil`. */
export function inspectorRows({
  count = 16,
  validUntil = '2028-12-31',
  departments = ['市市场监管局', '市消防救援支队'],
} = {}): Rows {
  const rows = Array.from({ length: count }, (_, index): Cell[] => [
    `虚构示例员${index}`,
    `T${String(index).padStart(4, '0')}`,
    departments[index % departments.length] ?? '',
    '曾都区',
    `鄂T${String(index).padStart(6, '0')}`,
    validUntil,
  ]);
  return [['姓名', '工号', '所属部门', '所属区县', '执法证号', '证件有效期'], ...rows];
}

const TASK: Readonly<Record<string, Cell>> = {
  任务名称: '虚构示例联合抽查',
  抽查事项: 'SCJG-003、XFJY-001',
  牵头部门: 'SCJG',
  参与部门: 'XFJY',
  分层: '信用风险等级',
  抽取比例: '不低于10%',
  候补户数: 2,
  检查开始: '2026-03-09',
  检查截止: '2026-03-27',
};

/** The task with some of its lines changed; `null` leaves a line out. */
export const taskRows = (changed: Readonly<Record<string, Cell>> = {}): Rows =>
  Object.entries({ ...TASK, ...changed })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, value]);
