import type { WritableSheet } from '../../excel-addin/files/xlsx-sheet-xml.ts';
import type { Cell } from '../../core/tabular/cell.ts';
import type { IsoDate } from '../../core/model/ids.ts';
import { dayFrom } from './sample-day.ts';

/** The task that the first start and the demonstration propose: 进一次门、查多项事 at food shops and public places. */
export interface SampleTask {
  readonly title: string;
  /** Codes of the items. */
  readonly items: readonly string[];
  /** Codes of the departments. */
  readonly lead: string;
  readonly participants: readonly string[];
  /** Kinds of entities (检查对象类型) that make the pool. */
  readonly objectTypes: readonly string[];
  readonly ratio: string;
  readonly officersPerTeam: number;
  readonly entitiesPerTeam: number;
  readonly inspectionFrom: IsoDate;
  readonly inspectionUntil: IsoDate;
}

/** The proposed task; the inspections lie one to four weeks ahead. */
export function sampleTask(today: IsoDate): SampleTask {
  return {
    title: `${today.slice(0, 4)}年食品销售和公众聚集场所部门联合抽查（示例）`,
    items: ['SCJG-003', 'XFJY-001'],
    lead: 'SCJG',
    participants: ['XFJY'],
    objectTypes: ['食品销售经营者', '公众聚集场所'],
    ratio: '不低于5%',
    officersPerTeam: 2,
    entitiesPerTeam: 2,
    inspectionFrom: dayFrom(today, 7),
    inspectionUntil: dayFrom(today, 27),
  };
}

/** The task as a table of two columns, as the command line reads it. */
export function taskSheet(task: SampleTask): WritableSheet {
  const rows: Cell[][] = [
    ['项目', '内容'],
    ['任务名称', task.title],
    ['抽查事项', task.items.join('、')],
    ['牵头部门', task.lead],
    ['参与部门', task.participants.join('、')],
    ['抽查范围', `对象类型=${task.objectTypes.join('、')}`],
    ['分层', '信用风险等级'],
    ['抽取比例', task.ratio],
    ['候补户数', 3],
    ['每组人数', task.officersPerTeam],
    ['每组户数', task.entitiesPerTeam],
    ['每人最多组数', 4],
    ['区县规则', '不限'],
    ['检查开始', task.inspectionFrom],
    ['检查截止', task.inspectionUntil],
  ];
  return { name: '抽查方案', rows, columnWidths: [16, 60], headingRow: 0 };
}
