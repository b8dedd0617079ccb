import type { EntityResult } from './task.ts';

/** Results of a check as the trade lists them (`regulation.md`, 结果类别); written to the journal in these words. */
export const RESULT_WORDS = [
  '未发现问题',
  '未按规定公示应当公示的信息',
  '公示信息隐瞒真实情况、弄虚作假',
  '通过登记的住所（经营场所）无法联系',
  '发现问题已责令改正',
  '不配合检查情节严重',
  '未发现开展本次抽查涉及的经营活动',
  '发现问题待后续处理',
  '已关闭停业或正在组织清算',
  '已注销、被吊销、被撤销或迁出',
] as const;

/** Where a firm's result stands, for a list. */
export const FILING_WORDS: Readonly<Record<EntityResult, string>> = {
  missing: '待填报',
  filed: '已填报',
  returned: '退回重填',
  accepted: '已审核',
  published: '已公示',
};
