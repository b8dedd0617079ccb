import type { ChangeCounts } from '../../core/lists/list-version.ts';
import type { Card } from './card.ts';
import { card, figures, footnote, header, paragraph } from './elements.ts';
import { namesLine } from './people.ts';

/** What came of keeping a list of officers, once Feishu was asked for all of them. */
export interface ListReportView {
  readonly number: number;
  readonly changes: ChangeCounts;
  /** Officers of the department on the list, and how many of them have an account. */
  readonly officers: number;
  readonly found: number;
  /** Names of those whom Feishu does not know. */
  readonly missing: readonly string[];
}

/** Tells who kept the list whom the bot can't find. */
export function listReportCard({ number, changes, officers, found, missing }: ListReportView): Card {
  const well = missing.length === 0;
  const title = '执法人员名录已同步';
  return card(
    header(well ? 'blue' : 'orange', title, `第 ${number} 版`, well ? undefined : ['orange', '有人没有找到']),
    [
      figures([
        [String(officers), '名录人员'],
        [String(found), '找到账号'],
        [String(missing.length), '没有找到'],
      ]),
      paragraph(`本次新增 ${changes.added} 条、修改 ${changes.changed} 条、删除 ${changes.removed} 条。`),
      ...(well
        ? [paragraph('名录上的人员都能在飞书中收到通知，现在就可以登记请假和回避。')]
        : namesLine(
            '飞书里没有找到',
            missing,
            '请补上或核对手机号、邮箱后再同步，或确认是否已离职、是否在机器人可用范围',
          )),
      footnote('再次同步会重新查找没有找到的人，这张卡片随之更新。发送“人员”查看全部人员。'),
    ],
    `${title}：找到 ${found}/${officers}`,
  );
}
