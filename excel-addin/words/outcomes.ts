import { MIN_ENTROPY_TENTHS } from '../../core/draw/assurance.ts';
import type { CheckName } from '../../core/verify/report.ts';
import type { IneligibilityReason } from '../../core/draw/transcript.ts';
import type { AssuranceLevel } from '../../core/draw/seal.ts';
import type { AssignmentState, DeliveryFailure, DrawPhase, Role, WitnessStatus } from '../../core/wire/api.ts';
import type { RecusalReason } from '../../core/model/inspector.ts';
import type { EntityStatus } from '../../core/model/entity.ts';
import type { Stage } from '../../core/draw/progress.ts';

/** What each check of a verification asks, as a question that it answers with yes. */
export const CHECK_WORDS: Readonly<Record<CheckName, string>> = {
  form: '记录完整，没有多余或缺少的内容',
  'seal-hash': '封存内容与封存编号一致',
  'seal-coherent': '封存的规则前后一致',
  seed: '种子由封存内容和各方提交的值算出',
  assurance: '可信等级与证据相符',
  'entity-root': '检查对象名录与封存时一致',
  exclusions: '排除的户数与理由一致',
  strata: '各层的总数、可抽数、抽取数一致',
  drawn: '抽中的每一户都是签号最小的',
  reserve: '候补名单按签号依次排列',
  identity: '抽中各户的名称、地址与封存时一致',
  'officer-root': '执法人员名录与封存时一致',
  'officers-opened': '执法人员的证件、请假、回避与封存时一致',
  teams: '分组由抽取次序得出',
  places: '每组的牵头、参与部门和人数齐全',
  eligibility: '每个岗位的可派人员算得一致',
  'base-plan': '人员分配最均衡，附有证明',
  plan: '随机调换后的人员分配一致',
  predecessor: '与被替换的上一份记录相衔接',
};

/** Why an officer may not fill a place. */
export const INELIGIBILITY_WORDS: Readonly<Record<IneligibilityReason, string>> = {
  'declared-conflict': '申报回避',
  'former-employer': '曾在该企业任职',
  'on-leave': '请假',
  'no-certificate': '没有执法证',
  'certificate-expired': '执法证在检查期内到期',
  qualification: '专业不符',
  district: '辖区不符',
  department: '部门不符',
  recused: '已批准回避',
};

/** 一级、二级、三级, with what each rests on. */
export const ASSURANCE_WORDS: Readonly<Record<AssuranceLevel, { readonly name: string; readonly meaning: string }>> = {
  1: { name: '一级', meaning: '未经见证：只用本单位的随机数' },
  2: { name: '二级', meaning: '见证人在飞书里各自提交了值' },
  3: { name: '三级', meaning: '有见证人先承诺后公开，或采用了事先指定的公开数值' },
};

/** Where a draw stands. */
export const PHASE_WORDS: Readonly<Record<DrawPhase, string>> = {
  sealed: '已封存',
  ready: '可以抽取',
  drawn: '已抽取',
  void: '已作废',
};

/** Where a witness stands, as the row of seals shows it. */
export const WITNESS_WORDS: Readonly<Record<WitnessStatus['state'], string>> = {
  awaited: '未提交',
  committed: '已承诺',
  revealed: '已公开',
  absent: '未参加',
};

/** Where an officer's assignment stands. */
export const ASSIGNMENT_WORDS: Readonly<Record<AssignmentState['kind'], string>> = {
  assigned: '未答复',
  accepted: '已接受',
  'recusal-asked': '申请待审批',
  'recusal-approved': '已同意回避',
  'recusal-refused': '申请未获同意',
  released: '正在更换',
  replaced: '已更换',
};

/** Why somebody asks to keep away. */
export const RECUSAL_WORDS: Readonly<Record<RecusalReason, string>> = {
  interest: '与当事人有利害关系',
  relative: '近亲属',
  'former-employer': '曾任职',
  other: '其他',
};

/** Why a card does not reach its reader, and what to do. */
export const DELIVERY_WORDS: Readonly<Record<DeliveryFailure, string>> = {
  'person-not-found': '飞书里找不到本人，请核对手机号或邮箱',
  'bot-unavailable-to-person': '本人不在机器人的可用范围内，请管理员添加',
  resigned: '本人已离职',
  'blocked-by-person': '本人屏蔽了机器人',
  'content-refused': '飞书没有接受这张卡片',
  'no-permission': '机器人缺少发送权限，请管理员授权',
  'chat-gone': '小组群已解散，或机器人不在群里',
  'quota-used-up': '加急次数已用完，消息已送达',
  refused: '飞书拒收，代码见机器人发来的“未送达”卡片',
  other: '送达情况不明，请先问本人',
};

/** What a person is to the office. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  clerk: '经办人',
  'joint-office': '联席会议办公室',
  inspector: '执法检查人员',
  auditor: '监督人员',
};

/** What a long computation is at. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  roster: '核对名录',
  tickets: '计算签号',
  eligibility: '核对可派人员',
  plan: '分配人员',
  shuffle: '核对随机调换',
  certificate: '核对均衡证明',
  transcript: '核对记录',
};

/** Whether a firm still exists. */
export const ENTITY_STATUS_WORDS: Readonly<Record<EntityStatus, string>> = {
  active: '存续',
  deregistered: '注销',
  revoked: '吊销',
  'moved-out': '迁出',
  cancelled: '撤销',
  closed: '停业',
};

/** Checks that only the pane can make. */
export const PANE_CHECK_WORDS = {
  'same-seal': '这份结果属于本机封存的那一次',
  'same-transcript': '收到的记录就是服务器公布的那一份',
} as const;

/** Said of a draw whose sources beside the operator add less than 128 bits; takes tenths of a bit. */
export const lowEntropyWords = (tenths: number): string =>
  `除办理机关外，各来源的随机量合计 ${String(tenths / 10)} 比特，低于 ${String(MIN_ENTROPY_TENTHS / 10)} 比特：这次抽取要信办理机关没有挑选密值。`;
