/*
 * What the app needs in Feishu's console. The same lists are in `docs/feishu-setup.md`, which a test compares.
 */

/** Something the office does, and the scopes that allow it: any one of the alternatives, each whole. */
export interface ScopeNeed {
  readonly purpose: string;
  readonly anyOf: readonly (readonly string[])[];
  /** Without it nobody can work with the bot; others only cost a comfort. */
  readonly essential: boolean;
}

/** Scopes, by purpose. */
export const SCOPE_NEEDS: readonly ScopeNeed[] = [
  {
    purpose: '发送和更新卡片',
    anyOf: [['im:message'], ['im:message:send_as_bot', 'im:message:update']],
    essential: true,
  },
  { purpose: '接收单聊消息', anyOf: [['im:message.p2p_msg:readonly']], essential: true },
  { purpose: '接收群里 @ 机器人的消息', anyOf: [['im:message.group_at_msg:readonly']], essential: true },
  {
    purpose: '创建小组群、增减群成员',
    anyOf: [['im:chat'], ['im:chat:create', 'im:chat.members:write_only', 'im:chat:readonly']],
    essential: true,
  },
  { purpose: '按手机号或邮箱查找人员', anyOf: [['contact:user.id:readonly']], essential: true },
  { purpose: '找回送达情况不明的消息', anyOf: [['im:message:readonly'], ['im:message']], essential: false },
  {
    purpose: '逾期提醒加急',
    anyOf: [['im:message.urgent'], ['im:message.urgent:app_send']],
    essential: false,
  },
  { purpose: '得知人员离职', anyOf: [['contact:contact.base:readonly']], essential: false },
  { purpose: '体检时读取可用范围', anyOf: [['admin:app.info:readonly']], essential: false },
  { purpose: '体检时读取事件订阅', anyOf: [['application:application:self_manage']], essential: false },
];

/** Events, each with its name in the console. */
export const EVENT_NEEDS = {
  'im.message.receive_v1': '接收消息',
  'im.chat.access_event.bot_p2p_chat_entered_v1': '用户进入与机器人的会话',
  'application.bot.menu_v6': '机器人自定义菜单',
  'contact.user.deleted_v3': '员工离职',
  'im.chat.disbanded_v1': '群解散',
  'im.chat.member.bot.deleted_v1': '机器人被移出群',
} as const;

/** Callbacks, likewise. */
export const CALLBACK_NEEDS = { 'card.action.trigger': '卡片回传交互' } as const;

/** Needs that no granted alternative covers. */
export function lackingScopes(granted: ReadonlySet<string>): readonly ScopeNeed[] {
  return SCOPE_NEEDS.filter(({ anyOf }) => !anyOf.some((scopes) => scopes.every((scope) => granted.has(scope))));
}
