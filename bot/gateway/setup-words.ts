import type { AppFault, Subscription, Way } from './feishu/app-review.ts';

/** A fault in words: what is so, and what to click. */
export interface SetupAdvice {
  readonly what: string;
  readonly todo: string;
  /** Nobody can work before it is mended; others cost a comfort, or could only not be looked at. */
  readonly serious: boolean;
}

type Words = { readonly [Code in AppFault['code']]: (fault: Extract<AppFault, { code: Code }>) => SetupAdvice };

const TAB: Readonly<Record<Subscription, string>> = { events: '事件配置', callbacks: '回调配置' };
const WAY: Readonly<Record<Subscription, Readonly<Record<Way, string>>>> = {
  events: { websocket: '使用长连接接收事件', webhook: '将事件发送至开发者服务器' },
  callbacks: { websocket: '使用长连接接收回调', webhook: '将回调发送至开发者服务器' },
};

const PUBLISH = '改完后在“版本管理与发布”创建版本并发布，才会生效。';

const WORDS: Words = {
  'bot-off': () => ({
    what: '应用还没有机器人能力，或没有发布带机器人的版本。',
    todo: `在“添加应用能力”页添加“机器人”。${PUBLISH}`,
    serious: true,
  }),
  'scope-missing': ({ need: { purpose, anyOf, essential } }) => ({
    what: `缺少权限：${purpose}。`,
    todo: `在“权限管理”页开通 ${anyOf.map((scopes) => scopes.join(' 和 ')).join('，或 ')}。${PUBLISH}`,
    serious: essential,
  }),
  'scopes-unreadable': ({ answer }) => ({
    what: `查不到已开通的权限（${codeWords(answer)}）。`,
    todo: '稍后再试；仍不行请在“权限管理”页对照接入说明核对。',
    serious: false,
  }),
  'subscriptions-unreadable': ({ answer }) => ({
    what: `查不到事件与回调的订阅（${codeWords(answer)}）。`,
    todo: '在“权限管理”页开通 application:application:self_manage 后再试，或在“事件与回调”页对照接入说明核对。',
    serious: false,
  }),
  'delivery-wrong': ({ what, expected }) => ({
    what: `“${TAB[what]}”的订阅方式与本机设置不一致。`,
    todo: `在“事件与回调”页的“${TAB[what]}”中，把订阅方式改为“${WAY[what][expected]}”。`,
    serious: true,
  }),
  'not-subscribed': ({ what, name, title }) => ({
    what: `没有订阅：${title}（${name}）。`,
    todo: `在“事件与回调”页的“${TAB[what]}”中点“添加${what === 'events' ? '事件' : '回调'}”，搜索“${title}”添加。${PUBLISH}`,
    serious: ESSENTIAL.has(name),
  }),
  'range-empty': () => ({
    what: '应用的可用范围里没有人。',
    todo: '在“版本管理与发布”页创建版本，“可用范围”选择全体执法人员、经办人、见证人和联席会议办公室人员，提交并发布。',
    serious: true,
  }),
  'range-unreadable': ({ answer }) => ({
    what: `查不到应用的可用范围（${codeWords(answer)}）。`,
    todo: '在“权限管理”页开通 admin:app.info:readonly 后再试，或在“版本管理与发布”页核对“可用范围”包括了全体人员。',
    serious: false,
  }),
};

/** Without these nothing that people write or press arrives. */
const ESSENTIAL: ReadonlySet<string> = new Set(['im.message.receive_v1', 'card.action.trigger']);

const codeWords = (answer: number | null): string => (answer === null ? '飞书没有回答' : `代码 ${answer}`);

/** Says what is wrong with the app's settings and what to click in Feishu's console. */
export function setupAdvice(fault: AppFault): SetupAdvice {
  // the record's entry for a code takes exactly the fault of that code
  const say = WORDS[fault.code] as (fault: AppFault) => SetupAdvice;
  return say(fault);
}
