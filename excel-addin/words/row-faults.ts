import type { RowFault, RowFaultCode } from '../../core/tabular/row-fault.ts';
import { cellAddress } from '../../core/tabular/cell.ts';
import { rowNumber } from './numbers.ts';
import { quotedText } from './their-text.ts';

/** How a kind of fault is told. */
export interface FaultWords {
  /** Heading of the group. */
  readonly title: string;
  /** What is wrong with this cell; follows the cell's address. */
  readonly say: (fault: RowFault) => string;
  /** What to do; once for the group. */
  readonly remedy: string;
}

const valued = (fault: RowFault): string => (fault.value === '' ? '（空）' : `“${quotedText(fault.value)}”`);
const expected = (fault: RowFault): string => fault.expected ?? '';

const BASIS = { address: '按地址推定', town: '按乡镇推定', code: '按登记机关推定' } as const;

/** Words for every fault of a row. */
export const ROW_FAULT_WORDS: Readonly<Record<RowFaultCode, FaultWords>> = {
  'missing-name': { title: '没有名称', say: () => '名称是空的', remedy: '补上名称，这一行才能使用。' },
  'missing-id': { title: '没有代码', say: () => '代码是空的', remedy: '补上代码或编号，这一行才能使用。' },
  'id-malformed': {
    title: '代码不能使用',
    say: (fault) => `${valued(fault)} 不能作为代码`,
    remedy: '代码不超过 55 字节；部门和区划代码只用字母、数字和“-”。',
  },
  'duplicate-id': {
    title: '代码重复',
    say: (fault) => `${valued(fault)} 与第 ${rowNumber(fault.otherRow ?? 0)} 行重复`,
    remedy: '两行留一行；目前采用前一行。',
  },
  'code-precision-lost': {
    title: '长代码被存成了数字',
    say: () => '超过 15 位的数字已丢失末几位',
    remedy: '把这一列设为文本格式，再重新录入代码。',
  },
  'code-length': {
    title: '信用代码位数不对',
    say: (fault) => `${valued(fault)} 不是 18 位`,
    remedy: '核对营业执照后改正；确实只有这个编号的，可以决定保留。',
  },
  'code-character': {
    title: '信用代码有不允许的字符',
    say: (fault) =>
      `${valued(fault)} 含有代码里不会出现的字符${fault.expected === undefined ? '' : `（是否应为 ${fault.expected}）`}`,
    remedy: '常见的是把 0 写成 O、1 写成 I；核对后改正。',
  },
  'code-check-character': {
    title: '统一社会信用代码校验位不符',
    say: (fault) => `${valued(fault)} 校验位不符（末位应为 ${expected(fault)}）`,
    remedy: '多半有一位抄错了；核对营业执照后改正，或决定保留。',
  },
  'code-organisation-check': {
    title: '信用代码中的组织机构代码校验位不符',
    say: (fault) => `${valued(fault)} 第 17 位不符（应为 ${expected(fault)}）`,
    remedy: '多半有一位抄错了；核对营业执照后改正，或决定保留。',
  },
  'registration-number': {
    title: '用的是旧注册号',
    say: (fault) => `${valued(fault)} 是 15 位注册号`,
    remedy: '可以使用；有了统一社会信用代码后请更新。',
  },
  'short-code': {
    title: '代码很短',
    say: (fault) => `${valued(fault)} 不是 ${expected(fault)} 位信用代码，按自编号使用`,
    remedy: '是自编号就不必处理；是没有录全的信用代码，请补全。',
  },
  'duplicate-name': {
    title: '同名而代码不同',
    say: (fault) => `${valued(fault)} 与第 ${rowNumber(fault.otherRow ?? 0)} 行同名`,
    remedy: '若是同一家，请留一行；分支机构则不必处理。',
  },
  'cell-error': { title: '公式出错', say: (fault) => `单元格显示 ${fault.value}`, remedy: '修好公式或改填数值。' },
  'text-too-long': {
    title: '文字太长',
    say: (fault) => `超过 ${expected(fault)} 字，只取前面的`,
    remedy: '缩短后再用，或接受截短。',
  },
  'date-unreadable': {
    title: '日期看不懂',
    say: (fault) => `${valued(fault)} 不是能识别的日期`,
    remedy: '写成 2026-01-31、2026/1/31 或 2026年1月31日。',
  },
  'status-unknown': {
    title: '登记状态看不懂',
    say: (fault) => `${valued(fault)} 不是已知的状态`,
    remedy: '写成 存续、注销、吊销、迁出 等；目前不放入可抽范围，可以决定保留。',
  },
  'status-missing': {
    title: '登记状态是空的',
    say: () => '没有登记状态',
    remedy: '补上状态；目前不放入可抽范围，可以决定保留。',
  },
  'not-active': {
    title: '已不再经营',
    say: (fault) => `状态为 ${valued(fault)}`,
    remedy: '留在名录里，抽取时自动排除。',
  },
  'district-unknown': {
    title: '区县不在名单里',
    say: (fault) => `${valued(fault)} 不是本地的区县`,
    remedy: '改成名单里的县市区，或把它加入“县市区”表。',
  },
  'district-missing': {
    title: '没有区县',
    say: () => '区县未填，地址里也看不出来',
    remedy: '补上区县；不补也能抽，但不能按区县选择或分层。',
  },
  'district-inferred': {
    title: '区县是推定的',
    say: (fault) => `${BASIS[fault.basis ?? 'address']}为 ${expected(fault)}`,
    remedy: '请抽看几行；不认可时关掉“按地址推定区县”。',
  },
  'district-retired': {
    title: '用了旧的区划代码',
    say: (fault) => `${valued(fault)} 已停用，按 ${expected(fault)} 处理`,
    remedy: '方便时改成现行代码。',
  },
  'department-missing': { title: '没有部门', say: () => '部门是空的', remedy: '补上部门，这一行才能使用。' },
  'department-unknown': {
    title: '部门不在成员单位里',
    say: (fault) => `${valued(fault)} 不是成员单位`,
    remedy: '改成成员单位的名称或编码，或把它加入“成员单位”表。',
  },
  'certificate-missing': {
    title: '没有执法证',
    say: () => '没有执法证号',
    remedy: '可以留在名录里，但不计入两名执法人员。',
  },
  'certificate-date-missing': {
    title: '执法证没有有效期',
    say: () => '有效期是空的，这张证不算数',
    remedy: '补上有效期。',
  },
  'certificate-expired': {
    title: '执法证已过期',
    say: (fault) => `有效期 ${valued(fault)} 已过`,
    remedy: '换证后更新有效期；在此之前不会被派出。',
  },
  'leave-unreadable': {
    title: '请假时间看不懂',
    say: (fault) => `${valued(fault)} 不是能识别的起止日期`,
    remedy: '写成 2026-03-01至2026-03-10，多段用分号隔开。',
  },
  'conflict-unknown': {
    title: '回避企业不在名录里',
    say: (fault) => `检查对象里没有 ${valued(fault)}`,
    remedy: '写全称或统一社会信用代码。',
  },
  'load-unreadable': {
    title: '已承担任务数看不懂',
    say: (fault) => `${valued(fault)} 不是整数，按 0 计`,
    remedy: '填 0 或更大的整数。',
  },
  'mobile-malformed': {
    title: '手机号不对',
    say: () => '不是 11 位手机号',
    remedy: '改正后，飞书才能找到本人。',
  },
  'email-malformed': { title: '邮箱不对', say: () => '不是邮箱地址', remedy: '改正后，飞书才能找到本人。' },
  'contact-missing': {
    title: '没有手机和邮箱',
    say: () => '没有联系方式',
    remedy: '补上手机或邮箱，否则飞书里通知不到本人。',
  },
  'basis-missing': { title: '没有抽查依据', say: () => '依据是空的', remedy: '补上法律法规条款。' },
  'guidance-missing': { title: '没有工作指引', say: () => '指引是空的', remedy: '补上后会随任务发给执法人员。' },
  'ratio-unreadable': {
    title: '比例或频次看不懂',
    say: (fault) => `${valued(fault)} 不是能识别的写法`,
    remedy: '写成 不低于3%、不超过2%、每年不超过2次 等。',
  },
  'ratio-out-of-range': {
    title: '比例不在 0 到 100% 之间',
    say: (fault) => `${valued(fault)} 超出范围`,
    remedy: '改成大于 0、不超过 100% 的比例。',
  },
  'weight-unknown': {
    title: '事项类别看不懂',
    say: (fault) => `${valued(fault)} 不是“一般”或“重点”，按一般事项处理`,
    remedy: '写成 一般 或 重点。',
  },
  'full-coverage': {
    title: '全覆盖事项',
    say: () => '应全覆盖检查',
    remedy: '不能随机抽取；确需抽取的，要写明依据。',
  },
  'footer-row': { title: '表尾', say: (fault) => `${valued(fault)} 不是名单的一行，已略过`, remedy: '不必处理。' },
};

/** One fault as a sentence with its cell: `C17 统一社会信用代码校验位不符（末位应为 X）`. */
export const rowFaultSentence = (fault: RowFault): string =>
  `${cellAddress(fault)} ${ROW_FAULT_WORDS[fault.code].say(fault)}`;
