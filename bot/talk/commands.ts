import type { MenuCommand } from '../cards/clicks.ts';

/** What somebody asked for, however it was written. */
export type Command =
  | { readonly kind: MenuCommand }
  /** Leave, or a firm to keep away from, as written behind the command. */
  | { readonly kind: 'declare-leave' | 'declare-conflict'; readonly written: string }
  /** One task; `number` is what was written, to be matched against the draws. */
  | { readonly kind: 'task'; readonly number: string }
  | { readonly kind: 'remind'; readonly number: string }
  | { readonly kind: 'resend'; readonly number: string }
  | { readonly kind: 'greeting' }
  | { readonly kind: 'unknown'; readonly text: string };

/** Words for each command: the first is the one we teach, the others are what people write instead. */
const WORDS: readonly (readonly [kind: MenuCommand | 'greeting', ...words: string[]])[] = [
  ['tasks', '我的任务', '任务', '任务列表', '我的抽查', '我的抽查任务', '待办', '我的待办', '抽查任务', '查看任务'],
  ['today', '今天', '今日', '今天任务', '今日任务', '今天做什么', '今天有什么任务'],
  ['progress', '进度', '任务进度', '进展', '完成情况', '查看进度'],
  ['pair', '配对', '配对码', '绑定', '连接excel', '配对excel', '我要配对', '获取配对码', '登录'],
  ['unpair', '解绑', '取消配对', '解除配对', '解除绑定', '取消绑定', '退出登录'],
  ['overdue', '逾期', '逾期名单', '逾期任务', '超期', '谁逾期了', '逾期情况'],
  ['statistics', '统计', '统计数据', '数据统计', '汇总', '年度统计'],
  ['people', '人员', '人员核对', '找不到的人', '谁找不到', '没找到的人', '人员名录', '谁收不到'],
  ['leave', '请假', '休假', '年假', '我的请假', '请假登记', '销假', '取消请假', '撤销请假', '怎么请假', '如何请假'],
  ['recusal', '回避声明', '声明回避', '回避', '我的回避', '申请回避', '回避申请', '回避登记', '登记回避'],
  ['help', '帮助', '菜单', '说明', '使用说明', '怎么用', '如何使用', '功能', 'help', 'menu', '?', 'h'],
  ['greeting', '你好', '您好', '在吗', '在不在', 'hi', 'hello', '谢谢', '收到'],
];

const KINDS = new Map(WORDS.flatMap(([kind, ...words]) => words.map((word) => [word, kind] as const)));

/** Commands that take a task's number, written before or after it. */
const NUMBERED: readonly (readonly [kind: 'task' | 'remind' | 'resend', pattern: RegExp])[] = [
  ['remind', /^(?:一键)?(?:催办|催一下|催促|提醒)(?<number>.*)$/],
  ['resend', /^(?:补发|重发|重新发送)(?<number>.*)$/],
  ['task', /^(?:查看|查询)?(?:抽查)?(?:任务|编号|任务编号)(?<number>[0-9a-z].*)$/],
  ['task', /^(?<number>[a-z]{1,8}-?\d{4}-?\d{1,6})$/],
];

/** Commands that take what follows as it was written; a leave may also stand before its word. */
const DECLARING: readonly (readonly [kind: 'declare-leave' | 'declare-conflict', pattern: RegExp])[] = [
  ['declare-leave', /^(?:我要|我想|帮我|我)?(?:请假|休假|请年假|年假)[\s:,，：]*(?<written>.+)$/su],
  ['declare-leave', /^(?:我要|我想|帮我|我)?(?<written>.+?)(?:请假|休假)$/su],
  ['declare-conflict', /^(?:回避声明|声明回避|回避登记|登记回避|回避)[\s:,，：]*(?<written>.+)$/su],
];

/** Longest number that is looked at. */
const LONGEST_NUMBER = 40;

/**
 * Reads a command from what somebody wrote: full-width signs, capitals, spaces, dashes and stops don't matter, nor
 * politeness around it.
 */
