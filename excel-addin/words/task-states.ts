/** How far a firm's task is, from drawing to publication. */
export const TASK_STATES = [
  'waiting',
  'undelivered',
  'told',
  'accepted',
  'recusal',
  'returned',
  'checked',
  'published',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** As the status column writes it. */
export const TASK_STATE_WORDS: Readonly<Record<TaskState, string>> = {
  waiting: '待通知',
  undelivered: '未送达',
  told: '已通知',
  accepted: '已接受',
  recusal: '回避',
  returned: '退回重填',
  checked: '已检查',
  published: '已公示',
};