export function readCommand(text: string): Command {
  const words = simplified(text);
  const kind =
    KINDS.get(words) ??
    KINDS.get(words.replace(/^(?:请问|请(?!假)|帮我|我要|我想|查看|查询|看看|看)+|(?:一下|吧|呢|吗|啊)+$/g, ''));
  if (kind !== undefined) return { kind };
  for (const [numbered, pattern] of NUMBERED) {
    const number = pattern.exec(words)?.groups?.['number'];
    if (number !== undefined && number.length <= LONGEST_NUMBER) return { kind: numbered, number };
  }
  const meant = slips(words);
  if (meant !== null) return { kind: meant };
  for (const [declaring, pattern] of DECLARING) {
    const written = pattern.exec(spoken(text))?.groups?.['written'];
    if (written !== undefined) return { kind: declaring, written };
  }
  return { kind: 'unknown', text };
}

/**
 * What two characters become when an input method gives the wrong ones, and commands typed while it was off. A word of two
 * characters is too short to be guessed at: one character more or less makes another word of it.
 */
const SLIPS: ReadonlyMap<string, MenuCommand> = new Map([
  ['金天', 'today'],
  ['jintian', 'today'],
  ['进渡', 'progress'],
  ['近度', 'progress'],
  ['jindu', 'progress'],
  ['renwu', 'tasks'],
  ['任物', 'tasks'],
  ['wderenwu', 'tasks'],
  ['woderenwu', 'tasks'],
  ['我的', 'tasks'],
  ['配队', 'pair'],
  ['匹对', 'pair'],
  ['peidui', 'pair'],
  ['解邦', 'unpair'],
  ['解帮', 'unpair'],
  ['jiebang', 'unpair'],
  ['请价', 'leave'],
  ['清假', 'leave'],
  ['qingjia', 'leave'],
  ['回壁', 'recusal'],
  ['huibi', 'recusal'],
  ['逾其', 'overdue'],
  ['余期', 'overdue'],
  ['yuqi', 'overdue'],
  ['统记', 'statistics'],
  ['统及', 'statistics'],
  ['tongji', 'statistics'],
  ['帮组', 'help'],
  ['邦助', 'help'],
  ['bangzhu', 'help'],
]);

/** The command one slip away from what was written, or null where it is none, or could be several. */
function slips(words: string): MenuCommand | 'greeting' | null {
  const known = SLIPS.get(words);
  if (known !== undefined) return known;
  if (words.length < LEAST_GUESSED || words.length > LONGEST_GUESSED) return null;
  const kinds = new Set(
    [...KINDS].filter(([word]) => word.length >= LEAST_GUESSED && isOneSlip(word, words)).map(([, kind]) => kind),
  );
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : null;
}

/** Shorter words are not guessed at, longer ones are no command. */
const LEAST_GUESSED = 4;
const LONGEST_GUESSED = 12;

/** Whether one character was put in, left out, changed, or two neighbours exchanged. */
function isOneSlip(word: string, written: string): boolean {
  const [short, long] = word.length <= written.length ? [word, written] : [written, word];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  if (short.length < long.length) return short.slice(same) === long.slice(same + 1);
  const [a, b] = [word.slice(same), written.slice(same)];
  return a.slice(1) === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}

/** What was written, but for the width of its signs and the stops at its end. */
const spoken = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/[。.!！~～]+$/, '');

/** One form for the many ways to write the same. */
function simplified(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}。，、！!,.；;：:“”"'‘’《》<>【】[\]()（）~～…—–_/\\]+/gu, '')
    .replace(/(?<=.)\?+$/, '');
}

/** Whether what was written can mean this draw: the whole number, the number without dashes, or its last part. */
export function matchesNumber(written: string, drawNumber: string): boolean {
  const plain = drawNumber.toLowerCase();
  const wanted = simplified(written);
  if (wanted === plain || wanted.replaceAll('-', '') === plain.replaceAll('-', '')) return true;
  const serial = plain.split('-').at(-1) ?? '';
  return /^\d{1,6}$/.test(wanted) && /^\d+$/.test(serial) && Number(wanted) === Number(serial);
}
